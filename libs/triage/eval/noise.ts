import type { TriageLocale } from '../model';

export const noises = ['plain', 'greeting', 'typo', 'split', 'mixed'] as const;
export type Noise = (typeof noises)[number];

const greetings: Record<TriageLocale, string> = {
  en: 'Hello, good morning. ',
  zh: '您好，麻烦看一下，',
  bg: 'Здравейте, добро утро. ',
};
const foreign: Record<TriageLocale, string> = {
  en: ' Моля, 谢谢',
  zh: ' please help',
  bg: ' please help, 谢谢',
};

/** The same report as people really write it; deterministic. */
export function noisy(text: string, noise: Noise, locale: TriageLocale): string[] {
  switch (noise) {
    case 'greeting':
      return [`${greetings[locale]}${text}`];
    case 'typo':
      return [locale === 'zh' ? spaced(text) : swapped(text)];
    case 'split':
      return halves(text);
    case 'mixed':
      return [`${text}${foreign[locale]}`];
    default:
      return [text];
  }
}

/** Two neighbouring letters in the middle of the first long word change places. */
function swapped(text: string): string {
  const word = /\p{L}{7,}/u.exec(text);
  if (!word) return text;
  const at = word.index + Math.floor(word[0].length / 2);
  return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
}

function spaced(text: string): string {
  return `${text.slice(0, 2)} ${text.slice(2)}`;
}

/** Two messages: at a mark between clauses, else at the space nearest to the middle. */
function halves(text: string): string[] {
  const mark = /[,，。.](?=.{4})/u.exec(text);
  const middle = Math.floor(text.length / 2);
  const space = text.indexOf(' ', middle);
  const at = mark ? mark.index + 1 : space > 0 ? space : middle;
  return [text.slice(0, at).trim(), text.slice(at).trim()].filter(one => one !== '');
}
