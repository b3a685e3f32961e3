import { z } from 'zod';
import { articleById } from '../article-shelf';
import type { Urgency } from '../model';
import { moreUrgent, readingText } from '../model';
import type { Known } from './known';
import type { TurnClaim, TurnDecision } from './model';
import { turnActions } from './model';
import { comparable, stepsOf } from './steps';
import { draftTextRefusals } from './draft-text';
import type { DraftTextRefusal } from './draft-text';
import type { GatheredTurn } from './turn';

const urgencies = ['critical', 'high', 'normal', 'low'] as const;

/** What a model answers in a turn: flat, enums and strings, which every compatible server can be held to. */
export const TurnDraft = z.strictObject({
  action: z.enum(turnActions),
  faultCode: z.string().max(60).nullable(),
  urgency: z.enum(urgencies),
  claims: z
    .array(
      z.strictObject({
        source: z.enum(['article', 'alert', 'reading', 'coverage', 'history', 'text']),
        sourceId: z.string().max(100).nullable(),
        quote: z.string().min(3).max(300),
      }),
    )
    .max(8),
  /** Put below the text when the action is to ask. */
  question: z.string().max(300).nullable(),
  command: z.string().max(60).nullable(),
  text: z.string().min(1).max(1_500),
  /** Why a person has to come, when one has to. */
  handOver: z
    .strictObject({
      reason: z.enum(['danger', 'person-wanted', 'not-understood']),
      quote: z.string().max(300),
    })
    .nullable(),
});
export type TurnDraft = z.infer<typeof TurnDraft>;

export type DraftRefusal =
  | 'schema'
  | 'hand-over-required'
  | 'urgency-lowered'
  | 'action-not-allowed'
  | 'unknown-fault'
  | 'quote-not-verbatim'
  | 'step-not-for-customers'
  | 'step-repeated'
  | 'too-many-questions'
  | 'instructions-told'
  | 'hand-over-unfounded'
  | DraftTextRefusal;

export interface CheckedDraft {
  /** What stands: the draft where it may, else the rule's decision. */
  decision: TurnDecision;
  /** The draft's words; null: the templates speak. */
  text: string | null;
  /** Why the draft does not stand; empty: it stands. Told to the model once for a repair. */
  refusals: DraftRefusal[];
}

/**
 * Whether what a model proposes may stand. It can add a hand-over or raise the urgency, never remove or lower one; it
 * cannot close a case or confirm anything; every claim must be quoted verbatim from a source of this turn. Anything
 * else, and the decision of the rules with their templates stands, the raised urgency included.
 */
export function checkDraft({ known, decision }: GatheredTurn, answer: unknown): CheckedDraft {
  const parsed = TurnDraft.safeParse(answer);
  if (!parsed.success) return { decision, text: null, refusals: ['schema'] };
  const draft = parsed.data;
  const urgency = moreUrgent(decision.urgency, draft.urgency);
  // A wish for a person is heard even from a draft that is refused otherwise.
  const ruled: TurnDecision =
    draft.action === 'hand_over' ? handedOver(decision, draft, urgency) : { ...decision, urgency };
  const refusals = [
    ...decisionRefusals(known, decision, draft, urgency),
    ...draftTextRefusals(spokenOf(draft), known, { ...decision, claims: draft.claims }),
  ];
  if (refusals.length > 0) return { decision: ruled, text: null, refusals };
  // What to do in danger, and that a person comes, is said in approved words only.
  if (draft.action === 'hand_over') return { decision: ruled, text: null, refusals };
  const same = draft.action === decision.action;
  return {
    decision: {
      ...decision,
      action: draft.action,
      urgency,
      faultCode: draft.faultCode ?? decision.faultCode,
      claims: draft.claims,
      question: draft.action === 'ask' ? (same ? decision.question : { key: 'more', options: [] }) : null,
      premise: same ? decision.premise : null,
      command: same ? decision.command : null,
      workOrder: draft.action === 'propose_work_order' ? (decision.workOrder ?? { confirmed: false }) : null,
    },
    text: spokenOf(draft),
    refusals,
  };
}

