import type {
  AssistantFault,
  AssistantMode,
  DeviceCommandStatus,
  MeaningFault,
  MessageOffer,
  MessageSource,
  Press,
  RequestMessage,
  TriageResult,
} from '#contracts';
import { takeTurn } from '#triage';
import type { TriageOutcome, Turn, TurnContext, TurnEvent, TurnMemory, TurnRecord, TurnReply } from '#triage';

/** What the customer wrote or pressed, or what became of what they confirmed. */
export interface CustomerWords {
  id: string;
  text: string;
  by: string;
  pressed: Press | null;
  record: TurnRecord | null;
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

/** What is told of a command that has ended. */
export const recordOf = (status: DeviceCommandStatus, reference: string): TurnRecord => ({
  of: 'command',
  succeeded: status === 'succeeded',
  reference,
  ...(status === 'canceled' ? { failure: 'not-sent' } : {}),
  ...(status === 'timed_out' ? { failure: 'no-answer' } : {}),
});

/** A press and a record are one event each; words in a row, without a press between them, are one burst. */
export function eventsOf(words: readonly CustomerWords[]): TurnEvent[] {
  const events: TurnEvent[] = [];
  for (const { text, pressed, record } of words) {
    const last = events.at(-1);
    if (record) events.push({ kind: 'record', ...record });
    else if (pressed) events.push({ kind: 'button', ...pressed });
    else if (last?.kind === 'text')
      events[events.length - 1] = { kind: 'text', text: `${last.text}\n${text}` };
    else events.push({ kind: 'text', text });
  }
  return events;
}

export interface Taken {
  memory: TurnMemory;
  reply: TurnReply | null;
  /** What the case amounts to by now. */
  outcome: TriageOutcome;
  engine: string;
  /** Why a model that was to be asked has no part in it. */
  modelFault?: AssistantFault;
  /** Why it goes by words alone, although their meaning was to be asked for. */
  meaningFault?: MeaningFault;
  compared?: TriageResult['compared'] | null;
  /** The customer pressed that it is solved, and nothing stands against it. */
  isSolved: boolean;
  /** The customer's button wants the visit. */
  wantsVisit: boolean;
  /** The command that the customer's button has confirmed. */
  command: string | null;
  /** What a record says was done or failed is in the reply. */
  reportsRecord: boolean;
  /** A person has to come: that is said before anything else. */
  callsPerson: boolean;
  /** Whether anyone is in danger is asked before anything else, by nobody's leave. */
  asksDanger: boolean;
}

/** Takes one turn; with a model beside the rules or without. */
export type TakeTurn = (memory: TurnMemory, event: TurnEvent, context: TurnContext) => Promise<AskedTurn>;

type AskedTurn = Omit<Turn, 'compared'> & Pick<Taken, 'engine' | 'modelFault' | 'meaningFault' | 'compared'>;

/**
 * All that happened since the last turn, answered once. What to do in danger, and that a person comes, is never
 * dropped in favour of a later reply. Only the newest event is `take`'s; what came before it the rules take in, since it is not
 * answered. Null if nothing happened.
 */
export async function answerOf(
  memory: TurnMemory,
  events: readonly TurnEvent[],
  context: TurnContext,
  take: TakeTurn,
): Promise<Taken | null> {
  const newest = events.at(-1);
  if (!newest) return null;
  let before = memory;
  let kept: Taken | null = null;
  for (const event of events.slice(0, -1)) {
    kept = together(
      kept,
      takenBy({ ...takeTurn(before, event, context), engine: '', compared: null }, before, event),
    );
    // A reply that is never sent has introduced nobody.
    before = { ...kept.memory, introduced: memory.introduced };
  }
  return together(kept, takenBy(await take(before, newest, context), before, newest));
}

function together(earlier: Taken | null, later: Taken): Taken {
  if (!earlier) return later;
  const callsPerson = earlier.callsPerson || later.callsPerson;
  const command = earlier.command ?? later.command;
  return {
    ...later,
    // What was confirmed a moment before danger or a wish for a person is not carried out.
    command: callsPerson ? null : command,
    memory: callsPerson && command !== null ? withoutCommand(later.memory, command) : later.memory,
    reportsRecord: earlier.reportsRecord || later.reportsRecord,
    reply: earlier.callsPerson && earlier.reply !== null ? earlier.reply : later.reply,
    wantsVisit: earlier.wantsVisit || later.wantsVisit,
    callsPerson,
  };
}

const withoutCommand = (memory: TurnMemory, command: string): TurnMemory => ({
  ...memory,
  commandsTried: memory.commandsTried.filter(one => one !== command),
});

const takenBy = (turn: AskedTurn, before: TurnMemory, event: TurnEvent): Taken => ({
  memory: turn.memory,
  reply: turn.reply,
  outcome: turn.result,
  engine: turn.engine,
  ...(turn.modelFault ? { modelFault: turn.modelFault } : {}),
  ...(turn.meaningFault ? { meaningFault: turn.meaningFault } : {}),
  compared: turn.compared ?? null,
  isSolved: isSolution(before, event, turn),
  wantsVisit: turn.decision.workOrder?.confirmed === true,
  command: turn.decision.command?.confirmed ? turn.decision.command.name : null,
  reportsRecord: turn.decision.record !== null,
  callsPerson: turn.decision.action === 'hand_over',
  asksDanger: turn.decision.question?.key === 'danger',
});

/**
 * Does a person read it before the customer does? Not what sends a person, what to do in danger first of all, not whether anyone is, and not what
 * answers a button that ended the matter or sends a command, nor what a record says of one.
 */
export const isForReview = (mode: AssistantMode, taken: Taken): boolean =>
  mode !== 'auto' &&
  !taken.callsPerson &&
  !taken.asksDanger &&
  !taken.isSolved &&
  !taken.wantsVisit &&
  taken.command === null &&
  !taken.reportsRecord;

const isSolution = (
  before: TurnMemory,
  event: TurnEvent,
  { decision, memory }: Omit<Turn, 'compared'>,
): boolean =>
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
  // A record or a number that was written down by itself answers nobody.
  const last = thread.findLastIndex(one => one.author === 'assistant' || one.author === 'staff');
  return thread
    .slice(last + 1)
    .flatMap(one => (one.author === 'customer' && one.pressed === null ? [one.id] : []));
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
