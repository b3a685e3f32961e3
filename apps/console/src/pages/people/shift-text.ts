/** How a certificate stands on a day: a month before its end it wants attention. */
export function certificateState(validUntil: string, today: string): 'good' | 'expiring' | 'expired' {
  const days = (Date.parse(validUntil) - Date.parse(today)) / 86_400_000;
  if (days < 0) return 'expired';
  return days <= 30 ? 'expiring' : 'good';
}
