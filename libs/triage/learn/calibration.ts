/** Scores of one text per class, and the class that is right. */
export interface Scored {
  scores: readonly number[];
  right: number;
}

export interface Calibration {
  /** Scores are multiplied by it before they become shares. */
  sharpness: number;
  /** A label is accepted without a person from this confidence on; above 1: never. */
  acceptFrom: number;
}

const sharpnesses = Array.from({ length: 40 }, (_, step) => 0.5 * 1.1 ** step);
/** Below it nothing is accepted without a person: three proposals and a question instead. */
export const fewestCases = 200;
/**
 * So many of the accepted labels have to be right on texts that were not trained on. The final classifier learns from a
 * quarter more cases than those measured and does a little better, with few cases more than with many.
 */
const rightShare = (cases: number): number => (cases < 1_000 ? 0.94 : 0.95);

/**
 * Sharpness with the smallest log loss and the lowest confidence above which enough of the labels were right.
 * `scored` must come from classifiers that had not seen the text. O(40 x texts x classes).
 */
export function calibrate(scored: readonly Scored[], mayAccept: (best: number) => boolean): Calibration {
  let sharpness = 1;
  let least = Infinity;
  for (const candidate of sharpnesses) {
    let loss = 0;
    for (const { scores, right } of scored) loss -= Math.log(shares(scores, candidate)[right] ?? 1e-9);
    if (loss < least) [least, sharpness] = [loss, candidate];
  }
  return { sharpness, acceptFrom: acceptFrom(scored, sharpness, mayAccept) };
}

function acceptFrom(
  scored: readonly Scored[],
  sharpness: number,
  mayAccept: (best: number) => boolean,
): number {
  if (scored.length < fewestCases) return 2;
  const wanted = rightShare(scored.length);
  const sure = scored
    .map(({ scores, right }) => {
      const found = shares(scores, sharpness);
      const best = found.indexOf(Math.max(...found));
      return { best, confidence: found[best] ?? 0, isRight: best === right };
    })
    .filter(one => mayAccept(one.best))
    .sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let from = 2;
  for (const [index, one] of sure.entries()) {
    if (one.isRight) right++;
    // Equals are accepted together or not at all, and never on the word of a handful.
    if (sure[index + 1]?.confidence === one.confidence) continue;
    if (index >= 20 && right / (index + 1) >= wanted) from = one.confidence;
  }
  // Everything was right often enough, and nothing less sure was seen: the confidence itself says where the line is.
  return from === sure.at(-1)?.confidence ? Math.min(from, wanted) : from;
}

/** Scores as shares that add up to 1. */
export function shares(scores: readonly number[], sharpness: number): number[] {
  const most = Math.max(...scores);
  const powers = scores.map(score => Math.exp((score - most) * sharpness));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map(power => power / sum);
}
