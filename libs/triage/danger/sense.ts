import { safetyGroups } from '../lexicon/entry';
import type { SafetyGroup } from '../lexicon/entry';
import type { Plane } from '../learn/separate';
import { distance, separate } from '../learn/separate';
import type { Rarity } from '../learn/vectors';
import { rarityIn } from '../learn/vectors';
import { featuresOf } from '../learn/features';
import { pointFrom, pointOf } from './features';
import type { Line } from './lines';
import { lines, spellingsOf } from './lines';
import { windowsOf } from './windows';
import type { Window } from './windows';

/** Tells danger from everything else, and which. Made by `learnDanger`; immutable. */
export interface Sense {
  rarity: Rarity;
  plane: Plane;
  /** Which danger it is; learned when it is first asked. */
  groups: () => readonly (readonly [SafetyGroup, Plane])[];
}

/** The words in which danger is read, and how far they are on its side: 0 is the border that was learned. */
export interface Sensed {
  window: Window;
  score: number;
  /** What it is about, where that is clear enough. */
  about: SafetyGroup | null;
}

/** So much nearer than the next one has to be what a danger is about. */
const clearBy = 0.3;

/** Learns from lines by a linear support vector machine over `pointOf`. Deterministic. A few tenths of a second for 2,000 lines. */
export function learnDanger(from: readonly Line[]): Sense {
  const read = from.flatMap(line =>
    spellingsOf(line).map(text => ({ about: line.about, text, features: featuresOf(text) })),
  );
  const rarity = rarityIn(read.map(({ features }) => features));
  const known = read.map(({ about, text, features }) => ({
    about,
    point: pointFrom(features, text, rarity),
  }));
  const dangers = known.filter(({ about }) => about !== null);
  const planeOf = (some: typeof known, isMember: (about: SafetyGroup | null) => boolean, seed: number) =>
    separate(
      some.map(({ point }) => point),
      some.map(({ about }) => isMember(about)),
      seed,
    );
  let groups: readonly (readonly [SafetyGroup, Plane])[] | null = null;
  return {
    rarity,
    plane: planeOf(known, about => about !== null, 1),
    groups: () =>
      (groups ??= safetyGroups.map(group => [group, planeOf(dangers, about => about === group, 2)] as const)),
  };
}

/** The window of a text that is furthest on the side of danger; null for a text without words. O(length). */
export function sensedIn(sense: Sense, text: string): Sensed | null {
  let furthest: { window: Window; score: number } | null = null;
  for (const window of windowsOf(text)) {
    const score = distance(sense.plane, pointOf(window.text, sense.rarity));
    if (!furthest || score > furthest.score) furthest = { window, score };
  }
  if (!furthest) return null;
  const about = furthest.score < possibleFrom ? null : aboutOf(sense, furthest.window.text);
  return { ...furthest, about };
}

function aboutOf({ groups, rarity }: Sense, text: string): SafetyGroup | null {
  const point = pointOf(text, rarity);
  const [first, second] = groups()
    .map(([group, plane]) => ({ group, score: distance(plane, point) }))
    .sort((a, b) => b.score - a.score);
  return first && second && first.score - second.score >= clearBy ? first.group : null;
}

/** From here on it counts as danger, as a word of danger does. */
export const certainFrom = 0.42;
/** From here on the customer is asked whether anyone is in danger. */
export const possibleFrom = 0.03;

let learned: Sense | null = null;

/** Learned once, at the first text. */
export function dangerSense(): Sense {
  return (learned ??= learnDanger(lines));
}
