import { articleById } from '../article-shelf';
import type { TriageEvidence, TriageInput, TriageOutcome } from '../model';
import { inLocale, moreUrgent, rules } from '../model';
import { triage } from '../triage';
import type { TurnContext, TurnMemory } from './model';
import { isSuspicious } from './words';

/**
 * The conversation so far as one report: what triage reads, and what the evidence of its outcome quotes from. Words that
 * the customer took back, faults ruled out, and alarms and articles that talk to the assistant are left out.
 */
export function reportOf(memory: TurnMemory, context: TurnContext): TriageInput {
  let text = memory.texts.join('\n');
  for (const words of memory.withdrawn) text = text.replace(words, '…');
  return {
    locale: memory.locale ?? context.locale,
    text,
    modelFaultCodes: without(context.modelFaultCodes, memory.ruledOut),
    openAlerts: context.openAlerts.filter(alert => !isSuspicious(alert.title)),
    readings: context.readings.filter(one => !memory.doubted.includes(one.metric)),
    articles: context.articles,
    learned: context.learned ?? null,
    ...(context.glossary ? { glossary: context.glossary } : {}),
    ...(context.meant ? { meant: context.meant } : {}),
    ...(context.isModelWorse ? { isModelWorse: true } : {}),
  };
}

// The index of the faults is kept by their array: the same array for the same faults ruled out.
const kept = new WeakMap<TurnContext['modelFaultCodes'], Map<string, TurnContext['modelFaultCodes']>>();

function without(faults: TurnContext['modelFaultCodes'], ruledOut: readonly string[]) {
  if (ruledOut.length === 0) return faults;
  const key = ruledOut.join('\n');
  const known = kept.get(faults) ?? new Map<string, TurnContext['modelFaultCodes']>();
  kept.set(faults, known);
  const before = known.get(key);
  if (before) return before;
  const left = faults.filter(one => !ruledOut.includes(one.code));
  known.set(key, left);
  return left;
}

/**
 * The structured result of a conversation, in the shape that every triage of the platform has: what the customer chose
 * by button stands before what the words suggest, urgency and safety never fall below what was reached, the summary says
 * what was tried. Every quote of its evidence stands in `sourceText(reportOf(...))`.
 */
export function resultOf(
  memory: TurnMemory,
  context: TurnContext,
  outcome: TriageOutcome = triage(reportOf(memory, context)),
): TriageOutcome {
  const chosen = context.modelFaultCodes.find(one => one.code === memory.slots.chosenFault);
  const said = chosen ? byChoice(outcome, chosen, context) : outcome;
  const urgency = moreUrgent(said.urgency, memory.urgency);
  const raised: TriageEvidence[] =
    urgency === said.urgency
      ? []
      : [{ field: 'urgency', source: 'rule', sourceId: 'reached-urgency', quote: rules['reached-urgency'] }];
  return {
    ...said,
    urgency,
    safety: said.safety || memory.safety,
    category: !said.faultCode && memory.safety ? 'safety' : said.category,
    summary: [said.summary, ...triedOf(memory, context)].join('\n'),
    evidence: [...raised, ...said.evidence],
    question: null,
    handOver: memory.handOver ?? said.handOver,
  };
}

function byChoice(
  outcome: TriageOutcome,
  fault: TurnContext['modelFaultCodes'][number],
  { articles }: TurnContext,
): TriageOutcome {
  const near = outcome.proposals.find(one => one.faultCode === fault.code)?.byMeaning;
  const article = near === undefined ? undefined : articleById(articles, near);
  const quote = fault.title.en;
  const fields = ['category', 'urgency', 'skills', 'likelyParts', 'estimatedMinutes'] as const;
  return {
    ...outcome,
    faultCode: fault.code,
    category: fault.category,
    urgency: moreUrgent(outcome.urgency, fault.urgency),
    safety: outcome.safety || fault.safety === true,
    skills: [...fault.skills],
    likelyParts: [...fault.likelyParts],
    estimatedMinutes: fault.durationMinutes,
    confidence: Math.max(outcome.faultCode === fault.code ? outcome.confidence : 0, 0.8),
    evidence: [
      {
        field: 'faultCode',
        source: 'rule',
        sourceId: 'chosen-by-customer',
        quote: rules['chosen-by-customer'],
      },
      ...(article ? [foundByMeaning(article)] : []),
      // What rests on the fault that the words suggested goes; words, alarms and readings stay.
      ...outcome.evidence.filter(
        one =>
          (one.field === 'urgency' || one.field === 'safety') &&
          (one.source !== 'rule' || one.sourceId === 'hazard-critical'),
      ),
      ...fields.map(field => ({ field, source: 'rule' as const, sourceId: fault.code, quote })),
    ],
  };
}

const foundByMeaning = ({ id, title }: TurnContext['articles'][number]): TriageEvidence => ({
  field: 'faultCode',
  source: 'article',
  sourceId: id,
  quote: title,
  byMeaning: true,
});

const triedWords = {
  en: { tried: 'Tried without success', sent: 'Remote command', photos: 'Photos, not yet looked at' },
  zh: { tried: '已尝试但无效', sent: '远程指令', photos: '照片（尚未查看）' },
  bg: { tried: 'Опитано без успех', sent: 'Отдалечена команда', photos: 'Снимки, още негледани' },
};

/** What the next person must not ask for again. */
function triedOf(memory: TurnMemory, context: TurnContext): string[] {
  const locale = memory.locale ?? context.locale;
  const say = triedWords[locale];
  const steps = memory.steps.filter(one => one.outcome !== 'helped').map(one => one.quote);
  const commands = memory.commandsTried.map(name => {
    const command = context.commands.find(one => one.name === name);
    return command ? inLocale(command.title, locale) : name;
  });
  return [
    ...(steps.length > 0 ? [`${say.tried}: ${steps.join(' | ')}`] : []),
    ...(commands.length > 0 ? [`${say.sent}: ${commands.join(', ')}`] : []),
    ...(memory.slots.photos > 0 ? [`${say.photos}: ${memory.slots.photos}`] : []),
  ];
}
