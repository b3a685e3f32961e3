import { together } from './entry';
import type { Lexicon, SensitiveKind } from './entry';
import { impliedBg } from './implied-bg';
import { impliedEn } from './implied-en';
import { impliedZh } from './implied-zh';
import { sensitive } from './sensitive';

/** Matters for a person: said directly or by implication. */
export const matters: Lexicon<SensitiveKind> = together(sensitive, {
  en: impliedEn,
  zh: impliedZh,
  bg: impliedBg,
});
