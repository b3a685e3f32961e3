import type { AssistantMode, MessageOffer, MessageSource, Press, RequestMessage } from '#contracts';
import { takeTurn } from '#triage';
import type { Turn, TurnContext, TurnEvent, TurnMemory, TurnReply } from '#triage';

/** What the customer wrote or pressed. */
export interface CustomerWords {
  id: string;
  text: string;
  pressed: Press | null;
}

/** A reply as it stands in the thread. */
export interface AssistantMessage {
  text: string;
  offer: MessageOffer | null;
  sources: MessageSource[];
}

/** Of a reply that waits for a person: what the assistant remembers once it is sent. */
export interface Draft {
  /** Its record, with the words. */
  id: string;
  memory: TurnMemory;
  heard: string[];
}

/** A press is one event; words in a row, without a press between them, are one burst. */
export function eventsOf(words: readonly CustomerWords[]): TurnEvent[] {
  const events: TurnEvent[] = [];
  for (const { text, pressed } of words) {
    const last = events.at(-1);
    if (pressed) events.push({ kind: 'button', ...pressed });
    else if (last?.kind === 'text')
      events[events.length - 1] = { kind: 'text', text: `${last.text}\n${text}` };
    else events.push({ kind: 'text', text });
  }
  return events;
}

export interface Taken {
  memory: TurnMemory;
  reply: TurnReply | null;
  /** The customer pressed that it is solved, and nothing stands against it. */
  isSolved: boolean;
  /** The customer's button wants the visit. */
  wantsVisit: boolean;
  /** A person has to come: that is said before anything else. */
  callsPerson: boolean;
}

/**
 * All that happened since the last turn, answered once. What to do in danger, and that a person comes, is never
 * dropped in favour of a later reply. Null if nothing happened.
 */
export function answerOf(
  memory: TurnMemory,
  events: readonly TurnEvent[],
  context: TurnContext,
): Taken | null {
  const [first, ...later] = events;
  if (!first) return null;
  let taken = answered(memory, first, context);
  for (const event of later) {
    // A reply that is never sent has introduced nobody.
    const next = answered({ ...taken.memory, introduced: memory.introduced }, event, context);
    const keeps = taken.callsPerson && taken.reply !== null;
    taken = {
      ...next,
      reply: keeps ? taken.reply : next.reply,
      wantsVisit: taken.wantsVisit || next.wantsVisit,
      callsPerson: taken.callsPerson || next.callsPerson,
    };
  }
  return taken;
}

function answered(before: TurnMemory, event: TurnEvent, context: TurnContext): Taken {
  const turn = takeTurn(before, event, context);
  return {
    memory: turn.memory,
    reply: turn.reply,
    isSolved: isSolution(before, event, turn),
    wantsVisit: turn.decision.workOrder?.confirmed === true,
    callsPerson: turn.decision.action === 'hand_over',
  };
}

/**
 * Does a person read it before the customer does? Not what sends a person, what to do in danger first of all, and not what
 * answers a button that ended the matter.
 */
export const isForReview = (mode: AssistantMode, { callsPerson, isSolved, wantsVisit }: Taken): boolean =>
  mode !== 'auto' && !callsPerson && !isSolved && !wantsVisit;

/** A reading of the words that calls a person, where the rules heard nothing, is answered by the person's text. */
export function handedToPerson({ memory }: Taken, before: TurnMemory, context: TurnContext): Taken {
  const unsaid: TurnMemory = { ...memory, introduced: before.introduced };
  return answered(unsaid, { kind: 'button', button: 'person', offer: '' }, context);
}

const isSolution = (before: TurnMemory, event: TurnEvent, { decision, memory }: Turn): boolean =>
  event.kind === 'button' &&
  event.button === 'solved' &&
  decision.action === 'close' &&
  before.state === 'open' &&
  memory.state === 'closed';

/** What the assistant remembers when a person gives the conversation back: all but that a person has it. */
export const withoutPerson = (memory: TurnMemory): TurnMemory => ({
  ...memory,
  state: 'open',
  handOver: null,
  offer: null,
  acknowledged: false,
  // Who was talking to a person is told again that this is none.
  introduced: false,
  lastAct: '',
  lastActTimes: 0,
});

/** The customer's messages after the last answer, but no button: what it belonged to is long past. */
export function unanswered(
  thread: readonly { id: string; author: RequestMessage['author']; pressed: unknown }[],
): string[] {
  const last = thread.findLastIndex(one => one.author !== 'customer');
  return thread.slice(last + 1).flatMap(one => (one.pressed === null ? [one.id] : []));
}

const LONGEST_EXCERPT = 1_500;

/** The reply with what it rests on in full: the customer may read on. */
export function messageOf({ text, buttons, sources }: TurnReply, context: TurnContext): AssistantMessage {
  const [first] = buttons;
  return {
    text,
    offer: first
      ? {
          id: first.offer,
          buttons: buttons.map(({ button, label, value }) => ({
            button,
            label,
            ...(value === undefined ? {} : { value }),
          })),
        }
      : null,
    sources: sources.map(({ kind, id, title }) => ({ kind, title, excerpt: excerptOf(kind, id, context) })),
  };
}

/** Empty where the title says it all. Of articles for customers only. */
function excerptOf(kind: TurnReply['sources'][number]['kind'], id: string, context: TurnContext): string {
  const article = kind === 'article' ? context.articles.find(one => one.id === id) : undefined;
  return article?.audience === 'customer' ? article.text.slice(0, LONGEST_EXCERPT) : '';
}
