import { articleById } from '../article-shelf';
import { isRespelled, namesIn, spelledNames } from '../glossary/glossary';
import { readingText } from '../model';
import { fold } from '../text';
import { languageOf } from './language';
import type { Known } from './known';
import type { TurnDecision } from './model';
import { timeOf } from './speak';
import { contactIn, quoteFor, wordsOf } from './words';

const r = String.raw;

/** What will be done or happen: nobody but a person may say so. */
export const promiseWords = wordsOf({
  en: [
    r`(?:i|we|someone|somebody|he|she|they|a technician|an engineer|our (?:team|engineer|technician))(?: will|['’]ll| am going to| are going to)(?: \p{L}+){0,2} (?:call|phone|check|send|get back|contact|notify|fix|repair|refund|arrive|come|visit|replace|follow up|look into|be there|email|reply|pay|make sure)`,
    r`(?:guarantee|promise|assure)\p{L}*`,
    r`(?:within|in) (?:\d+|an?|one|two|three|a few|the next) (?:\p{L}+ )?(?:minutes?|hours?|days?)`,
    r`free of charge|at no cost|for free`,
  ],
  zh: [
    '(?:我们?|工程师|技术员|同事)(?:会|将|马上|一定)(?:.{0,6})(?:联系|回电|致电|派|上门|维修|修好|更换|退款|赔|通知|跟进|查|处理好)',
    '保证|承诺|一定(?:会|能)|免费',
    '[\\d一二两三几]+(?:个)?(?:分钟|小时|天|工作日)(?:内|之内|后)',
  ],
  bg: [
    r`ще (?:ви |ти |се |го |я )*(?:се )?(?:обад\p{L}*|провер\p{L}*|изпрат\p{L}*|уведом\p{L}*|поправ\p{L}*|свърж\p{L}*|възстанов\p{L}*|дойд\p{L}*|смен\p{L}*|пристигн\p{L}*|отговор\p{L}*|плат\p{L}*)`,
    r`гарантир\p{L}*|обещав\p{L}*|обещание|уверявам`,
    r`(?:до|в рамките на|след) (?:\d+|един|една|два|две|три|няколко) (?:минут\p{L}*|час\p{L}*|дни|ден\p{L}*)`,
    r`безплатно`,
  ],
});

/** What is said to have been done: only a record says so. */
export const doneWords = wordsOf({
  en: [
    r`(?:i|we)(?: have|['’]ve)?(?: just| already| now)? (?:transferred|forwarded|escalated|restarted|rebooted|reset|booked|scheduled|dispatched|sent|ordered|created|opened|refunded|notified|informed|contacted|called|phoned|cancelled|updated|arranged)`,
    r`(?:has|have) been (?:transferred|forwarded|escalated|restarted|rebooted|reset|booked|scheduled|dispatched|sent|ordered|created|opened|refunded|notified|informed|arranged|cancelled)`,
    r`(?:technician|engineer|colleague|agent) is on (?:the|his|her|their) way`,
  ],
  zh: [
    '(?:已经?|刚刚?)(?:为您|帮您|给您)?(?:转接|转给|转交|上报|重启|复位|预约|安排|派|发送|下单|创建|退款|通知|联系|取消|更新)',
    '(?:工程师|技术员|同事)(?:已|正在)(?:出发|路上|赶)',
  ],
  bg: [
    r`(?:прехвърлих|препратих|рестартирах|нулирах|насрочих|запазих|изпратих|поръчах|създадох|отворих|възстанових|уведомих|свързах|отмених|организирах|ескалирах)(?:ме)?`,
    r`(?:е|са|беше) (?:вече )?(?:прехвърлен|рестартиран|насрочен|изпратен|поръчан|създаден|възстановен|уведомен|отменен|организиран)\p{L}*`,
    r`(?:техникът|инженерът|колегата) (?:вече )?пътува`,
  ],
});

const humanWords = wordsOf({
  en: [r`i am (?:a )?(?:human|person|real)(?! being an)`, r`not (?:a|an) (?:bot|ai|robot|assistant)`],
  zh: ['我(?:就)?是(?:真人|人工)', '我不是(?:机器人|AI|ai)'],
  bg: [r`(?:аз )?съм (?:жив )?човек`, r`не съм (?:бот|робот|асистент)`],
});

export type TextRefusal =
  | 'other-language'
  | 'promise'
  | 'unrecorded-action'
  | 'says-human'
  | 'foreign-contact'
  | 'unknown-token'
  | 'name-altered'
  | 'several-questions'
  | 'markup';

