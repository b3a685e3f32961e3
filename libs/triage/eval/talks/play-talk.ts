import { takeAssistedTurn } from '../../assisted/assisted-turn';
import { languageOf } from '../../turn/language';
import { newConversation } from '../../turn/model';
import type { TurnContext, TurnEvent, TurnMemory } from '../../turn/model';
import type { Turn } from '../../turn/turn';
import { takeTurn } from '../../turn/turn';
import { honest } from '../models';
import { contextIn, kinds } from '../world/index';
import { pressing } from './talk';
import type { Talk, TalkStep } from './talk';
import { talksBg } from './talks-bg';
import { talksEn } from './talks-en';
import { talksZh } from './talks-zh';

export const talks: readonly Talk[] = [...talksEn, ...talksZh, ...talksBg];

export interface PlayedTalk {
  talk: Talk;
  turns: Turn[];
  isSolved: boolean;
}

export type TalkTaker = (
  talk: Talk,
  memory: TurnMemory,
  event: TurnEvent,
  context: TurnContext,
) => Turn | Promise<Turn>;

const mostTurns = 14;

/** Written out to its end: first what the customer says unasked, then the buttons that fit. */
export async function playTalk(
  talk: Talk,
  take: TalkTaker = (_, memory, event, context) => takeTurn(memory, event, context),
): Promise<PlayedTalk> {
  const context = contextOf(talk);
  const turns: Turn[] = [];
  const steps: TalkStep[] = [...talk.says];
  let memory = newConversation();
  while (turns.length < mostTurns) {
    const [last] = turns.slice(-1);
    if (last && (last.memory.state === 'closed' || last.memory.state === 'handed-over')) break;
    const step = steps.shift() ?? pressing;
    const event = eventOf(step) ?? pressed(talk, last);
    if (!event) break;
    const turn = await take(talk, memory, event, context);
    memory = turn.memory;
    turns.push(turn);
  }
  return { talk, turns, isSolved: isSolved(talk, turns) };
}

/** With a model that knows what is wrong once the customer has written their last words, and quotes them. */
export const playTalkWithHonest = (talk: Talk): Promise<PlayedTalk> =>
  playTalk(talk, (_, memory, event, context) => {
    const fault = faultOf(talk);
    if (!fault) return takeTurn(memory, event, context);
    const { reports } = fault[talk.locale];
    const last = talk.says.findLast(one => typeof one === 'string');
    const told = typeof last === 'string' ? last : reports[0];
    const known = {
      ...fault,
      [talk.locale]: { ...fault[talk.locale], reports: [told, reports[1], reports[2]] },
    };
    const ask = honest({ fault: known, locale: talk.locale });
    return takeAssistedTurn(memory, event, context, { ask, fence: () => '==talk==' });
  });

const faultOf = ({ fault }: Talk) => kinds.flatMap(kind => kind.faults).find(one => one.code === fault);

function contextOf({ kind, locale, says }: Talk): TurnContext {
  const known = kinds.find(one => one.kind === kind);
  if (known) return contextIn(known, locale);
  const [pump] = kinds.filter(one => one.kind === 'pump');
  const units = [
    ...kinds.filter(one => one.kind === 'kiosk').map(one => one.unit),
    { id: 'w-other', name: pump?.unit.name ?? '', serial: serialIn(says) },
  ];
  return contextIn(null, locale, { unit: null, units });
}

const serialIn = (says: readonly TalkStep[]): string =>
  says.flatMap(one => (typeof one === 'string' ? (/HL4-\d+/u.exec(one)?.[0] ?? []) : []))[0] ?? '';

/** Null: they press a button. */
function eventOf(step: TalkStep): TurnEvent | null {
  if (typeof step === 'string') return { kind: 'text', text: step };
  return 'photo' in step ? { kind: 'photo', name: step.photo } : null;
}

function pressed(talk: Talk, last: Turn | undefined): TurnEvent | null {
  if (!last) return null;
  const { fault, isSolvable, locale } = talk;
  const { decision, reply } = last;
  if (decision.question?.key === 'more' || decision.question?.key === 'what') {
    const known = faultOf(talk);
    return known ? { kind: 'text', text: known[locale].reports[1] } : null;
  }
  if (decision.workOrder?.confirmed)
    return last.memory.workOrder === null
      ? { kind: 'record', of: 'work-order', succeeded: true, reference: 'WO-1' }
      : null;
  const press = (button: string, value?: string): TurnEvent | null => {
    const found = reply?.buttons.find(
      one => one.button === button && (value === undefined || one.value === value),
    );
    return found ? { kind: 'button', button: found.button, offer: found.offer, value: found.value } : null;
  };
  return (
    press('nobody-in-danger') ??
    press('choose', fault) ??
    press('choose', 'none') ??
    press(isSolvable ? 'solved' : 'did-not-help') ??
    press('confirm')
  );
}

function isSolved({ fault, locale, person, isSolvable, kind }: Talk, turns: readonly Turn[]): boolean {
  const [last] = turns.slice(-1);
  if (!last) return false;
  const speaks = turns.every(({ reply }) => reply === null || reply.locale === locale);
  if (!speaks || languageOf(last.reply?.text ?? '', locale) !== locale) return false;
  const { state, handOver, slots } = last.memory;
  if (person) return state === 'handed-over' && person.includes(handOver?.reason ?? '');
  const isOurs = kind !== null || slots.unitId === 'w-other';
  return isOurs && last.result.faultCode === fault && state === (isSolvable ? 'closed' : 'dispatched');
}
