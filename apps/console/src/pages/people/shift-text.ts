/** Minutes after midnight as a clock shows them; the end of a day is 24:00. */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** How a certificate stands on a day: a month before its end it wants attention. */
export function certificateState(validUntil: string, today: string): 'good' | 'expiring' | 'expired' {
  const days = (Date.parse(validUntil) - Date.parse(today)) / 86_400_000;
  if (days < 0) return 'expired';
  return days <= 30 ? 'expiring' : 'good';
}
