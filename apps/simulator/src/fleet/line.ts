import type { Chance } from '../physics/chance';

/** What lies between a device and the broker. Asked in order of time. */
export interface Line {
  /** So much the device's clock is ahead, ms. */
  readonly skewMs: number;
  isDown(at: number): boolean;
  /** A reading that is never taken: a gap that nothing fills. */
  isMissed(): boolean;
  /** How often a message goes out: twice where nobody heard that the first one arrived. */
  copies(): number;
  /** The readings of a message as a gateway puts them together. */
  inSomeOrder<T>(batch: readonly T[]): readonly T[];
}

export const goodLine: Line = {
  skewMs: 0,
  isDown: () => false,
  isMissed: () => false,
  copies: () => 1,
  inSomeOrder: batch => batch,
};

const minuteMs = 60_000;
/** All devices lose the line at once, and are back at once with what they kept: a storm. */
const stormEveryMs = 10 * minuteMs;
const stormMs = 20_000;
/** A device by itself: on average so long between two outages, and at most so long one. */
const betweenOutagesMs = 15 * minuteMs;
const longestOutageMs = 2 * minuteMs;
const missed = 0.01;
const doubled = 0.05;
const shuffled = 0.5;
/** One clock of five is off, by up to three minutes. */
const skewed = 0.2;
const mostSkewMs = 3 * minuteMs;

/** A line as bad as that of a machine in a cellar: gaps, outages, storms, duplicates, disorder and a clock that is off. */
export function badLine(chance: Chance): Line {
  let outage: { from: number; until: number } | null = null;
  const nextOutage = (after: number) => {
    const from = after - Math.log(1 - chance.next()) * betweenOutagesMs;
    return { from, until: from + chance.between(1_000, longestOutageMs) };
  };
  return {
    skewMs: chance.next() < skewed ? Math.round(chance.between(-mostSkewMs, mostSkewMs)) : 0,
    isDown(at) {
      if (at % stormEveryMs < stormMs) return true;
      if (!outage || at >= outage.until) outage = nextOutage(at);
      return at >= outage.from;
    },
    isMissed: () => chance.next() < missed,
    copies: () => (chance.next() < doubled ? 2 : 1),
    inSomeOrder: batch =>
      batch.length > 1 && chance.next() < shuffled
        ? batch
            .map(one => ({ one, at: chance.next() }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ one }) => one)
        : batch,
  };
}
