export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const ZONE = 'Europe/Sofia';

// Making a format costs a hundred times what using it does.
const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  weekday: 'short',
});

/** Midnight in Sofia of the day that holds `at`, and the ISO weekday there. */
export function sofiaDay(at: number): { midnight: number; weekday: number } {
  const parts = wallClock.formatToParts(at);
  const value = (type: string) => parts.find(part => part.type === type)?.value ?? '0';
  const since =
    Number(value('hour')) * HOUR + Number(value('minute')) * MINUTE + Number(value('second')) * 1_000;
  return {
    midnight: Math.floor(at / 1_000) * 1_000 - since,
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(value('weekday')) + 1,
  };
}
export const iso = (at: number) => new Date(at).toISOString();
