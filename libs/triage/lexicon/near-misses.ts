import type { NamedHazard, LexiconLanguage } from './entry';

/** Long words of danger as they are often typed wrong. None that is one letter away from a word of every day, as "trapped" is from "tapped". */
export const watched: readonly {
  kind: NamedHazard;
  language: LexiconLanguage;
  words: readonly string[];
}[] = [
  { kind: 'smoke', language: 'en', words: ['smoke', 'smokes', 'smoking', 'smoked'] },
  { kind: 'fire', language: 'en', words: ['flames', 'burning'] },
  { kind: 'sparks', language: 'en', words: ['spark', 'sparks'] },
  { kind: 'electric-shock', language: 'en', words: ['electrocuted'] },
  { kind: 'explosion', language: 'en', words: ['explosion', 'exploded'] },
  { kind: 'injury', language: 'en', words: ['injured', 'bleeding', 'ambulance', 'unconscious'] },
  { kind: 'smoke', language: 'bg', words: ['пушек', 'задимено'] },
  { kind: 'fire', language: 'bg', words: ['пожар', 'пламък', 'пламъци', 'запали'] },
  { kind: 'sparks', language: 'bg', words: ['искри'] },
  { kind: 'burning-smell', language: 'bg', words: ['разтопи', 'разтопен'] },
  { kind: 'explosion', language: 'bg', words: ['експлозия', 'избухна', 'гръмна'] },
  { kind: 'injury', language: 'bg', words: ['пострадал', 'линейка', 'кърви'] },
];

const longEnoughToReplace = 9;
const exactly = new Set(watched.flatMap(one => one.words));

/** The watched words that this one is a typing error of; a word that is written right is no error of another. */
export function meantBy(typed: string): (typeof watched)[number] | undefined {
  if (exactly.has(typed)) return undefined;
  return watched.find(({ words }) => words.some(word => isNearMiss(typed, word)));
}

/**
 * Whether `typed` is `meant` with one letter missing, added or swapped with its neighbour, the first one kept. Another letter in its
 * place counts in long words only: "spoke", "tripped" and "bleeping" are no typing errors. O(length).
 */
export function isNearMiss(typed: string, meant: string): boolean {
  const longer = typed.length - meant.length;
  if (Math.abs(longer) > 1 || typed[0] !== meant[0] || typed === meant) return false;
  let at = 1;
  while (at < typed.length && typed[at] === meant[at]) at++;
  if (longer === 1) return typed.slice(at + 1) === meant.slice(at);
  if (longer === -1) return typed.slice(at) === meant.slice(at + 1);
  if (
    typed.slice(at + 2) === meant.slice(at + 2) &&
    typed[at] === meant[at + 1] &&
    typed[at + 1] === meant[at]
  )
    return true;
  return meant.length >= longEnoughToReplace && typed.slice(at + 1) === meant.slice(at + 1);
}
