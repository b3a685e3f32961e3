import type { PersonSought } from '#contracts';

/** What an erased word, name or sentence is replaced by; the migration's functions write the same. */
export const ERASED = '[erased]';
/** Matches nothing. */
const NOTHING = 'a(?!a)(?=a)';

/** National and international ways to write one number end alike: the last nine digits say whose it is. */
export const phoneKey = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-9);

/** Exactly one way to say who is meant, or null. */
export function onlyOne({ personId, email, phone }: PersonSought): Exclude<Sought, null> | null {
  const given = [personId, email, phone].filter(one => one !== undefined);
  if (given.length !== 1) return null;
  if (personId !== undefined) return { by: 'account', personId };
  return email !== undefined ? { by: 'email', email } : { by: 'phone', phone: phoneKey(phone ?? '') };
}
export type Sought =
  | { by: 'account'; personId: string }
  | { by: 'email'; email: string }
  | { by: 'phone'; phone: string };

/** Typed once more before an erasure: the name, the address or the number; upper and lower case are one. */
export function confirms(
  typed: string,
  {
    names,
    emails,
    phones,
  }: { names: readonly string[]; emails: readonly string[]; phones: readonly string[] },
): boolean {
  const word = typed.trim().toLowerCase();
  const digits = phoneKey(word);
  if ([...names, ...emails].some(one => one.toLowerCase() === word)) return true;
  return digits.length >= 6 && /^[\d\s+()./-]+$/.test(word) && phones.includes(digits);
}

/** One word, or two signs: within a sentence it may mean anybody, and is looked for where the person was, not everywhere. */
export const isCommonName = (name: string): boolean =>
  !/\S\s+\S/u.test(name.trim()) && !/^\p{Script=Han}{3,}$/u.test(name.trim());

/**
 * A regular expression of PostgreSQL for a name, address or number wherever it stands in a text, upper and lower case alike.
 * Ivan Petrov is not found in Ivan Petrova; Chinese has no spaces to go by.
 */
export function patternOf({
  names,
  emails,
  phones,
}: {
  names: readonly string[];
  emails: readonly string[];
  phones: readonly string[];
}): string {
  const words = [...names, ...emails].map(word => word.trim()).filter(word => word !== '');
  const parts = [
    ...new Set(words.flatMap(word => [bounded(word), bounded(JSON.stringify(word).slice(1, -1))])),
    ...phones.map(phonePattern),
  ];
  return parts.length === 0 ? NOTHING : parts.join('|');
}

/** What stands in every text that the pattern can match, for LIKE: words in lower case, and digits without what is between. */
export interface Hints {
  words: string[];
  digits: string[];
}

export const hintsOf = ({
  names,
  emails,
  phones,
}: {
  names: readonly string[];
  emails: readonly string[];
  phones: readonly string[];
}): Hints => ({
  words: [
    ...names.flatMap(name => {
      const parts = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const [longest] = [...parts].sort((a, b) => b.length - a.length);
      return longest ? [`%${longest}%`] : [];
    }),
    ...emails.map(email => `%${email.toLowerCase().replaceAll(/[%_\\]/g, '_')}%`),
  ],
  digits: phones.map(digits => `%${digits}%`),
});

const escaped = (word: string): string =>
  word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
const bounded = (word: string): string =>
  /\p{Script=Han}/u.test(word) ? escaped(word) : `(?<![[:alnum:]])${escaped(word)}(?![[:alnum:]])`;

/** With a country's or area's code before it or not, and whatever stands between the digits. */
const phonePattern = (digits: string): string =>
  `(?<![0-9])(?:[+(0-9][0-9 ().\\-/]{0,7})?${digits.split('').join('[ ().\\-/]{0,2}')}(?![0-9])`;
