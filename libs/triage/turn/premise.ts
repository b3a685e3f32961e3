import type { TurnContext, TurnMemory, TurnPolicy, TurnReading } from './model';
import type { CompiledWords } from './words';
import { quoteFor, wordsOf } from './words';

const r = String.raw;

export interface Contradiction {
  premise: string;
  /** The customer's words, verbatim. */
  said: string;
  reading: TurnReading;
}

interface Premise {
  id: string;
  said: CompiledWords;
  /** Metrics that can speak against it, by their key. */
  metric: RegExp;
  contradicts: (reading: TurnReading) => boolean;
}

const numeric = ({ value }: TurnReading) => (typeof value === 'number' ? value : null);
const worded = ({ value }: TurnReading) => String(value).toLowerCase();
const idle = /^(?:off|offline|no[- ]?power|unpowered|down|false|stopped)$/u;
const live = /^(?:on|online|running|run|ready|charging|idle|ok|true|loaded)$/u;
const below = (reading: TurnReading) => {
  const value = numeric(reading);
  return value !== null && reading.low !== null && value < reading.low;
};
const inside = (reading: TurnReading) => {
  const value = numeric(reading);
  if (value === null || (reading.low === null && reading.high === null)) return false;
  return (reading.low === null || value >= reading.low) && (reading.high === null || value <= reading.high);
};

/** What customers take for granted and a machine may know better. */
const premises: readonly Premise[] = [
  {
    id: 'powered',
    said: wordsOf({
      en: [
        r`(?:it|power|mains|unit|machine)(?: \p{L}+)? (?:is|['’]s) (?:switched |turned |powered )?on(?! (?:fire|the))`,
        r`(?:the|our|my) (?:\p{L}+ ){1,2}(?:is|['’]s) (?:switched|turned|powered) on`,
        r`it['’]s (?:switched |turned |powered )?on(?! (?:fire|the))`,
        r`(?:it |unit |there )?(?:has|is) (?:got )?power(?! (?:cut|outage|failure|loss))`,
        r`(?:plugged in|powered up|powered on)`,
      ],
      zh: ['(?:已|是|都)?(?:通电|上电|插电)了?', '有电', '电源(?:是)?(?:开|正常)', '(?:开着|开机)的'],
      bg: [
        r`(?:има|имаме)(?: \p{L}+)? (?:ток|захранване)`,
        r`(?:е )?включен\p{L}*(?: е)?(?: в (?:контакта|мрежата|тока))?`,
        r`под ток е`,
      ],
    }),
    metric: /power|voltage|supply|mains|state/iu,
    contradicts: reading =>
      /state/iu.test(reading.metric)
        ? /^(?:off|no[- ]?power|unpowered)$/u.test(worded(reading))
        : numeric(reading) === 0 || reading.value === false || below(reading),
  },
  {
    id: 'unpowered',
    said: wordsOf({
      en: [
        r`(?:no|without|lost|has no) power`,
        r`(?:completely |totally )?dead`,
        r`(?:is|stays) off(?!line)`,
        r`not running`,
      ],
      zh: ['没电', '没有电', '断电', '完全没反应', '停着'],
      bg: [
        r`няма(?: \p{L}+)? (?:ток|захранване)`,
        r`(?:напълно )?мъртв\p{L}*`,
        r`изключен\p{L}* е|е изключен\p{L}*`,
      ],
    }),
    metric: /state|mains|supply/iu,
    contradicts: reading =>
      typeof reading.value === 'number' ? inside(reading) && reading.value > 0 : live.test(worded(reading)),
  },
  {
    id: 'hot',
    said: wordsOf({
      en: [
        r`overheat\p{L}*`,
        r`(?:too|very|burning|really|extremely) hot`,
        r`temperature (?:is )?(?:too )?high`,
      ],
      zh: ['过热', '太热', '很烫', '发烫', '温度(?:太|过|很)高'],
      bg: [
        r`прегря\p{L}*`,
        r`(?:много|прекалено|твърде) (?:горещ\p{L}*|топъл|топла|топло)`,
        r`висока температура`,
      ],
    }),
    metric: /temperature/iu,
    contradicts: reading => {
      const value = numeric(reading);
      // Close to the limit nobody is contradicted.
      return value !== null && reading.high !== null && value < reading.high * 0.85;
    },
  },
  {
    id: 'paper',
    said: wordsOf({
      en: [
        r`(?:new|enough|plenty of|fresh) paper`,
        r`paper (?:is|was) (?:full|new|fine|ok|loaded|there|refilled)`,
        r`paper roll is (?:full|new)`,
      ],
      zh: ['(?:还|刚|已经)?(?:有纸|装了?纸|换了?纸|加了?纸)', '纸(?:是)?(?:满|够|足)的?', '纸还有'],
      bg: [r`(?:има|сложих|заредих|смених)(?: \p{L}+){0,2} хартия\p{L}*`, r`хартията е (?:пълна|нова|наред)`],
    }),
    metric: /paper/iu,
    contradicts: below,
  },
  {
    id: 'filled',
    said: wordsOf({
      en: [
        r`(?:oil|coolant|level|ink)(?: level)? (?:is|was|looks) (?:full|fine|ok|good|normal)`,
        r`(?:enough|plenty of) (?:oil|coolant|ink)`,
      ],
      zh: ['(?:油位|机油|冷却液|液位|油)(?:是|都)?(?:满的?|正常|够|没问题)'],
      bg: [
        r`(?:маслото|нивото|течността)(?: на \p{L}+)? е (?:пълно|наред|нормално|добре)`,
        r`има достатъчно (?:масло|течност)`,
      ],
    }),
    metric: /level|oil|coolant|ink/iu,
    contradicts: below,
  },
  {
    id: 'connected',
    said: wordsOf({
      en: [
        r`(?:network|internet|connection|wi-?fi|signal)(?: \p{L}+)? (?:is|works|looks) (?:fine|ok|good|working|on|there)?`,
        r`it is online`,
      ],
      zh: ['(?:网络|网|信号|联网)(?:是|都)?(?:正常|没问题|好的|通的|在线)'],
      bg: [
        r`(?:мрежата|интернетът|интернета|връзката|сигналът) (?:е )?(?:наред|добре|работи|има)`,
        r`има (?:интернет|мрежа|връзка)`,
      ],
    }),
    metric: /online|link|rssi|signal|network/iu,
    contradicts: reading =>
      typeof reading.value === 'number'
        ? below(reading)
        : reading.value === false || idle.test(worded(reading)),
  },
];

/** The first thing that the customer takes for granted while a fresh reading says otherwise, and was not told so yet. */
export function contradictionIn(
  text: string,
  { readings, now }: TurnContext,
  { premisesTold, doubted }: TurnMemory,
  { freshMs }: TurnPolicy,
): Contradiction | null {
  for (const { id, said, metric, contradicts } of premises) {
    if (premisesTold.includes(id)) continue;
    const words = quoteFor(said, text);
    if (words === null) continue;
    const reading = readings.find(
      one =>
        metric.test(one.metric) &&
        !doubted.includes(one.metric) &&
        isFresh(one, now, freshMs) &&
        contradicts(one),
    );
    if (reading) return { premise: id, said: words, reading };
  }
  return null;
}

export function isFresh({ at }: Pick<TurnReading, 'at'>, now: number, freshMs: number): boolean {
  return at <= now + 60_000 && now - at <= freshMs;
}
