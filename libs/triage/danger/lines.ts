import { safetyGroups } from '../lexicon/entry';
import type { LexiconLanguage, SafetyGroup } from '../lexicon/entry';
import dangerBg from './lines/danger-bg.json' with { type: 'json' };
import dangerEn from './lines/danger-en.json' with { type: 'json' };
import dangerZh from './lines/danger-zh.json' with { type: 'json' };
import ordinaryBg from './lines/ordinary-bg.json' with { type: 'json' };
import ordinaryEn from './lines/ordinary-en.json' with { type: 'json' };
import ordinaryZh from './lines/ordinary-zh.json' with { type: 'json' };
import { inLatin } from './latin';

/** A sentence as a customer may write it, and what it tells of; null: no danger. */
export interface Line {
  language: LexiconLanguage;
  text: string;
  about: SafetyGroup | null;
}

type Told = Record<SafetyGroup, string[]>;

/** What the sense of danger is learned from. Written for this; the lines that it is measured with are others. */
export const lines: readonly Line[] = [
  ...linesOf('en', dangerEn, ordinaryEn),
  ...linesOf('zh', dangerZh, ordinaryZh),
  ...linesOf('bg', dangerBg, ordinaryBg),
];

function linesOf(language: LexiconLanguage, told: Told, ordinary: readonly string[]): Line[] {
  const dangers = safetyGroups.flatMap(about => told[about].map(text => ({ language, text, about })));
  return [...dangers, ...ordinary.map(text => ({ language, text, about: null }))];
}

/** Bulgarian is typed in Latin letters, too: each such line is learned in both. */
export function spellingsOf({ language, text }: Line): string[] {
  return language === 'bg' ? [text, inLatin(text.toLowerCase())] : [text];
}
