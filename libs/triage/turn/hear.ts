import type { Gate } from '../gates';
import { gate, mattersGate, namedGate } from '../gates';
import { longestText } from '../triage';
import { languageOf } from './language';
import { newConversation } from './model';
import type { TurnButton, TurnContext, TurnEvent, TurnMemory, TurnOffer, TurnRecord } from './model';
import { corrected } from './correction';
import { comparable } from './steps';
import { settled } from './steps-tried';
import { noWords, notSolvedWords, quoteFor, solvedWords, yesWords } from './words';

/** An event as it was understood; nothing is decided yet. */
export interface Heard {
  event: TurnEvent['kind'];
  text: string | null;
  gate: Gate;
  /** A button of the offer that stands; null: none, or of an older offer. */
  button: TurnButton | null;
  says: 'solved' | 'not-solved' | null;
  record: TurnRecord | null;
  /** What was on offer when this came. */
  offer: TurnOffer | null;
}

const mostTexts = 20;
const longestKept = 4_000;
const nothing: Gate = { safety: false, hazards: [], suspected: null, sensitive: [], handOver: null };

/** Takes the event into the memory: words, choices, outcomes of steps, floors. Pure. */
export function hear(
  before: TurnMemory,
  event: TurnEvent,
  context: TurnContext,
): { memory: TurnMemory; heard: Heard } {
  const memory = begun(before, event, context);
  const heard: Heard = {
    event: event.kind,
    text: null,
    gate: nothing,
    button: null,
    says: null,
    record: null,
    offer: memory.offer,
  };
  if (event.kind === 'text') return hearText(memory, heard, event.text, context);
  if (event.kind === 'photo') {
    const slots = { ...memory.slots, photos: memory.slots.photos + 1 };
    return { memory: { ...memory, slots }, heard };
  }
  if (event.kind === 'record') {
    const { kind: _, ...record } = event;
    const workOrder = record.of === 'work-order' && record.succeeded ? record.reference : memory.workOrder;
    return { memory: { ...memory, workOrder }, heard: { ...heard, record } };
  }
  // A person can be asked for, and danger told, from every message, old or new.
  if (event.button === 'person' || event.button === 'in-danger')
    return { memory, heard: { ...heard, button: event.button } };
  const offered =
    memory.offer?.id === event.offer &&
    memory.offer.buttons.some(one => one.button === event.button && one.value === event.value);
  if (!offered || !memory.offer) return { memory, heard };
  if (event.button === 'nobody-in-danger') return { memory, heard: asIfJustSaid(memory, heard) };
  return {
    memory: pressed(memory, memory.offer, event.button, event.value ?? null),
    heard: { ...heard, button: event.button },
  };
}

/** Nobody is in danger: the words that raised the question are answered now, as if they had just been written. */
function asIfJustSaid({ texts }: TurnMemory, heard: Heard): Heard {
  const text = texts.at(-1) ?? '';
  return { ...heard, text, gate: mattersGate(text), says: outcomeIn(text), button: null, offer: null };
}

/** A conversation that was closed begins anew with the next words: its old matters decide nothing any more. */
function begun(before: TurnMemory, event: TurnEvent, { unit }: TurnContext): TurnMemory {
  const anew = before.state === 'closed' && (event.kind === 'text' || event.kind === 'photo');
  const memory = anew
    ? { ...newConversation(), locale: before.locale, introduced: before.introduced }
    : before;
  const unitId = unit?.id ?? memory.slots.unitId;
  return { ...memory, turns: memory.turns + 1, slots: { ...memory.slots, unitId } };
}

