import { withFault } from '../assisted/fault';
import { classify } from '../classify';
import type { Classification } from '../classify';
import { gate, mattersGate } from '../gates';
import type { ComparedFaults, TriageInput, TriageOutcome } from '../model';
import { moreUrgent } from '../model';
import { outcomeOf } from '../outcome';
import { choose } from './choose';
import type { Heard } from './hear';
import { withCover } from './cover';
import { hear } from './hear';
import type { Known } from './known';
import { isMeantAlone, meantKey, whichKey } from './known';
import { defaultPolicy } from './model';
import type {
  TurnContext,
  TurnDecision,
  TurnEvent,
  TurnMemory,
  TurnOffer,
  TurnPolicy,
  TurnReply,
} from './model';
import { reportOf, resultOf } from './result';
import { speak } from './speak';
import { settled } from './steps-tried';

/** Kept with every decision. */
export const turnVersion = 'turn-1';

export interface Turn {
  memory: TurnMemory;
  decision: TurnDecision;
  /** Null: nothing is said, because a person has the conversation or all has been said. */
  reply: TurnReply | null;
  /** What the case amounts to by now. */
  result: TriageOutcome;
  /** Null: no language model has named a fault in this conversation. */
  compared: ComparedFaults | null;
}

/** A turn up to its decision: what a model may be asked about, and what it may not undercut. */
export interface GatheredTurn {
  known: Known;
  decision: TurnDecision;
}

/**
 * One turn without a model: memory and an event in; a decision, the reply in the customer's language and the new memory
 * out. Pure and deterministic: the same arguments give the same turn, `memory` is not changed. Always ends: after
 * `policy.mostTurns` there is a work order or a person. Time is that of one retrieval over the articles.
 */
export function takeTurn(
  memory: TurnMemory,
  event: TurnEvent,
  context: TurnContext,
  policy: TurnPolicy = defaultPolicy,
): Turn {
  const gathered = gatherTurn(memory, event, context, policy);
  return endTurn(gathered);
}

/** The first half of a turn: hears, gates, classifies and decides by rule. */
export function gatherTurn(
  before: TurnMemory,
  event: TurnEvent,
  context: TurnContext,
  policy: TurnPolicy = defaultPolicy,
): GatheredTurn {
  const { memory, heard } = hear(before, event, context);
  const report = reportOf(memory, context);
  const own = classifyTalk(report, memory);
  const helped = memory.assisted ? withFault(own, memory.assisted, report) : own;
  const classification = context.isModelWorse ? own : helped;
  const compared = memory.assisted ? { model: helped.faultCode, rules: own.faultCode } : null;
  // Each message was read for danger when it came; that none is in it by now may be the customer's own answer.
  const gated = memory.safety ? gate(report.text) : mattersGate(report.text);
  const plain = outcomeOf(report, gated, classification);
  const outcome = resultOf(memory, context, plain);
  const known: Known = { memory, heard, context, policy, plain, outcome, classification, compared };
  const chosen = choose(known);
  return { known, decision: unstuck(known, chosen) };
}

/** What came before may have been about anything: where all of it together tells nothing, the newest words may tell by themselves. */
function classifyTalk(report: TriageInput, { texts, withdrawn }: TurnMemory): Classification {
  const all = classify(report);
  const newest = texts.at(-1);
  if (all.faultCode !== null || texts.length < 2 || !newest) return all;
  if (withdrawn.some(words => newest.includes(words))) return all;
  // What the whole means was looked up, and counts for its last words, too.
  const { meant } = report;
  const alone = classify({
    ...report,
    text: newest,
    ...(meant?.text === report.text ? { meant: { ...meant, text: newest } } : {}),
  });
  return alone.confidence > all.confidence ? alone : all;
}

/** The second half: notes what was decided and says it, in the templates' words or in a model's that `checkDraft` let stand. */
export function endTurn({ known, decision: chosen }: GatheredTurn, words: string | null = null): Turn {
  const { memory, heard, context } = known;
  const decision = withCover(known, chosen);
  const offer = offerOf(decision, memory);
  const reply = speak(decision, memory, heard, context, offer, words);
  const noted = note(known, decision, offer, reply);
  return {
    memory: noted,
    decision,
    reply,
    result: resultOf(noted, context, known.plain),
    compared: known.compared,
  };
}

/** The third time of the same act in a row is a person's. */
function unstuck({ memory, heard }: Known, decision: TurnDecision): TurnDecision {
  if (memory.state !== 'open' || heard.record || decision.action === 'hand_over') return decision;
  if (memory.lastAct !== actOf(decision) || memory.lastActTimes < 2) return decision;
  return {
    ...decision,
    action: 'hand_over',
    claims: [],
    question: null,
    premise: null,
    command: null,
    workOrder: null,
    handOver: { reason: 'no-progress', quote: '' },
  };
}

