import { convertedTo, measureOf, relatedMeasures } from '#measures';
import type { UnusualDetail } from '#contracts';

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
  const own = measureOf(unit);
  const isUsualIn = (other: string): boolean => {
    const converted = convertedTo(value, other, own);
    return converted !== null && converted >= low && converted <= high;
  };
  return relatedMeasures(own).find(isUsualIn) ?? null;
}
