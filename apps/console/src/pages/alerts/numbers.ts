import type { Threshold } from '#contracts';
import type { Problem } from './rule-problem';

export const whole = (text: string, least: number, most: number): number | null => {
  const value = Number(text);
  return text.trim() && Number.isInteger(value) && value >= least && value <= most ? value : null;
};
export const decimal = (text: string): number | null => {
  const value = Number(text.replace(',', '.'));
  return text.trim() && Number.isFinite(value) ? value : null;
};

/** Of which the number is how sure a finding is. */
export const isSureness = (type: Threshold['type']): type is 'unusual' | 'unlike-sisters' =>
  type === 'unusual' || type === 'unlike-sisters';

const known = (value: number | null, problem: Problem): number | Problem => value ?? problem;

/** The number of a condition as a person types it, or what is wrong: how sure is typed in percent. */
export function numberOf(type: Threshold['type'], text: string): number | Problem {
  if (type === 'no-data') return known(whole(text, 10, 604_800), 'noDataSeconds');
  if (type === 'forecast') return known(whole(text, 1, 168), 'hours');
  if (!isSureness(type)) return known(decimal(text), 'number');
  const percent = whole(text, 50, 100);
  return percent === null ? 'sure' : percent / 100;
}

/** The same number as it stands in a field. */
export const fieldText = (type: Threshold['type'], value: number): string =>
  String(isSureness(type) ? Math.round(value * 100) : value);