// Codes, serial and part numbers, numbers of three digits and more.
const tokens = /[\p{L}\p{N}]+(?:[-_./:][\p{L}\p{N}]+)*/gu;
const isToken = (word: string) =>
  /\d/u.test(word) && (/\p{L}/u.test(word) || /\d{3,}/u.test(word) || /[-_./:]/u.test(word));

/** Why these words must not be shown to the customer; empty: they may. */
export function textRefusals(text: string, known: Known, decision: TurnDecision): TextRefusal[] {
  const { memory, context } = known;
  const locale = memory.locale ?? context.locale;
  const refusals: TextRefusal[] = [];
  // A denial of a promise is none, but code cannot tell for sure: refused alike. "Restart after 20 minutes" is an article's.
  if (quoteFor(promiseWords, unquoted(text, decision)) !== null) refusals.push('promise');
  if (!decision.record?.succeeded && quoteFor(doneWords, text) !== null) refusals.push('unrecorded-action');
  if (quoteFor(humanWords, text) !== null) refusals.push('says-human');
  if (languageOf(text, locale) !== locale || foreignScript(text, locale)) refusals.push('other-language');
  if (/<\/?[a-z][^>]*>|\]\(|```/iu.test(text)) refusals.push('markup');
  if ((text.match(/[?？]/gu)?.length ?? 0) > 1) refusals.push('several-questions');
  const sources = knownText(known, decision);
  const contact = contactIn(text);
  // Whom to call or where to look is said by what stands on record only, never by an article, an alarm or a customer.
  const onRecord = Object.values(context.coverage?.text ?? {}).join('\n');
  if (contact !== null && !onRecord.includes(contact)) refusals.push('foreign-contact');
  if ([...text.matchAll(tokens)].some(([word]) => isToken(word) && !sources.includes(word)))
    refusals.push('unknown-token');
  for (const refusal of nameRefusals(text, sources, known))
    if (!refusals.includes(refusal)) refusals.push(refusal);
  return refusals;
}

/** A protected name comes from a source of this turn, and is written as there or as the house writes it. */
function nameRefusals(text: string, sources: string, { context: { glossary } }: Known): TextRefusal[] {
  if (!glossary || glossary.names.size === 0) return [];
  const inSources = new Set(namesIn(glossary, sources));
  const used = spelledNames(glossary, text);
  const isForeign = used.some(({ name }) => !inSources.has(name));
  const isAltered =
    used.some(({ name, spelled }) => spelled !== glossary.names.get(name) && !sources.includes(spelled)) ||
    [...inSources].some(name => isRespelled(name, text));
  return [...(isForeign ? ['unknown-token' as const] : []), ...(isAltered ? ['name-altered' as const] : [])];
}

function unquoted(text: string, { claims }: Pick<TurnDecision, 'claims'>): string {
  let left = text;
  for (const { source, quote } of claims) if (source === 'article') left = left.replace(quote, '…');
  return left;
}

/** Half or more of the letters in a script that this language is not written in. */
function foreignScript(text: string, locale: string): boolean {
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  const own =
    locale === 'zh'
      ? count(/\p{Script=Han}/gu) * 3
      : count(locale === 'bg' ? /\p{Script=Cyrillic}/gu : /\p{Script=Latin}/gu);
  const all = fold(text).text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = all - (locale === 'zh' ? own / 3 : own);
  return foreign > own;
}

/** Where a code, a serial number or an address may come from: the sources of this turn, byte for byte. */
export function knownText({ memory, context, classification }: Known, decision: TurnDecision): string {
  const ids = new Set([
    ...classification.articles.map(hit => hit.id),
    ...decision.claims.map(one => one.sourceId),
  ]);
  const articles = [...ids]
    .map(id => articleById(context.articles, id ?? ''))
    .filter(one => one !== undefined)
    .map(one => `${one.title}\n${one.text}`);
  const units = context.unit ? [context.unit] : context.units;
  return [
    ...units.map(unit => `${unit.name} ${unit.serial}`),
    ...context.openAlerts.map(one => one.title),
    ...context.readings.map(one => `${readingText(one)} ${timeOf(one.at, context.timeZone)}`),
    ...context.modelFaultCodes.flatMap(one => [one.code, ...Object.values(one.title)]),
    ...context.commands.flatMap(one => Object.values(one.title)),
    ...context.history.map(one => one.text),
    ...Object.values(context.coverage?.text ?? {}),
    ...articles,
    ...memory.texts,
    decision.record?.reference ?? '',
    context.staffedFrom === null ? '' : timeOf(context.staffedFrom, context.timeZone),
  ].join('\n');
}
