import type { TriageLocale } from '../model';

const longest = 280;

/** Words by which something is promised or claimed to be done. A question needs none of them. */
const promises: Record<TriageLocale, RegExp> = {
  en: /\b(?:we|i)(?:['’]ll| will| shall| am going to| are going to|['’]ve| have (?:sent|booked|ordered|transferred|arranged))\b|\b(?:guarantee|promise|refund|free of charge|on (?:its|the) way|technician will)\b/i,
  zh: /我们?(?:会|将|已|保证|马上)|保证|承诺|免费|退款|已(?:安排|派|转接|预约)|工程师(?:会|将)/u,
  bg: /(?<!\p{L})(?:ще|гарантира\p{L}*|обещава\p{L}*|безплатно|възстановим|изпратихме|прехвърлих\p{L}*|записахме)(?!\p{L})/iu,
};

/**
 * The question of a model if it may be put to a customer as it is: one question in their language, short, without a promise, an
 * address, a number to call or a token of masked data; else null.
 */
export function askable(question: string | null, locale: TriageLocale): string | null {
  const text = question?.trim() ?? '';
  if (!text || text.length > longest || text.includes('\n')) return null;
  if (!/[?？]$/.test(text) || (text.match(/[?？]/g)?.length ?? 0) > 1) return null;
  if (/https?:|www\.|@|[<>{}[\]`]|\d[\d ()-]{5,}\d/.test(text)) return null;
  if (promises[locale].test(text)) return null;
  return speaks(text, locale) ? text : null;
}

/** Most of the letters are of the language's script; names of brands and codes may stand among them. */
function speaks(text: string, locale: TriageLocale): boolean {
  const script = { en: /\p{Script=Latin}/gu, zh: /\p{Script=Han}/gu, bg: /\p{Script=Cyrillic}/gu }[locale];
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const own = text.match(script)?.length ?? 0;
  return letters > 0 && own / letters >= (locale === 'zh' ? 0.4 : 0.6);
}
