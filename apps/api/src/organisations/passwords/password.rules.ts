import { commonPasswords, commonWords, rowsOfKeys } from './common-passwords';

export type Weakness = 'too-short' | 'common' | 'repetition' | 'names-you' | 'names-product';

const SHORTEST = 10;
const LONGEST_UNIT = 4;
const SHORTEST_NAME = 4;

/** Why this password would be guessed, or null. No rule asks for a digit or a sign: length is what helps. */
export function weaknessOf(password: string, email: string): Weakness | null {
  if (Array.from(password).length < SHORTEST) return 'too-short';
  const lower = password.toLowerCase();
  if (commonPasswords.has(lower)) return 'common';
  if (isRepetition(lower)) return 'repetition';
  if (isRowOfKeys(lower) || isDressedWord(lower)) return 'common';
  if (lower.includes('callout')) return 'names-product';
  const name = (email.split('@')[0] ?? '').toLowerCase();
  return name.length >= SHORTEST_NAME && lower.includes(name) ? 'names-you' : null;
}

/** abababababab, 1231231231: a short piece over and over. */
function isRepetition(text: string): boolean {
  for (let unit = 1; unit <= LONGEST_UNIT; unit += 1)
    if (
      text ===
      text
        .slice(0, unit)
        .repeat(Math.ceil(text.length / unit))
        .slice(0, text.length)
    )
      return true;
  return false;
}

/** 1234567890, zyxwvutsrq, asdfghjkl;: fingers walking along a row. */
function isRowOfKeys(text: string): boolean {
  return rowsOfKeys.some(row => {
    const there = row.repeat(3);
    return there.includes(text) || Array.from(there).toReversed().join('').includes(text);
  });
}

const undressed: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** P@ssw0rd2026!: a common word with the usual letters swapped and the usual things behind it. */
function isDressedWord(text: string): boolean {
  const bare = text.replace(/^[^a-z@$]+/, '').replace(/[^a-z]+$/, '');
  const plain = bare.replaceAll(/[0-9@$]/g, sign => undressed[sign] ?? sign);
  return commonWords.has(plain) || commonWords.has(bare) || (bare === '' && new Set(text).size <= 3);
}
