import { z } from 'zod';
import { contextIn } from './eval/world/index';
import type { TriageLocale, TriageOutcome } from './model';
import { languageOf } from './turn/language';
import { newConversation } from './turn/model';
import type { TurnAction, TurnClaim, TurnContext, TurnEvent, TurnMemory } from './turn/model';
import type { Turn } from './turn/turn';
import { takeTurn } from './turn/turn';

const Message = z.union([
  z.string(),
  z.looseObject({ text: z.string(), role: z.string().optional() }),
  z.looseObject({ content: z.string(), role: z.string().optional() }),
  z.looseObject({ photo: z.string() }),
  z.looseObject({ button: z.string(), value: z.string().optional() }),
]);

/** A case of `converse`: one text, or the customer's turns; what others said in between is left out. */
export const ConverseCase = z
  .looseObject({
    id: z.union([z.string(), z.number()]),
    lang: z.string().optional(),
    text: z.string().optional(),
    turns: z.array(Message).min(1).optional(),
  })
  .refine(one => one.text !== undefined || one.turns !== undefined);
export type ConverseCase = z.infer<typeof ConverseCase>;

export interface ConverseAnswer {
  id: string | number;
  handover: boolean;
  reason: string | null;
  safety: boolean;
  action: TurnAction;
  /** The last thing that was said; null: nothing ever was. */
  reply: string | null;
  sources: { source: TurnClaim['source']; id: string | null; quote: string }[];
  result: TriageOutcome;
}

/** Takes a turn; with a model beside the rules or without. */
export type ConverseTaker = (
  memory: TurnMemory,
  event: TurnEvent,
  context: TurnContext,
) => Turn | Promise<Turn>;

/** The conversation played to its end with the built-in catalogue of thirty faults. Null: not a case. */
export async function converse(
  value: unknown,
  take: ConverseTaker = takeTurn,
): Promise<ConverseAnswer | null> {
  const parsed = ConverseCase.safeParse(value);
  if (!parsed.success) return null;
  const { id, lang, text, turns: given } = parsed.data;
  const messages = given ?? [text ?? ''];
  const locale = localeOf(lang, messages);
  const context = contextIn(null, locale);
  const turns: Turn[] = [];
  let memory: TurnMemory = newConversation();
  for (const message of messages) {
    const event = eventOf(message, turns);
    if (!event) continue;
    const turn = await take(memory, event, context);
    memory = turn.memory;
    turns.push(turn);
  }
  const [last] = (turns.length > 0 ? turns : [takeTurn(memory, { kind: 'text', text: '' }, context)]).slice(
    -1,
  );
  if (!last) return null;
  const [said] = turns.filter(turn => turn.reply !== null).slice(-1);
  const { decision, result } = last;
  return {
    id,
    handover: last.memory.state === 'handed-over',
    reason: last.memory.handOver?.reason ?? null,
    safety: result.safety,
    action: decision.action,
    reply: said?.reply?.text ?? last.reply?.text ?? null,
    sources: (said ?? last).decision.claims.map(({ source, sourceId, quote }) => ({
      source,
      id: sourceId,
      quote,
    })),
    result,
  };
}

function localeOf(lang: string | undefined, messages: readonly z.infer<typeof Message>[]): TriageLocale {
  const short = lang?.toLowerCase().slice(0, 2);
  if (short === 'zh' || short === 'bg' || short === 'en') return short;
  return languageOf(messages.map(one => (typeof one === 'string' ? one : '')).join('\n'), 'en');
}

/** Null: not the customer's, or a button that the newest reply does not have. */
function eventOf(message: z.infer<typeof Message>, turns: readonly Turn[]): TurnEvent | null {
  if (typeof message === 'string') return { kind: 'text', text: message };
  if ('photo' in message && typeof message.photo === 'string') return { kind: 'photo', name: message.photo };
  if ('button' in message && typeof message.button === 'string') {
    const [last] = turns.slice(-1);
    const { button, value } = message;
    const found = last?.reply?.buttons.find(
      one => one.button === button && (value === undefined || one.value === value),
    );
    return found ? { kind: 'button', button: found.button, offer: found.offer, value: found.value } : null;
  }
  const { role } = message;
  if (typeof role === 'string' && !/^(?:user|customer|client|human)$/iu.test(role)) return null;
  const words = 'text' in message ? message.text : 'content' in message ? message.content : '';
  return typeof words === 'string' ? { kind: 'text', text: words } : null;
}
