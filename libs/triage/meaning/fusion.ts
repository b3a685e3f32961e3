export interface Fused {
  id: string;
  score: number;
}

/** How much less the second place is worth than the first; the figure of the paper. */
const softness = 60;

/**
 * One order of several: each ranking gives its n-th 1 / (60 + n), and what they give is added. Scores of different kinds need not be
 * comparable. Equal sums stand in the order of the first ranking that has them. An id counts once in a ranking, at its best place.
 * Cormack, Clarke and Buettcher, Reciprocal Rank Fusion outperforms Condorcet, SIGIR 2009. O(all places).
 */
export function fuse(rankings: readonly (readonly string[])[]): Fused[] {
  const scores = new Map<string, number>();
  for (const ranking of rankings)
    for (const [place, id] of [...new Set(ranking)].entries())
      scores.set(id, (scores.get(id) ?? 0) + 1 / (softness + place + 1));
  return [...scores].map(([id, score]) => ({ id, score })).toSorted((a, b) => b.score - a.score);
}
