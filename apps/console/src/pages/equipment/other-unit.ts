import type { UnusualDetail } from '#contracts';

type Conversion = readonly [unit: string, factor: number, offset: number];
const thousandth = (unit: string): Conversion[] => [[unit, 1_000, 0]];
/** What a changed setting or a new firmware may tell instead. */
const conversions: Record<string, readonly Conversion[]> = {
  '°C': [
    ['°F', 1.8, 32],
    ['K', 1, 273.15],
  ],
  '°F': [['°C', 1 / 1.8, -32 / 1.8]],
  bar: [
    ['psi', 14.503_8, 0],
    ['kPa', 100, 0],
    ['MPa', 0.1, 0],
  ],
  kPa: [
    ['bar', 0.01, 0],
    ['psi', 0.145_038, 0],
  ],
  kW: thousandth('W'),
  W: [['kW', 0.001, 0]],
  V: thousandth('mV'),
  A: thousandth('mA'),
  s: thousandth('ms'),
  'mm/s': [['in/s', 1 / 25.4, 0]],
};
/** Further off than so many widths of its usual range, what fits another unit is hardly chance. */
const farWidths = 3;

/** The unit in which the value would be as usual, where it is far from that in its own; null: none that is known. */
export function otherUnitOf(
  { value, usual: { low, high }, state }: Pick<UnusualDetail, 'value' | 'usual' | 'state'>,
  unit: string,
): string | null {
  const width = high - low;
  const isFar = value < low - farWidths * width || value > high + farWidths * width;
  if (state !== null || !isFar) return null;
  const found = (conversions[unit] ?? []).find(
    ([, factor, offset]) => value >= low * factor + offset && value <= high * factor + offset,
  );
  return found?.[0] ?? null;
}
