import { sentencesOf } from '../text';
import { checkDraft } from '../turn/draft';
import type { CheckedDraft, TurnDraft } from '../turn/draft';
import { defaultPolicy } from '../turn/model';
import type { TurnClaim, TurnContext, TurnEvent, TurnMemory, TurnPolicy } from '../turn/model';
import { moreUrgent } from '../model';
import { comparable } from '../turn/steps';
import { endTurn, gatherTurn } from '../turn/turn';
import type { GatheredTurn, Turn } from '../turn/turn';
import { faultIn } from './fault';
import { unmask } from './masking';
import { mayBeAsked, turnQuestion } from './turn-question';
import type { TurnAnswer, TurnQuestion } from './turn-question';

/**
 * Puts the question to a model, once more if `problemOf` finds fault with the answer. Null: no answer that fits came in time.
 * What it throws is a fault of the program, not of the model.
 */
export type AskModel = (
  question: TurnQuestion,
  problemOf: (answer: TurnAnswer) => string | null,
) => Promise<TurnAnswer | null>;

export interface AssistedTurn extends Turn {
  /** How the model took part: not asked, no answer, its words stand, or the rules' words stand and why. */
  model: 'not-asked' | 'no-answer' | 'stands' | CheckedDraft['refusals'];
}

export interface TurnAsker {
  ask: AskModel;
  /** Random, of one question alone. */
  fence: () => string;
  /** Of persons in the records of the case. */
  names?: readonly string[];
}

/**
 * One turn with a model beside the rules. The rules gather, gate and decide; then the model reads the words, and the rules decide
 * again with the fault that it names if a quote holds it; then its action and its words stand if every check lets them, else the
 * templates speak. Without an answer the turn is the rules' own. A model never lowers an urgency, removes a person or settles a case.
 */
export async function takeAssistedTurn(
  memory: TurnMemory,
  event: TurnEvent,
  context: TurnContext,
  { ask, fence, names = [] }: TurnAsker,
  policy: TurnPolicy = defaultPolicy,
): Promise<AssistedTurn> {
  const gathered = gatherTurn(memory, event, context, policy);
  if (!mayBeAsked(gathered)) return { ...endTurn(gathered), model: 'not-asked' };
  const question = turnQuestion(gathered, { fence: fence(), names });
  const judge = (answer: TurnAnswer) => {
    const read: TurnMemory = {
      ...memory,
      assisted: faultIn(question, answer) ?? memory.assisted,
      urgency: moreUrgent(memory.urgency, answer.urgency),
    };
    const again = gatherTurn(read, event, context, policy);
    return { again, checked: checked(again, question, answer) };
  };
  const answer = await ask(question, given => problemOf(judge(given).checked));
  if (!answer) return { ...endTurn(gathered), model: 'no-answer' };
  const { again, checked: result } = judge(answer);
  const turn = endTurn({ known: again.known, decision: result.decision }, result.text);
  return { ...turn, model: result.refusals.length > 0 ? result.refusals : 'stands' };
}

function problemOf({ refusals }: CheckedDraft): string | null {
  return refusals.length > 0 ? `not allowed: ${refusals.join(', ')}` : null;
}

function checked(gathered: GatheredTurn, question: TurnQuestion, answer: TurnAnswer): CheckedDraft {
  const wanted = personIn(question, answer);
  const result = checkDraft(gathered, draftOf(gathered, question, answer, wanted));
  const callsNobody = wanted === null && (answer.wantsPerson || answer.action === 'hand_over');
  if (callsNobody) return { ...result, text: null, refusals: [...result.refusals, 'hand-over-unfounded'] };
  if (result.text === null || !tellsInstructions(question, answer)) return result;
  return { ...result, text: null, refusals: ['instructions-told'] };
}

/** Danger counts in any case; a person otherwise only with the customer's words that speak for one. */
function personIn(question: TurnQuestion, answer: TurnAnswer): TurnDraft['handOver'] {
  const words = answer.personQuote?.trim() ?? '';
  const isFounded = words.length > 1 && question.sources.get('report')?.text.includes(words) === true;
  const quote = isFounded ? unmask(words, question.report).slice(0, 300) : '';
  if (answer.danger) return { reason: 'danger', quote };
  if (!isFounded) return null;
  if (answer.wantsPerson) return { reason: 'person-wanted', quote };
  return answer.action === 'hand_over' ? { reason: 'not-understood', quote } : null;
}

/** The references back into ids, and personal data back into the words for the customer that they belong to. */
function draftOf(
  { decision }: GatheredTurn,
  question: TurnQuestion,
  answer: TurnAnswer,
  handOver: TurnDraft['handOver'],
): TurnDraft {
  const own = answer.action === 'hand_over' ? decision.action : answer.action;
  const action = handOver ? 'hand_over' : own;
  const spoken = (text: string) => unmask(text.trim(), question.report);
  return {
    action,
    faultCode: decision.faultCode,
    urgency: moreUrgent(decision.urgency, answer.urgency),
    claims: action === decision.action ? decision.claims : claimsOf(question, answer),
    question: answer.question === null ? null : spoken(answer.question) || null,
    command: null,
    text: spoken(answer.text),
    handOver,
  };
}

const claimsOf = (question: TurnQuestion, { quotes }: TurnAnswer): TurnClaim[] =>
  quotes.slice(0, 8).flatMap(({ source: ref, quote }) => {
    const source = question.sources.get(ref);
    if (!source) return [];
    const words = source.source === 'text' ? unmask(quote.trim(), question.report) : quote.trim();
    return [{ source: source.source, sourceId: source.sourceId, quote: words }];
  });

const fewestWords = 5;

/** A sentence of the instructions, or most of one, within the words for the customer. */
function tellsInstructions({ instructions }: TurnQuestion, { text, question }: TurnAnswer): boolean {
  const given = comparable(instructions);
  return sentencesOf(`${text}\n${question ?? ''}`).some(({ text: sentence }) => {
    const words = comparable(sentence).split(' ');
    return words.some(
      (_, at) =>
        at + fewestWords <= words.length && given.includes(words.slice(at, at + fewestWords).join(' ')),
    );
  });
}
