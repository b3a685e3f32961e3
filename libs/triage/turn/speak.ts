import { articleById } from '../article-shelf';
import type { NamedHazard } from '../lexicon/entry';
import { namedHazards } from '../lexicon/entry';
import type { TriageLocale } from '../model';
import { inLocale } from '../model';
import type { Heard } from './hear';
import type {
  ReplyButton,
  TurnContext,
  TurnDecision,
  TurnMemory,
  TurnOffer,
  TurnRecord,
  TurnReply,
} from './model';
import { bg } from './phrases/bg';
import { en } from './phrases/en';
import type { TurnPhrases } from './phrases/phrases';
import { textOf } from './phrases/phrases';
import { zh } from './phrases/zh';

export const turnPhrases: Record<TriageLocale, TurnPhrases> = { en, zh, bg };

/** Minutes are enough; the zone is named, since nobody knows where the customer is. */
export function timeOf(ms: number, timeZone = 'UTC'): string {
  if (timeZone === 'UTC') return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  // Swedish writes a time as ISO 8601 has it.
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    ms,
  );
  return `${time} (${timeZone})`;
}

/**
 * The words of a decision, or null when nothing is to be said. `memory` is the one before this turn was noted; `words` are a
 * model's that were checked, and stand in place of the template's prose. What is done and chosen is the template's all the same.
 */
export function speak(
  decision: TurnDecision,
  memory: TurnMemory,
  heard: Heard,
  context: TurnContext,
  offer: TurnOffer | null,
  words: string | null = null,
): TurnReply | null {
  if (context.takenOver) return null;
  const locale = memory.locale ?? context.locale;
  const say = turnPhrases[locale];
  const lines =
    words === null
      ? linesOf(decision, memory, heard, context, say, locale)
      : [words, ...belowWords(decision, context, say)];
  const cover = coverLines(decision, say);
  if (lines.length + cover.length === 0) return null;
  const photo = heard.event === 'photo' ? [say.photoUnread] : [];
  const first = memory.introduced ? [] : [say.introduction];
  return {
    locale,
    text: [...first, ...photo, ...cover, ...lines].join('\n'),
    buttons: buttonsOf(decision, offer, memory, say),
    sources: sourcesOf(decision, context),
  };
}

function linesOf(
  decision: TurnDecision,
  memory: TurnMemory,
  heard: Heard,
  context: TurnContext,
  say: TurnPhrases,
  locale: TriageLocale,
): string[] {
  switch (decision.action) {
    case 'hand_over':
      return handOverLines(decision, memory, heard, context, say);
    case 'close':
      return closeLines(decision, memory, say);
    case 'ask':
      return [...recordLines(decision, say), ...askLines(decision, context, say)];
    case 'self_help_step':
      return [...recordLines(decision, say), ...stepLines(decision, context, say)];
    case 'remote_command':
      return commandLines(decision, context, say, locale);
    default:
      return [...recordLines(decision, say), ...visitLines(decision, context, say, locale)];
  }
}

/** Who pays as it stands on record, never as a promise. */
function coverLines({ cover, claims }: TurnDecision, say: TurnPhrases): string[] {
  if (cover === null) return [];
  const told = claims.filter(one => one.source === 'coverage').map(one => say.coverage(one.quote));
  return told.length > 0 ? [...told, say.coverDecided] : [say.coverUnrecorded];
}

/** What a reply needs below a model's words: the steps verbatim, the options to choose from, the question about a visit. */
function belowWords({ action, question, claims }: TurnDecision, context: TurnContext, say: TurnPhrases) {
  if (action === 'self_help_step') return stepLines({ claims }, context, say);
  if (action === 'propose_work_order') return [...machineLines(claims, context, say), say.visitAsk];
  return question?.key === 'which' ? numbered(question.options.map(one => one.label)) : [];
}

function handOverLines(
  { handOver, record }: TurnDecision,
  memory: TurnMemory,
  heard: Heard,
  { staffedFrom, timeZone }: TurnContext,
  say: TurnPhrases,
): string[] {
  const reason = handOver?.reason ?? 'no-progress';
  const again = memory.state === 'handed-over' && heard.gate.hazards.length === 0;
  if (record && again) return record.succeeded ? [say.visitRecorded(record.reference)] : [];
  if (again && reason !== 'self-harm') return memory.acknowledged ? [] : [say.added];
  const people = [
    say.toPerson,
    ...(staffedFrom === null ? [] : [say.peopleFrom(timeOf(staffedFrom, timeZone))]),
  ];
  const kind = hazardOf(reason);
  if (kind) return [...numbered(say.safety[textOf[kind]]), ...people];
  if (reason === 'danger') return [...numbered(say.safety[handOver?.about ?? 'general']), ...people];
  if (reason === 'self-harm') return [say.selfHarm, ...people];
  const because = say.because[reason];
  return [...(because ? [because] : []), ...people];
}

function hazardOf(reason: string): NamedHazard | null {
  return namedHazards.find(kind => kind === reason) ?? null;
}

function closeLines({ record }: TurnDecision, memory: TurnMemory, say: TurnPhrases): string[] {
  if (record)
    return record.of === 'work-order' ? [say.visitRecorded(record.reference)] : recordLine(record, say);
  if (memory.state === 'dispatched') return memory.acknowledged ? [] : [say.added];
  return memory.state === 'closed' ? [] : [say.closed];
}

