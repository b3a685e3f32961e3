import { calibrate, shares } from './calibration';
import type { Calibration, Scored } from './calibration';
import { distance, separate } from './separate';
import type { Plane } from './separate';
import { rarityOf, vectorOf } from './vectors';
import type { Rarity, Vector } from './vectors';

/** A closed case: what was written and what it turned out to be. */
export interface LabelledCase {
  text: string;
  label: string;
}

/** Made by `learn`; immutable. About 1 MB per label. */
export interface Classifier {
  labels: readonly string[];
  planes: readonly Plane[];
  rarity: Rarity;
  calibration: Calibration;
  cases: number;
}

export interface Guess {
  /** The likeliest labels, at most three, with shares of 1. */
  top: { label: string; confidence: number }[];
  confidence: number;
  /** Sure enough to be used without a person. */
  accepted: boolean;
}

/** How a classifier did on cases that it had not seen, and where it accepted. Shares of all cases. */
export interface Learned {
  classifier: Classifier;
  right: number;
  accepted: number;
  /** Of those accepted; 1 when none was. */
  acceptedRight: number;
  /** By case, in their order: the label that it would have given without having seen it. */
  unseen: string[];
}

/** Labels that say that nobody knew: learned, so that poor texts are told apart, and never accepted. */
const noAnswer = /^(?:unknown|poor data|other|multiple|n\/a)$/iu;
const folds = 5;

/** What a label is called, in any language. */
export type NamesOf = (label: string) => readonly string[];

/**
 * Learns to tell labels from texts, and from what the labels are called: each name is one more case of its label, which no
 * figure counts. How sure it is comes from texts that it had not seen (five-fold), so that the share
 * of accepted labels that are right holds for new ones. Deterministic. Some seconds for 2,000 cases of 20 labels.
 * @throws RangeError without a case
 */
export function learn(cases: readonly LabelledCase[], namesOf?: NamesOf): Classifier {
  return learnMeasured(cases, namesOf).classifier;
}

/** As `learn`, with the figures of its five folds. @throws RangeError without a case */
export function learnMeasured(cases: readonly LabelledCase[], namesOf: NamesOf = label => [label]): Learned {
  if (cases.length === 0) throw new RangeError('A classifier needs cases to learn from');
  const labels = [...new Set(cases.map(one => one.label))].sort();
  const numbers = new Map(labels.map((label, number) => [label, number]));
  // Names stand behind the cases, so that no fold leaves them out.
  const texts = [...cases, ...labels.flatMap(label => namesOf(label).map(text => ({ text, label })))];
  const classes = texts.map(one => numbers.get(one.label) ?? 0);
  const rarity = rarityOf(texts.map(one => one.text));
  const vectors = texts.map(one => vectorOf(one.text, rarity));
  const unseen: Scored[] = [];
  const place: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const kept = [...vectors.keys()].filter(at => at >= cases.length || at % folds !== fold);
    const planes = planesOf(
      labels.length,
      kept.map(at => vectors[at]!),
      kept.map(at => classes[at]!),
    );
    for (let at = fold; at < cases.length; at += folds) {
      unseen.push({ scores: planes.map(plane => distance(plane, vectors[at]!)), right: classes[at]! });
      place.push(at);
    }
  }
  const calibration = calibrate(unseen, best => !noAnswer.test(labels[best] ?? ''));
  const classifier: Classifier = {
    labels,
    planes: planesOf(labels.length, vectors, classes),
    rarity,
    calibration,
    cases: cases.length,
  };
  return { classifier, ...measured(classifier, unseen, place) };
}

function measured(
  { labels, calibration }: Classifier,
  unseen: readonly Scored[],
  place: readonly number[],
): Omit<Learned, 'classifier'> {
  let right = 0;
  let accepted = 0;
  let acceptedRight = 0;
  const given: string[] = Array.from({ length: unseen.length }, () => '');
  for (const [index, { scores, right: label }] of unseen.entries()) {
    const found = shares(scores, calibration.sharpness);
    const best = found.indexOf(Math.max(...found));
    given[place[index] ?? index] = labels[best] ?? '';
    if (best === label) right++;
    if (noAnswer.test(labels[best] ?? '') || (found[best] ?? 0) < calibration.acceptFrom) continue;
    accepted++;
    if (best === label) acceptedRight++;
  }
  return {
    right: right / unseen.length,
    accepted: accepted / unseen.length,
    acceptedRight: accepted === 0 ? 1 : acceptedRight / accepted,
    unseen: given,
  };
}

function planesOf(count: number, vectors: readonly Vector[], classes: readonly number[]): Plane[] {
  return Array.from({ length: count }, (_, label) =>
    separate(
      vectors,
      classes.map(one => one === label),
      label + 1,
    ),
  );
}

/** The label of a text. O(length of the text x labels). */
export function guess({ labels, planes, rarity, calibration }: Classifier, text: string): Guess {
  const vector = vectorOf(text, rarity);
  const found = shares(
    planes.map(plane => distance(plane, vector)),
    calibration.sharpness,
  );
  const top = labels
    .map((label, number) => ({ label, confidence: found[number] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 3);
  const confidence = top[0]?.confidence ?? 0;
  // Not one word of it was ever seen: whatever comes out is the label that is most frequent.
  const isKnown = vector.values.length > 0;
  const accepted = isKnown && !noAnswer.test(top[0]?.label ?? '') && confidence >= calibration.acceptFrom;
  return { top, confidence, accepted };
}
