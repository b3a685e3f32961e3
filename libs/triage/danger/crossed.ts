import type { Line } from './lines';
import { learnDanger, sensedIn } from './sense';

export interface Crossed extends Line {
  score: number;
}

const folds = 5;
/** Lines that stand together in their file are often about one thing, and stand in one fold: of all three languages. */
const runs = 60;

/** Each line with the score that it gets from a sense that has learned without it and its neighbours. Some seconds. */
export function crossed(lines: readonly Line[]): Crossed[] {
  const folded = foldsOf(lines);
  return Array.from({ length: folds }, (_, fold) => {
    const sense = learnDanger(lines.filter((_line, at) => folded[at] !== fold));
    return lines
      .filter((_line, at) => folded[at] === fold)
      .map(line => ({ ...line, score: sensedIn(sense, line.text)?.score ?? -Infinity }));
  }).flat();
}

function foldsOf(lines: readonly Line[]): number[] {
  const sorts = new Map<string, number[]>();
  for (const [at, { language, about }] of lines.entries()) {
    const sort = `${language} ${about === null}`;
    sorts.set(sort, [...(sorts.get(sort) ?? []), at]);
  }
  const folded = lines.map(() => 0);
  for (const places of sorts.values())
    for (const [place, at] of places.entries())
      folded[at] = Math.floor((place / places.length) * runs) % folds;
  return folded;
}
