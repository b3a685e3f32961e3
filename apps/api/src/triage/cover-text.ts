import { isPast, warrantyEnds, warrantyKinds } from '#coverage';
import type { WarrantyEnds, WarrantyKind } from '#coverage';
import type { Locale, WarrantyPolicy } from '#contracts';
import type { TurnContext } from '#triage';

interface CoverWords {
  warranty: (installedOn: string, kinds: string) => string;
  kinds: Record<WarrantyKind, string>;
  until: (kind: string, day: string) => string;
  ended: (kind: string, day: string) => string;
  never: (kind: string) => string;
  comma: string;
}

const words: Record<Locale, CoverWords> = {
  en: {
    warranty: (installedOn, kinds) => `warranty of the unit, installed on ${installedOn}: ${kinds}`,
    kinds: { labour: 'labour', parts: 'parts', travel: 'travel' },
    until: (kind, day) => `${kind} until ${day}`,
    ended: (kind, day) => `${kind} ended on ${day}`,
    never: kind => `${kind} not included`,
    comma: ', ',
  },
  zh: {
    warranty: (installedOn, kinds) => `设备质保（${installedOn} 安装）：${kinds}`,
    kinds: { labour: '人工', parts: '备件', travel: '差旅' },
    until: (kind, day) => `${kind}至 ${day}`,
    ended: (kind, day) => `${kind}已于 ${day} 到期`,
    never: kind => `${kind}不含`,
    comma: '，',
  },
  bg: {
    warranty: (installedOn, kinds) => `гаранция на устройството, монтирано на ${installedOn}: ${kinds}`,
    kinds: { labour: 'труд', parts: 'части', travel: 'път' },
    until: (kind, day) => `${kind} до ${day}`,
    ended: (kind, day) => `${kind} изтекла на ${day}`,
    never: kind => `${kind} не се включва`,
    comma: ', ',
  },
};

interface WarrantyOnRecord {
  equipmentId: string;
  warranty: WarrantyPolicy | null;
  installedOn: string | null;
}

/** The warranty of a unit as the assistant may quote it; null: nothing is on record. `today` is an ISO date of its site. */
export function coverOf(
  { equipmentId, warranty, installedOn }: WarrantyOnRecord,
  today: string,
): TurnContext['coverage'] {
  const ends = warrantyEnds(warranty, installedOn);
  if (!ends || installedOn === null) return null;
  const text = (locale: Locale) => sentence(words[locale], ends, installedOn, today);
  return { id: `warranty:${equipmentId}`, text: { en: text('en'), zh: text('zh'), bg: text('bg') } };
}

function sentence(say: CoverWords, ends: WarrantyEnds, installedOn: string, today: string): string {
  const kinds = warrantyKinds.map(kind => {
    const lastDay = ends[kind];
    if (lastDay === null) return say.never(say.kinds[kind]);
    return isPast(lastDay, today) ? say.ended(say.kinds[kind], lastDay) : say.until(say.kinds[kind], lastDay);
  });
  return say.warranty(installedOn, kinds.join(say.comma));
}
