/** The row that a key goes to in a list of so many; null when it is another key. */
export function stepOf(key: string, at: number, count: number): number | null {
  const by = key === 'j' || key === 'ArrowDown' ? 1 : key === 'k' || key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || count === 0) return null;
  return Math.min(count - 1, Math.max(0, at + by));
}
