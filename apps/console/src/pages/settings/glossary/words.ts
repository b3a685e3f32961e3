import type { NewTerm } from '#contracts';

/** In the order in which they are typed, one after the other. */
export const termLanguages = ['en', 'zh', 'bg'] as const;
export type TermLanguage = (typeof termLanguages)[number];

/** What a field shows as long as it is empty: the same for whoever reads it. */
export const exampleWords: Readonly<Record<TermLanguage, string>> = {
  en: 'drain valve, purge valve',
  zh: '排污阀, 放水阀',
  bg: 'дренажен клапан',
};

/** As they are typed into one field: alternatives by commas, also the Chinese ones. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、]/)
      .map(word => word.trim())
      .filter(word => word !== ''),
  ),
];

export const textOf = (words: readonly string[]): string => words.join(', ');

/** Every word of a term, language by language. */
export const spoken = (term: Pick<NewTerm, TermLanguage>): string =>
  termLanguages
    .map(language => textOf(term[language]))
    .filter(text => text !== '')
    .join(' · ');

export interface ReadLines {
  terms: NewTerm[];
  /** Numbers of the lines that say too little, from 1. */
  bad: number[];
}

/** A term a line, `English; 中文; български`; a line with one column only is a name that stays as it is. */
export function termsIn(text: string): ReadLines {
  const terms: NewTerm[] = [];
  const bad: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [en = [], zh = [], bg = []] = line.split(/[;；\t]/).map(wordsOf);
    const isProtected = !/[;；\t]/.test(line);
    const term = { isProtected, en, zh, bg };
    const languages = [en, zh, bg].filter(words => words.length > 0).length;
    const isShort = [...en, ...zh, ...bg].some(word => isProtected && word.length < 2);
    if (languages >= (isProtected ? 1 : 2) && !isShort) terms.push(term);
    else bad.push(index + 1);
  }
  return { terms, bad };
}