function hearText(before: TurnMemory, heard: Heard, text: string, context: TurnContext) {
  const memory = ofNamedUnit(corrected(before, text, context), text, context);
  const [last = ''] = memory.texts.slice(-1);
  const alone = gate(text);
  // "There is" and "smoke" in two messages are smoke; danger that words put together name is never taken back.
  const together = namedGate(text).safety || !last ? alone : namedGate(`${last.slice(-200)} ${text}`);
  const found = together.safety && !namedGate(last).safety ? together : alone;
  const kept = text.slice(0, Math.min(longestKept, longestText)).trim();
  const isNew = kept !== '' && !memory.texts.some(one => comparable(one) === comparable(kept));
  const chosen = choiceIn(kept, memory.offer);
  const answer = found.safety ? null : dangerAnswerIn(kept, memory.offer);
  const texts = isNew && !chosen && !answer ? [...memory.texts, kept].slice(-mostTexts) : memory.texts;
  const fault = context.modelFaultCodes.find(
    one => /\d/u.test(one.code) && comparable(kept).includes(comparable(one.code)),
  );
  const next: TurnMemory = {
    ...memory,
    locale: languageOf(text, memory.locale ?? context.locale),
    texts,
    urgency: found.safety ? 'critical' : memory.urgency,
    safety: memory.safety || found.safety,
    slots: {
      ...memory.slots,
      errorCode: fault?.code ?? memory.slots.errorCode,
    },
  };
  if (answer === 'nobody-in-danger') return { memory: next, heard: asIfJustSaid(next, heard) };
  const answered = chosen && memory.offer ? pressed(next, memory.offer, 'choose', chosen) : next;
  return {
    memory: answered,
    heard: { ...heard, text, gate: found, says: outcomeIn(kept), button: chosen ? 'choose' : answer },
  };
}

/** Whether they say that it works again, or that it does not. */
function outcomeIn(text: string): Heard['says'] {
  if (quoteFor(notSolvedWords, text) !== null) return 'not-solved';
  return quoteFor(solvedWords, text) === null ? null : 'solved';
}

/** "2" as the answer to a question with options. */
function choiceIn(text: string, offer: TurnOffer | null): string | null {
  if (offer?.kind !== 'question') return null;
  const place = /^\s*(?:option |№ ?|第)?([1-9])(?:个|[.)])?\s*$/iu.exec(text.normalize('NFKC'))?.[1];
  const options = offer.buttons.filter(one => one.button === 'choose');
  return place ? (options[Number(place) - 1]?.value ?? null) : null;
}

/** "No, nobody" or "yes" as the answer to whether anyone is in danger, and nothing more. */
function dangerAnswerIn(text: string, offer: TurnOffer | null): TurnButton | null {
  if (offer?.question !== 'danger') return null;
  const bare = text.trim().replace(/[\s.!。！,，]+$/u, '');
  if (yesWords.test(bare)) return 'in-danger';
  return noWords.test(bare) ? 'nobody-in-danger' : null;
}

/** The unit that the words name, where nobody else has said which it is: the last one named is meant, and is asked about anew. */
function ofNamedUnit(memory: TurnMemory, text: string, context: TurnContext): TurnMemory {
  const unitId = context.unit ? null : unitIn(text, context);
  if (unitId === null || unitId === memory.slots.unitId) return memory;
  const isOther = memory.slots.unitId !== null;
  return {
    ...memory,
    slots: { ...memory.slots, unitId },
    ...(isOther ? { asked: memory.asked.filter(key => key === 'unit'), ruledOut: [] } : {}),
  };
}

function unitIn(text: string, { units }: TurnContext): string | null {
  const bare = (words: string) =>
    words
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const named = units.filter(unit => unit.serial !== '' && bare(text).includes(bare(unit.serial)));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

function pressed(memory: TurnMemory, offer: TurnOffer, button: TurnButton, value: string | null): TurnMemory {
  const { slots } = memory;
  const offeredFaults = offer.buttons.flatMap(one => (one.value && one.value !== 'none' ? [one.value] : []));
  switch (button) {
    case 'choose':
      if (offer.question === 'unit') return { ...memory, slots: { ...slots, unitId: value } };
      return value === 'none' || value === null
        ? { ...memory, ruledOut: [...memory.ruledOut, ...offeredFaults] }
        : { ...memory, slots: { ...slots, chosenFault: value } };
    case 'solved':
      return { ...memory, steps: settled(memory, 'helped') };
    case 'did-not-help':
      return { ...memory, steps: settled(memory, 'not-helped') };
    case 'reading-right':
      return offer.premise ? { ...memory, withdrawn: [...memory.withdrawn, offer.premise.said] } : memory;
    case 'reading-wrong':
      return offer.premise ? { ...memory, doubted: [...memory.doubted, offer.premise.metric] } : memory;
    case 'confirm':
      return offer.command ? { ...memory, commandsTried: [...memory.commandsTried, offer.command] } : memory;
    case 'decline':
      return offer.command
        ? { ...memory, commandsDeclined: [...memory.commandsDeclined, offer.command] }
        : memory;
    default:
      return memory;
  }
}
