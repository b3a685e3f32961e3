import { triage } from '../triage';
import type { TurnContext, TurnMemory } from './model';
import { reportOf, resultOf } from './result';
import { settled } from './steps-tried';
import { quoteFor, wordsOf } from './words';

const r = String.raw;

/** What was said before was not meant. */
const correctionWords = wordsOf({
  en: [
    r`(?:what )?i (?:actually |really )?(?:meant|mean)(?: (?:is|was|to say))?(?: that)?`,
    r`my (?:mistake|bad)|i was wrong|i mixed (?:it|them) up|wrong (?:one|unit|machine)`,
  ],
  zh: ['我(?:说|指|想说)的是', '(?:说|搞|弄|写|打)错了'],
  bg: [r`имах? предвид(?:,? че)?`, r`исках да кажа(?:,? че)?`, r`сбърка(?:х|л съм|ла съм)|грешка моя`],
});

/**
 * "No, I meant ...": what was said before counts no more, if the words that follow name another fault by themselves. Steps of the
 * fault that it was not are done with. Danger and urgency stay as they were reached.
 */
export function corrected(memory: TurnMemory, text: string, context: TurnContext): TurnMemory {
  const quote = memory.texts.length === 0 ? null : quoteFor(correctionWords, text);
  if (quote === null) return memory;
  const before = text.slice(0, text.indexOf(quote) + quote.length);
  const meant = triage({ ...reportOf(memory, context), text: text.slice(before.length) }).faultCode;
  if (meant === null || meant === resultOf(memory, context).faultCode) return memory;
  return {
    ...memory,
    withdrawn: [...memory.withdrawn, ...memory.texts, before],
    steps: settled(memory, 'not-helped'),
    assisted: null,
    slots: { ...memory.slots, errorCode: null, chosenFault: null },
  };
}