const spokenOf = ({ action, text, question }: TurnDraft): string =>
  action === 'ask' && question ? `${text}\n${question}` : text;

function handedOver(decision: TurnDecision, { handOver }: TurnDraft, urgency: Urgency): TurnDecision {
  const isDanger = handOver?.reason === 'danger';
  return {
    ...decision,
    action: 'hand_over',
    urgency: isDanger ? 'critical' : urgency,
    safety: decision.safety || isDanger,
    handOver: decision.handOver ?? handOver ?? { reason: 'not-understood', quote: '' },
    question: null,
    premise: null,
    command: null,
    workOrder: null,
  };
}

function decisionRefusals(
  { memory, context, policy }: Known,
  decision: TurnDecision,
  draft: TurnDraft,
  urgency: Urgency,
): DraftRefusal[] {
  const refusals: DraftRefusal[] = [];
  if (decision.action === 'hand_over' && draft.action !== 'hand_over') refusals.push('hand-over-required');
  if (urgency !== draft.urgency) refusals.push('urgency-lowered');
  const ownOnly = draft.action === 'close' || draft.action === 'remote_command';
  const confirmed = decision.workOrder?.confirmed || decision.command?.confirmed;
  if (
    (ownOnly && decision.action !== draft.action) ||
    (confirmed && decision.action !== draft.action) ||
    (draft.command !== null && draft.command !== decision.command?.name)
  )
    refusals.push('action-not-allowed');
  if (draft.faultCode !== null && !context.modelFaultCodes.some(one => one.code === draft.faultCode))
    refusals.push('unknown-fault');
  if (draft.claims.some(claim => !claimSource(claim, { memory, context })?.includes(claim.quote)))
    refusals.push('quote-not-verbatim');
  if (draft.action === 'self_help_step') refusals.push(...stepRefusals(draft, { memory, context }));
  const asked = memory.asked.filter(key => /^(?:which|what|more|photo)/u.test(key)).length;
  if (draft.action === 'ask' && decision.action !== 'ask' && asked >= policy.mostQuestions)
    refusals.push('too-many-questions');
  return refusals;
}

function stepRefusals(
  draft: TurnDraft,
  { memory, context }: Pick<Known, 'memory' | 'context'>,
): DraftRefusal[] {
  const steps = draft.claims.filter(one => one.source === 'article');
  const safe =
    context.modelFaultCodes.find(one => one.code === draft.faultCode)?.safety !== true && !memory.safety;
  const allowed = steps.every(step => {
    const article = articleById(context.articles, step.sourceId ?? '');
    return article !== undefined && stepsOf(article).some(quote => quote.includes(step.quote));
  });
  const again = steps.some(step =>
    memory.steps.some(one => comparable(one.quote) === comparable(step.quote)),
  );
  return [
    ...(safe && allowed && steps.length > 0 ? [] : ['step-not-for-customers' as const]),
    ...(again ? ['step-repeated' as const] : []),
  ];
}

/** The text that a claim quotes from, or null when its source is none of this turn's. */
export function claimSource(
  { source, sourceId }: TurnClaim,
  { memory, context }: Pick<Known, 'memory' | 'context'>,
): string | null {
  if (source === 'text') return memory.texts.join('\n');
  if (source === 'alert') return context.openAlerts.find(one => one.id === sourceId)?.title ?? null;
  if (source === 'history') return context.history.find(one => one.id === sourceId)?.text ?? null;
  if (source === 'article') {
    const article = articleById(context.articles, sourceId ?? '');
    return article ? `${article.title}\n${article.text}` : null;
  }
  if (source === 'reading') {
    const reading = context.readings.find(one => one.metric === sourceId);
    return reading ? readingText(reading) : null;
  }
  const { coverage } = context;
  return coverage?.id === sourceId ? Object.values(coverage?.text ?? {}).join('\n') : null;
}
