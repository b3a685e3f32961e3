/** The part of a family that has an alert, 0 to 1. */
export const shareOf = ({ units, alerting }: { units: number; alerting: number }): number =>
  units > 0 ? Math.min(1, alerting / units) : 0;

/** A whole number at or above the greatest value at which an axis ends well: 1, 2, 3 ... 10, 20, 30 ... */
export function axisEnd(values: readonly number[]): number {
  const greatest = Math.max(1, ...values);
  const decade = 10 ** Math.floor(Math.log10(greatest));
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find(factor => factor * decade >= greatest) ?? 10;
  return step * decade;
}
