import { fold } from '../text';
import everyday from './concepts/everyday.json' with { type: 'json' };
import fire from './concepts/fire.json' with { type: 'json' };
import motion from './concepts/motion.json' with { type: 'json' };
import people from './concepts/people.json' with { type: 'json' };
import power from './concepts/power.json' with { type: 'json' };
import { inLatin } from './latin';

/**
 * What is named by many words in three languages: parts of the body, signs of fire, ways to be held fast. Versioned data, each
 * language one list with commas; `*` ends a stem. Chinese stands as it is, without a boundary.
 */
type Words = Record<string, { en: string; zh: string; bg: string }>;
const concepts: Words = { ...people, ...fire, ...power, ...motion, ...everyday };

/** A word or several in a row, and what they mean. */
export interface Way {
  concept: string;
  parts: readonly string[];
}

export interface Vocabulary {
  /** By the whole first word. */
  whole: ReadonlyMap<string, readonly Way[]>;
  /** By the stem that the first word begins with. */
  stems: ReadonlyMap<string, readonly Way[]>;
  /** Chinese, by all its characters. */
  characters: ReadonlyMap<string, readonly string[]>;
  mostCharacters: number;
}

/** Shorter Bulgarian words in Latin letters are as often words of another language. */
const tellingInLatin = 4;

export const vocabulary: Vocabulary = compile();

function compile(): Vocabulary {
  const whole = new Map<string, Way[]>();
  const stems = new Map<string, Way[]>();
  const characters = new Map<string, string[]>();
  const add = (parts: string[], concept: string) => {
    const [first = ''] = parts;
    const isStem = first.endsWith('*');
    const key = isStem ? first.slice(0, -1) : first;
    push(isStem ? stems : whole, key, { concept, parts });
  };
  for (const [concept, { en, zh, bg }] of Object.entries(concepts)) {
    for (const entry of entriesOf(zh)) push(characters, entry, concept);
    for (const entry of [...entriesOf(en), ...entriesOf(bg)]) add(entry.split(' '), concept);
    for (const entry of entriesOf(bg)) {
      // ъ is typed as a or as u.
      for (const sound of new Set([entry, entry.replaceAll('ъ', 'у')])) {
        const parts = sound.split(' ').map(inLatin);
        if (parts.every(part => part.replace('*', '').length >= tellingInLatin)) add(parts, concept);
      }
    }
  }
  const mostCharacters = Math.max(...Array.from(characters.keys(), key => key.length));
  return { whole, stems, characters, mostCharacters };
}

function entriesOf(list: string): string[] {
  return list.split(',').map(entry => fold(entry).text.trim().replaceAll(/\s+/gu, ' '));
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
