import { parameterNames } from './message-format';

type Dictionary = Readonly<Record<string, string>>;

/**
 * What is wrong with translations, as sentences; an empty list when all is well. A translation is wrong when it lacks a
 * key, has one too many, equals the English text (unless `same` lists the key or the text has no letters), does not
 * parse, or uses other parameters.
 */
export function missingKeys(
  en: Dictionary,
  zh: Dictionary,
  bg: Dictionary,
  same: readonly string[] = [],
): string[] {
  return [...compare('zh', en, zh, same), ...compare('bg', en, bg, same)];
}

function compare(locale: string, en: Dictionary, other: Dictionary, same: readonly string[]): string[] {
  const complaints: string[] = [];
  for (const [key, text] of Object.entries(en)) {
    const translation = other[key];
    if (translation === undefined || translation.trim() === '') {
      complaints.push(`${locale} lacks ${key}`);
      continue;
    }
    const isWord = /\p{L}/u.test(text.replace(/\{[^{}]*\}/g, ''));
    if (translation === text && isWord && !same.includes(key))
      complaints.push(`${locale} leaves ${key} in English`);
    const parameters = difference(text, translation);
    if (parameters) complaints.push(`${locale} ${key}: ${parameters}`);
  }
  for (const key of Object.keys(other))
    if (!(key in en)) complaints.push(`${locale} has ${key}, English does not`);
  return complaints;
}

function difference(text: string, translation: string): string | undefined {
  try {
    const wanted = parameterNames(text).join(', ');
    const found = parameterNames(translation).join(', ');
    return wanted === found ? undefined : `parameters are {${found}}, not {${wanted}}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
