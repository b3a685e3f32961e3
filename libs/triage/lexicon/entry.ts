export type LexiconLanguage = 'en' | 'zh' | 'bg';

/** Danger to people that words name: a person answers first and the safety text goes out at once. */
export const namedHazards = [
  'fire',
  'smoke',
  'burning-smell',
  'sparks',
  'electric-shock',
  'explosion',
  'gas',
  'water-on-electrics',
  'battery',
  'injury',
  'trapped',
  'patient',
  'structure',
] as const;
export type NamedHazard = (typeof namedHazards)[number];

/** `danger`: told in words that name none; read by the sense of danger or by a language model. */
export const hazardKinds = [...namedHazards, 'danger'] as const;
export type HazardKind = (typeof hazardKinds)[number];

/** Which approved words say what to do first. */
export const safetyGroups = ['fire', 'electric', 'gas', 'people', 'structure'] as const;
export type SafetyGroup = (typeof safetyGroups)[number];

/** Matters that a person has to answer, without danger. */
export const sensitiveKinds = [
  'person-wanted',
  'legal',
  'privacy',
  'billing-dispute',
  'fraud',
  'anger',
  'safety-bypass',
  'self-harm',
] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

/**
 * Alternatives of a regular expression over folded text (lower case, NFKC). In `en` and `bg` each matches whole words
 * only (a stem ends in `\p{L}*`); `zh` has no word boundaries.
 */
export type Lexicon<Kind extends string> = Record<Kind, Partial<Record<LexiconLanguage, readonly string[]>>>;

/**
 * Endings of words: Latin, Greek and Cyrillic letters. All of `\p{L}` has 650 ranges, which makes an expression dearer to make
 * each time it stands in there; all of them together took half a second of every process.
 */
const endings = String.raw`[a-z\u00aa-\u02af\u0370-\u052f\u1e00-\u1fff]`;
const outsideOfClasses = /(?<!\[[^\]]*)\\p\{L\}/gu;

/** All patterns of one kind and language as one expression. */
export function compiled(language: LexiconLanguage, alternatives: readonly string[]): RegExp {
  const either = alternatives.join('|');
  return language === 'zh'
    ? new RegExp(either, 'gu')
    : new RegExp(
        String.raw`(?<![\p{L}\p{N}])(?:${either.replaceAll(outsideOfClasses, endings)})(?![\p{L}\p{N}])`,
        'gu',
      );
}

/** One lexicon with more alternatives by language. */
export function together<Kind extends string>(
  words: Lexicon<Kind>,
  more: Record<LexiconLanguage, Partial<Record<Kind, readonly string[]>>>,
): Lexicon<Kind> {
  const joined = { ...words };
  for (const language of ['en', 'zh', 'bg'] as const)
    for (const kind in words)
      joined[kind] = {
        ...joined[kind],
        [language]: [...(joined[kind][language] ?? []), ...(more[language][kind] ?? [])],
      };
  return joined;
}
