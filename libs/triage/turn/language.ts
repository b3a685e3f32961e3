import type { TriageLocale } from '../model';

const english =
  /(?<!\p{L})(?:the|is|are|it|its|my|our|not|does|doesn['’]?t|and|has|have|please|with|after|when|there|of|to|on|won['’]?t|can['’]?t|no|i|we)(?!\p{L})/giu;

/** Letters of words without a capital or a digit. */
const plainLatin = /(?<![\p{L}\p{N}])[a-z]+(?![\p{L}\p{N}])/gu;

/**
 * The language that a message is written in, or `before` when it does not tell: codes, numbers, names, a word or two in
 * Latin letters. Chinese by its characters, Bulgarian by Cyrillic letters, English only by its small words, since
 * Bulgarian is written in Latin letters, too.
 */
export function languageOf(text: string, before: TriageLocale): TriageLocale {
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  const chinese = count(/\p{Script=Han}/gu);
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const latin = count(/\p{Script=Latin}/gu);
  // A Chinese character says as much as three letters.
  if (chinese * 3 >= Math.max(cyrillic, latin, 3)) return chinese >= 2 || latin === 0 ? 'zh' : before;
  // Names and codes belong to no language; a few Bulgarian words among more English ones do not change it.
  const plain = (text.match(plainLatin) ?? []).join('').length;
  const outweighed = before === 'en' && cyrillic < plain;
  if (cyrillic >= 3 && cyrillic * 2 >= latin && !outweighed) return 'bg';
  return count(english) >= 2 ? 'en' : before;
}