function recordLines({ record }: TurnDecision, say: TurnPhrases): string[] {
  return record ? recordLine(record, say) : [];
}

export function recordLine(record: TurnRecord, say: TurnPhrases): string[] {
  const { of, succeeded, reference, failure } = record;
  if (of === 'work-order') return [succeeded ? say.visitRecorded(reference) : say.visitFailed];
  if (failure === 'not-sent') return [say.commandNotSent(reference)];
  if (failure === 'no-answer') return [say.commandSilent(reference)];
  return [succeeded ? say.commandDone(reference) : say.commandFailed(reference)];
}

function askLines({ question, premise, claims }: TurnDecision, context: TurnContext, say: TurnPhrases) {
  if (!question) return [];
  const [only] = question.options;
  switch (question.key) {
    case 'danger':
      return [say.askDanger, say.askDangerFirst, say.askDangerWhy];
    case 'unit':
      return [say.askUnit];
    case 'what':
      return [say.askWhat];
    case 'more':
      return [say.askMore];
    case 'photo':
      return [say.askPhoto];
    case 'which':
      return [say.askWhich, ...numbered(question.options.map(one => one.label))];
    case 'whether':
      return [say.askWhether(only?.label ?? say.unknownFault)];
    case 'did-it-help':
      return [say.askHelped];
    case 'still-wrong':
      return [say.askStillWrong];
    default:
      return [...premiseLines(premise, claims, context, say), say.askPremise];
  }
}

function premiseLines(
  premise: TurnDecision['premise'],
  [claim]: TurnDecision['claims'],
  { readings, timeZone }: TurnContext,
  say: TurnPhrases,
): string[] {
  const reading = readings.find(one => one.metric === premise?.metric);
  if (!reading || !claim || !premise) return [];
  return [say.premise(premise.said, claim.quote, timeOf(reading.at, timeZone))];
}

function stepLines(
  { claims }: Pick<TurnDecision, 'claims'>,
  context: TurnContext,
  say: TurnPhrases,
): string[] {
  const steps = claims.filter(one => one.source === 'article').map(one => one.quote);
  return [...machineLines(claims, context, say), say.steps, ...numbered(steps), say.stepsAfter];
}

function machineLines(
  claims: TurnDecision['claims'],
  { readings, timeZone }: TurnContext,
  say: TurnPhrases,
): string[] {
  const lines = claims.flatMap(({ source, sourceId, quote }) => {
    if (source === 'alert') return [`– ${quote}`];
    if (source !== 'reading') return [];
    const reading = readings.find(one => one.metric === sourceId);
    return [`– ${quote}${reading ? ` ${say.measured(timeOf(reading.at, timeZone))}` : ''}`];
  });
  return lines.length > 0 ? [say.unitSays, ...lines] : [];
}

function commandLines(
  { command, claims }: TurnDecision,
  context: TurnContext,
  say: TurnPhrases,
  locale: TriageLocale,
): string[] {
  const known = context.commands.find(one => one.name === command?.name);
  const title = known ? inLocale(known.title, locale) : (command?.name ?? '');
  if (command?.confirmed) return [say.commandConfirmed(title)];
  const effect = known?.effect ? [inLocale(known.effect, locale)] : [];
  return [...machineLines(claims, context, say), say.commandOffer(title), ...effect, say.commandNeedsButton];
}

function visitLines(
  { workOrder, faultCode, claims, cover }: TurnDecision,
  context: TurnContext,
  say: TurnPhrases,
  locale: TriageLocale,
): string[] {
  if (workOrder?.confirmed) return [say.visitConfirmed];
  const fault = context.modelFaultCodes.find(one => one.code === faultCode);
  const more = claims.flatMap(({ source, quote }) => {
    if (source === 'coverage') return cover === null ? [say.coverage(quote)] : [];
    return source === 'history' ? [say.before(quote)] : [];
  });
  return [
    say.visitOffer(fault ? inLocale(fault.title, locale) : say.unknownFault),
    ...machineLines(claims, context, say),
    ...more,
    say.visitAsk,
  ];
}

export function numbered(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index + 1}. ${line}`);
}

/** A person is a button below every message, until one has the conversation. */
function buttonsOf(
  { action, question }: TurnDecision,
  offer: TurnOffer | null,
  memory: TurnMemory,
  say: TurnPhrases,
): ReplyButton[] {
  const shown = (offer?.buttons ?? []).map(({ button, value }) => ({
    button,
    offer: offer?.id ?? '',
    ...(value === undefined ? {} : { value }),
    label:
      button === 'choose'
        ? (question?.options.find(one => one.value === value)?.label ?? say.none)
        : say.buttons[button],
  }));
  const gone = action === 'hand_over' || memory.state === 'handed-over';
  return gone ? shown : [...shown, { button: 'person', offer: offer?.id ?? '', label: say.buttons.person }];
}

function sourcesOf({ claims }: TurnDecision, context: TurnContext): TurnReply['sources'] {
  const sources = new Map<string, TurnReply['sources'][number]>();
  for (const { source, sourceId, quote } of claims) {
    if (sourceId === null) continue;
    const title =
      source === 'article'
        ? (articleById(context.articles, sourceId)?.title ?? quote)
        : source === 'reading'
          ? (context.readings.find(one => one.metric === sourceId)?.title ?? quote)
          : quote;
    sources.set(`${source} ${sourceId}`, { kind: source, id: sourceId, title });
  }
  return [...sources.values()];
}
