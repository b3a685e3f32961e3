import { isPast, warrantyEnds, warrantyKinds } from '#coverage';
import type { Equipment, EquipmentModel } from '#contracts';
import { useFormat } from '#ui';
import { useT } from '../../i18n';

/** What the unit's warranty covers and until when, by the days of its site; null: nothing is on record. */
export function useWarrantyText(unit: Equipment, model: EquipmentModel | undefined): string | null {
  const t = useT();
  const format = useFormat();
  const ends = warrantyEnds(model?.warranty ?? null, unit.installedOn);
  if (!ends) return null;
  // Swedish writes a day as ISO 8601 has it.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: unit.timeZone, dateStyle: 'short' }).format();
  const told = warrantyKinds.flatMap(kind => {
    const lastDay = ends[kind];
    if (lastDay === null) return [];
    const day = format.dateTime(`${lastDay}T12:00:00Z`, { style: 'date', zone: 'UTC' });
    const key = isPast(lastDay, today) ? 'equipment.warrantyEnded' : 'equipment.warrantyUntil';
    return [t(key, { kind: t(`equipment.warrantyOf.${kind}`), day })];
  });
  return told.length > 0 ? told.join(', ') : null;
}
