import type { AnomalyScore, AnomalyScores } from '#contracts';
import type { ChartPoint } from '#ui';

export const pointsOf = ({ items }: Pick<AnomalyScores, 'items'>): ChartPoint[] =>
  items.map(({ at, score }) => ({ at: Date.parse(at), value: score }));

/** The score that is told in words: the one nearest to a moment that was pointed at, else the highest, of equals the newest. */
export function toldScore(items: readonly AnomalyScore[], moment: number | null): AnomalyScore | null {
  let told: AnomalyScore | null = null;
  for (const item of items) if (!told || isBetter(item, told, moment)) told = item;
  return told;
}

function isBetter(one: AnomalyScore, other: AnomalyScore, moment: number | null): boolean {
  if (moment === null) return one.score >= other.score;
  return Math.abs(Date.parse(one.at) - moment) < Math.abs(Date.parse(other.at) - moment);
}

/** How much a score means: nothing, worth a look, or that it has lasted. */
export function weightOf(
  score: number,
  { look, lasts }: AnomalyScores['thresholds'],
): 'usual' | 'look' | 'lasts' {
  if (score >= lasts) return 'lasts';
  return score >= look ? 'look' : 'usual';
}
