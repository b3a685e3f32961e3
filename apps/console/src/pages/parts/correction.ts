/** A person's correction as triage keeps it: `normal → high`. Lists are kept as JSON and say nothing to a reader. */
export function correctionOf(quote: string): { from: string; to: string } | null {
  const parts = quote.split(' → ');
  const [from, to] = parts;
  if (parts.length !== 2 || from === undefined || to === undefined) return null;
  return /^[[{]/.test(from) || /^[[{]/.test(to) ? null : { from, to };
}
