import type { TriageFaultCode, TriageLocale } from '../../model';
import type { TurnArticle, TurnContext } from '../../turn/model';
import { charger } from './charger';
import { coldRoom } from './cold-room';
import { compressor } from './compressor';
import { display } from './display';
import { kiosk } from './kiosk';
import type { WorldFault, WorldKind } from './kind';
import { pump } from './pump';

/** Six kinds of equipment with thirty faults in three languages: what the evaluation plays in, and `converse` without a catalogue. */
export const kinds: readonly WorldKind[] = [charger, compressor, display, kiosk, coldRoom, pump];
export const locales: readonly TriageLocale[] = ['en', 'zh', 'bg'];
export const evaluationDay = Date.UTC(2026, 4, 4, 9);

export function faultCodesOf(faults: readonly WorldFault[]): TriageFaultCode[] {
  return faults.map(({ code, category, urgency, skill, part, minutes, en, zh, bg }) => ({
    code,
    title: { en: en.title, zh: zh.title, bg: bg.title },
    category,
    urgency,
    skills: [{ skill, level: 2 }],
    likelyParts: [{ partNumber: part[0], title: part[1], quantity: 1 }],
    durationMinutes: minutes,
    keywords: { en: en.keywords, zh: zh.keywords, bg: bg.keywords },
  }));
}

export function articlesOf(faults: readonly WorldFault[]): TurnArticle[] {
  return faults.flatMap(fault =>
    locales.map(locale => ({
      id: `${fault.code}-${locale}`,
      locale,
      title: fault[locale].title,
      text: fault[locale].steps.join(' '),
      faultCodes: [fault.code],
      audience: 'customer' as const,
    })),
  );
}

const known = new Map(
  kinds.map(one => [one.kind, { faults: faultCodesOf(one.faults), articles: articlesOf(one.faults) }]),
);
const all = kinds.flatMap(one => one.faults);
const everything = { faults: faultCodesOf(all), articles: articlesOf(all) };

/** What is known about a unit of one kind; the same arrays each time, so that they are indexed once. */
export function contextIn(
  kind: WorldKind | null,
  locale: TriageLocale,
  over: Partial<TurnContext> = {},
): TurnContext {
  const { faults, articles } = (kind && known.get(kind.kind)) ?? everything;
  return {
    locale,
    now: evaluationDay,
    unit: kind?.unit ?? { id: 'unit', name: 'Unit', serial: '' },
    units: [],
    modelFaultCodes: faults,
    openAlerts: [],
    readings: [],
    articles,
    commands: [],
    history: [],
    coverage: null,
    staffedFrom: null,
    takenOver: false,
    ...over,
  };
}