function actOf({ action, question, command, workOrder, claims }: TurnDecision): string {
  const steps = action === 'self_help_step' ? claims.map(one => one.quote).join('|') : '';
  return [action, question?.key, command?.name, command?.confirmed, workOrder?.confirmed, steps].join(' ');
}

function offerOf(decision: TurnDecision, memory: TurnMemory): TurnOffer | null {
  const { action, question, premise, command, workOrder } = decision;
  const offer = { id: `o${memory.turns}`, question: null, premise: null, command: null };
  if (action === 'self_help_step')
    return { ...offer, kind: 'steps', buttons: [{ button: 'solved' }, { button: 'did-not-help' }] };
  if (action === 'remote_command' && command && !command.confirmed)
    return {
      ...offer,
      kind: 'command',
      command: command.name,
      buttons: [{ button: 'confirm' }, { button: 'decline' }],
    };
  if (action === 'propose_work_order' && workOrder && !workOrder.confirmed)
    return { ...offer, kind: 'work-order', buttons: [{ button: 'confirm' }, { button: 'decline' }] };
  if (action !== 'ask' || !question) return null;
  const asked = { ...offer, kind: 'question' as const, question: question.key };
  if (question.key === 'premise')
    return {
      ...asked,
      premise: premise ? { said: premise.said, metric: premise.metric } : null,
      buttons: [{ button: 'reading-right' }, { button: 'reading-wrong' }],
    };
  if (question.key === 'danger')
    return { ...asked, buttons: [{ button: 'in-danger' }, { button: 'nobody-in-danger' }] };
  if (question.key === 'did-it-help' || question.key === 'still-wrong')
    return { ...asked, buttons: [{ button: 'solved' }, { button: 'did-not-help' }] };
  const options = question.options.map(({ value }) => ({ button: 'choose' as const, value }));
  const none =
    options.length > 0 && question.key !== 'unit' ? [{ button: 'choose' as const, value: 'none' }] : [];
  return { ...asked, buttons: [...options, ...none] };
}

const keepsStepsOpen = new Set(['danger', 'did-it-help', 'still-wrong', 'premise']);

function note(
  known: Known,
  decision: TurnDecision,
  offer: TurnOffer | null,
  reply: TurnReply | null,
): TurnMemory {
  const { memory, heard } = known;
  const act = actOf(decision);
  const open =
    decision.action === 'close' || keepsStepsOpen.has(decision.question?.key ?? '')
      ? memory.steps
      : settled(memory, 'not-helped');
  return {
    ...memory,
    state: stateAfter(memory, decision, heard),
    asked: [...memory.asked, ...askedBy(known, decision)],
    steps: [...open, ...givenBy(decision)],
    premisesTold: decision.premise ? [...memory.premisesTold, decision.premise.id] : memory.premisesTold,
    offer,
    urgency: moreUrgent(memory.urgency, decision.urgency),
    safety: memory.safety || decision.safety,
    handOver: decision.action === 'hand_over' ? (memory.handOver ?? decision.handOver) : memory.handOver,
    lastAct: act,
    lastActTimes: memory.lastAct === act ? memory.lastActTimes + 1 : 1,
    introduced: memory.introduced || reply !== null,
    acknowledged: memory.acknowledged || memory.state === 'handed-over' || memory.state === 'dispatched',
  };
}

function stateAfter(
  memory: TurnMemory,
  { action, workOrder }: TurnDecision,
  heard: Heard,
): TurnMemory['state'] {
  if (action === 'hand_over') return 'handed-over';
  if (workOrder?.confirmed) return 'dispatched';
  if (action !== 'close') return memory.state;
  return heard.record || memory.state === 'dispatched' ? memory.state : 'closed';
}

function askedBy(known: Known, { action, question, command }: TurnDecision): string[] {
  if (action === 'propose_work_order') return ['work-order'];
  if (action === 'self_help_step') return ['steps'];
  if (action === 'remote_command') return [`command:${command?.name}`];
  if (!question) return [];
  if (question.key !== 'which' && question.key !== 'whether') return [question.key];
  const codes = question.options.map(one => one.value);
  return [isMeantAlone(known, codes) ? `${meantKey}${whichKey(codes)}` : whichKey(codes)];
}

function givenBy({ action, claims }: TurnDecision): TurnMemory['steps'] {
  if (action !== 'self_help_step') return [];
  return claims
    .filter(one => one.source === 'article')
    .map(one => ({ articleId: one.sourceId ?? '', quote: one.quote, outcome: 'open' as const }));
}
