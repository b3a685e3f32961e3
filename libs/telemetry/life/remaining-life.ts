import { featuresOf, scaled, scaleOf } from './features';
import type { Life, Scale } from './features';
import { localFit } from './local-fit';
import { lifeSettings } from './settings';
import type { LifeSettings } from './settings';

export interface RemainingLife {
  /** Steps until the failure; `cap` when nothing wears visibly yet: more than that. */
  steps: number;
  /** Nine in ten of the similar past moments failed in between; within [0, cap]. */
  earliest: number;
  latest: number;
  cap: number;
  /** How many different past lives the answer rests on, and of how many. */
  similarLives: number;
  lives: number;
}

/** A band is measured by leaving out a part of the lives at a time: one by one it would take too long. */
const parts = 5;

interface Moment {
  life: number;
  /** Steps until the failure, at most the cap. */
  left: number;
  features: Float64Array;
}

/**
 * Remaining life by similarity: the moments of past lives that look most like the unit now (level, slope and age) tell how
 * long it went on from there; a plane through them corrects for how far they are off. Past lives end in a failure.
 */
export class PastLives {
  private readonly moments: Moment[] = [];
  private readonly scale: Scale;
  private readonly settings: LifeSettings;
  /** Lives that are long enough to be compared with. */
  readonly count: number;

  /** The lives have their metrics in one order, and end with the failure. Shorter ones than `leastSteps` do not count. */
  constructor(lives: readonly Life[], settings: LifeSettings = lifeSettings) {
    this.settings = settings;
    const whole = lives.filter(life => life.steps.length >= settings.leastSteps);
    this.count = whole.length;
    const raw = whole.flatMap((life, index) => momentsOf(life, index, settings));
    this.scale = scaleOf(raw.map(moment => moment.features));
    for (const { life, left, features } of raw)
      this.moments.push({ life, left, features: scaled(features, this.scale, settings) });
  }

  /** Whether anything may be said. */
  get areEnough(): boolean {
    return this.count >= this.settings.leastLives;
  }

  /** O(moments x metrics). Null: too few past lives, or the unit has said too little yet. */
  remaining(life: Life): RemainingLife | null {
    const { settings } = this;
    if (!this.areEnough || life.steps.length < settings.leastSteps) return null;
    const now = scaled(featuresOf(life, life.steps.length, settings), this.scale, settings);
    const near = this.nearest(now);
    const fit = localFit(
      near.map(moment => moment.features),
      near.map(moment => moment.left),
      settings.ridge,
    );
    const { capSteps: cap } = settings;
    const within = (steps: number): number => Math.min(cap, Math.max(0, steps));
    const middle = fit.at(now);
    const off = this.misses(near, within).sort((a, b) => a - b);
    const tail = (1 - settings.band) / 2;
    return {
      steps: within(middle),
      earliest: within(middle + Math.min(0, quantile(off, tail))),
      latest: within(middle + Math.max(0, quantile(off, 1 - tail))),
      cap,
      similarLives: new Set(near.map(moment => moment.life)).size,
      lives: this.count,
    };
  }

  /** How wrong each of these moments would have been told, had its life, and those left out with it, not been known. */
  private misses(near: readonly Moment[], within: (steps: number) => number): number[] {
    return [...Map.groupBy(near, moment => moment.life % parts)].flatMap(([part, own]) => {
      const others = near.filter(moment => moment.life % parts !== part);
      const fit = localFit(
        others.map(moment => moment.features),
        others.map(moment => moment.left),
        this.settings.ridge,
      );
      return own.map(({ left, features }) => left - within(fit.at(features)));
    });
  }

  private nearest(now: Float64Array): Moment[] {
    const { neighbours } = this.settings;
    const count = Math.min(neighbours, Math.ceil(this.moments.length / 3));
    return this.moments
      .map(moment => ({ moment, distance: distance(moment.features, now) }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, count)
      .map(one => one.moment);
  }
}

function momentsOf(life: Life, index: number, settings: LifeSettings) {
  const moments: { life: number; left: number; features: (number | null)[] }[] = [];
  // From the failure backwards, so that the last moment of each life is among them.
  for (let count = life.steps.length; count >= settings.leastSteps; count -= settings.everySteps)
    moments.push({
      life: index,
      left: Math.min(settings.capSteps, life.steps.length - count),
      features: featuresOf(life, count, settings),
    });
  return moments;
}

function distance(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += ((one[index] ?? 0) - (other[index] ?? 0)) ** 2;
  return sum;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.round(share * (sorted.length - 1))] ?? 0;
