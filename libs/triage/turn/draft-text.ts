import { adviceIn } from './advice';
import type { Known } from './known';
import type { TurnDecision } from './model';
import { knownText, textRefusals } from './text-check';
import type { TextRefusal } from './text-check';
import { quoteFor, wordsOf } from './words';

export type DraftTextRefusal = TextRefusal | 'advice' | 'unsourced-cover' | 'unknown-number' | 'leftover';

const r = String.raw;

/** Who pays: only what stands on record says so. */
const coverWords = wordsOf({
  en: [r`(?:under|in|out of|within) warranty|warrant(?:y|ies)|covered|contract(?:ual|s)?|insurance|insured`],
  zh: ['保修|质保|保固|合同|理赔'],
  bg: [r`гаранци\p{L}*|договор\p{L}*|застрахов\p{L}*`],
});

/**
 * Every deed in the past of the one who speaks, and every "has been": a model has done nothing, it only writes. Reading,
 * understanding and receiving are all it may say of itself.
 */
const deedWords = wordsOf({
  en: [
    r`(?:i|we)(?: have|['’]ve)(?: just| already| now)? (?!(?:read|seen|understood|received|got|no|not|to)(?!\p{L}))\p{L}+`,
    r`(?:i|we)(?: just| already| now)? (?!(?:need|understand|received|noticed)(?:ed)?(?!\p{L}))\p{L}+ed`,
    r`(?:has|have|had)(?: just| already| now)? been \p{L}+`,
    r`(?:is|are)(?: now| already) (?:closed|booked|scheduled|on the way|on (?:his|her|their) way|approved|registered|solved|done)`,
  ],
  zh: [
    '(?:我们?|系统)(?:刚刚?|已经?)(?!收到|了解|看到|读)',
    '已经?(?:为|帮|给|替)(?:您|你)',
    '已经?(?:关闭|结案|安排|登记|批准|预约|派|处理完)',
  ],
  bg: [
    r`(?!(?:разбрах|прочетох|видях|получих|тях|разбрахме|получихме|видяхме|прочетохме)(?!\p{L}))\p{L}{3,}(?:[аиоуя]х|хме)`,
    r`(?:е|са|беше|бяха)(?: вече)? (?:затворен|приключен|регистриран|одобрен|решен|записан|изпратен)\p{L}*`,
  ],
});

const numbers = /(?<![\p{L}\p{N}])\p{N}+(?:[.,]\p{N}+)?(?![\p{L}\p{N}])/gu;

/** Tokens of masked data that nobody unmasked, references of the question, and braces of an answer within an answer. */
const leftover = /\[[A-Z]+_\d+\]|[{}]|(?<![\p{L}\p{N}])(?:report|k\d|f\d)(?=["'”\]])/u;

/**
 * Why a model's own words must not be shown; empty: they may. Stricter than for the templates: nothing that the customer is to do,
 * no number and nothing about who pays, unless it stands in a source.
 */
export function draftTextRefusals(text: string, known: Known, decision: TurnDecision): DraftTextRefusal[] {
  const refusals: DraftTextRefusal[] = textRefusals(text, known, decision);
  if (adviceIn(text, decision.claims) !== null) refusals.push('advice');
  if (
    !decision.record?.succeeded &&
    !refusals.includes('unrecorded-action') &&
    quoteFor(deedWords, text) !== null
  )
    refusals.push('unrecorded-action');
  const cover = quoteFor(coverWords, text);
  const onRecord = Object.values(known.context.coverage?.text ?? {}).join('\n');
  if (cover !== null && !onRecord.includes(cover)) refusals.push('unsourced-cover');
  const found = new Set(knownText(known, decision).match(numbers) ?? []);
  if ((text.match(numbers) ?? []).some(one => !found.has(one))) refusals.push('unknown-number');
  if (leftover.test(text)) refusals.push('leftover');
  return refusals;
}
