/** How far from the shown day on a plan goes; remembered by the browser. */
export const horizons = ['day', 'two', 'workWeek', 'week'] as const;
export type Horizon = (typeof horizons)[number];

export const horizonOf = (value: unknown): Horizon | undefined => horizons.find(one => one === value);

/** How many days that is. A work week ends on its Friday; on a weekend it is the coming one. */
export function daysIn(horizon: Horizon, day: string): number {
  if (horizon === 'day') return 1;
  if (horizon === 'two') return 2;
  if (horizon === 'week') return 7;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return weekday <= 5 ? 6 - weekday : 13 - weekday;
}

/** Of search at most, seconds: several days are more to think about. */
export const secondsFor = (days: number): number => (days === 1 ? 5 : 15);
