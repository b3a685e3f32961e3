import { chance } from './chance.fixture';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const everyMs = 600_000;
const startAt = Date.UTC(2026, 1, 12, 10, 32);

/** As long as such tests are: a week, a month with long pauses, six weeks without. */
export const shaftKinds = ['week', 'paused', 'long'] as const;
type ShaftKind = (typeof shaftKinds)[number];
const rowsOf: Record<ShaftKind, number> = { week: 1_000, paused: 2_150, long: 6_300 };

/** Four bearings on one shaft, run until one fails: a snapshot every ten minutes. */
export interface ShaftRun {
  rows: { at: number; rms: number[]; kurtosis: number[] }[];
  /** The bearings that fail, the first one first, and when their damage began. */
  failing: { bearing: number; from: number }[];
  endsAt: number;
}

type Chance = ReturnType<typeof chance>;
type Course = (at: number) => number;

/**
 * A made-up endurance test with what is published of such rigs: levels that differ from place to place, running-in, slow
 * drift, a common load and room, bearings that settle elsewhere, restarts that change levels, snapshots of a rig at rest
 * and knocks. The damage of a raceway begins with a small step, grows over days, is rolled smooth and returns ("heals"),
 * and runs away in the last hours; kurtosis rises with the first spall and falls when all of the raceway is rough. The
 * others hear the failing one, the weaker the further away.
 */
export function shaftRun(seed: number, kind: ShaftKind): ShaftRun {
  const luck = chance(seed);
  const times = timesOf(luck, kind);
  const endsAt = times.at(-1)?.at ?? startAt;
  const first = Math.floor(luck.uniform() * 4);
  const failing = [{ bearing: first, from: endsAt - dayMs * (2.2 + 2.3 * luck.uniform()) }];
  if (kind === 'paused' && luck.uniform() < 0.5)
    failing.push({
      bearing: (first + 1 + Math.floor(luck.uniform() * 3)) % 4,
      from: endsAt - dayMs * (0.5 + luck.uniform()),
    });
  const damage = failing.map(({ bearing, from }) => ({ bearing, course: damageOf(luck, from, endsAt) }));
  const places = [0, 0, 0, 0].map(() => 3.1 + 0.8 * luck.uniform());
  const heard = 0.2 + 0.15 * luck.uniform();
  const bearings = Array.from({ length: 4 }, () => healthOf(luck, times));
  const common = { load: 0, room: 0.002 + 0.008 * luck.uniform() };
  const rough = [0, 0, 0, 0];
  const rows = times.map(({ at, isResting }) => {
    common.load = 0.9 * common.load + 0.0044 * luck.normal();
    const shared = 1 + common.load + common.room * Math.sin((2 * Math.PI * at) / dayMs);
    const knocked = luck.uniform() < 1 / 800 ? 1.1 + 0.3 * luck.uniform() : 1;
    const own = bearings.map(bearing => bearing(at) * shared * knocked);
    const excess = [0, 0, 0, 0];
    for (const { bearing, course } of damage) {
      rough[bearing] = 0.8 * (rough[bearing] ?? 0) + 0.09 * luck.normal();
      excess[bearing] = (own[bearing] ?? 0) * course(at) * Math.exp(rough[bearing] ?? 0);
    }
    const rms = own.map((value, bearing) => {
      const others = excess.map((one, other) =>
        other === bearing ? 0 : one * heard ** Math.abs(other - bearing),
      );
      return isResting ? 0.002 * luck.uniform() : Math.hypot(value + (excess[bearing] ?? 0), ...others);
    });
    const kurtosis = own.map((value, bearing) => {
      const share = (excess[bearing] ?? 0) / value;
      const spiky = 9 * share * Math.exp(-share / 0.9);
      return (
        (places[bearing] ?? 0) *
        (1 + spiky / 3.4) *
        Math.exp(0.08 * luck.normal() + (luck.uniform() < 1 / 100 ? 0.5 : 0))
      );
    });
    return { at, rms, kurtosis };
  });
  return { rows, failing, endsAt };
}

/** Every ten minutes; a pause moves all that follows, a rig at rest is still measured. */
function timesOf({ uniform }: Chance, kind: ShaftKind): { at: number; isResting: boolean; pauses: number }[] {
  const count = rowsOf[kind];
  const pauseAt = new Map<number, number>();
  const pauses = kind === 'paused' ? 4 : Math.floor(2 * uniform());
  // None in the days in which a bearing fails, as in the tests that are known.
  for (let left = pauses; left > 0; left--)
    pauseAt.set(
      Math.floor(uniform() * (count - 720)),
      kind === 'paused' ? (1 + 6 * uniform()) * dayMs : 3 * hourMs + 20 * hourMs * uniform(),
    );
  const restAt = new Set(
    Array.from({ length: Math.floor(3 * uniform()) }, () => Math.floor(uniform() * count)),
  );
  let at = startAt;
  let paused = 0;
  return Array.from({ length: count }, (_, row) => {
    at += everyMs + (pauseAt.get(row) ?? 0);
    if (pauseAt.has(row)) paused++;
    return { at, isResting: restAt.has(row) || restAt.has(row - 1), pauses: paused };
  });
}

/** Root mean square of a bearing without damage. Called once a row, in order. */
function healthOf({ uniform, normal }: Chance, times: readonly { at: number; pauses: number }[]): Course {
  const usual = 0.07 + 0.07 * uniform();
  const noise = 0.012 + 0.012 * uniform();
  const runIn = { size: -0.06 + 0.18 * uniform(), days: 0.3 + 1.5 * uniform() };
  const slope = 0.003 * normal();
  const steps = [...new Set(times.map(one => one.pauses))].map(() => 0.02 * normal());
  const days = ((times.at(-1)?.at ?? 0) - startAt) / dayMs;
  // Now and then a bearing settles elsewhere, within a day.
  const settles = Array.from({ length: Math.round((days / 12) * 2 * uniform()) }, () => ({
    from: days * uniform(),
    by: 0.025 * normal(),
  }));
  let wander = 0;
  let own = 0;
  let row = 0;
  let resumedAt = startAt;
  let pauses = 0;
  return at => {
    const now = times[row++]?.pauses ?? 0;
    if (now !== pauses) [pauses, resumedAt] = [now, at];
    const day = (at - startAt) / dayMs;
    wander += 0.0003 * normal();
    own = 0.4 * own + 0.92 * noise * normal();
    const settled = settles.reduce((sum, { from, by }) => sum + by * Math.min(1, Math.max(0, day - from)), 0);
    const stepped = steps.slice(1, pauses + 1).reduce((sum, one) => sum + one, 0);
    const cold = 0.06 * Math.exp(-(at - resumedAt) / (2 * hourMs));
    return (
      usual *
      (1 + runIn.size * Math.exp(-day / runIn.days)) *
      Math.exp(slope * day + wander + settled + stepped + cold + own)
    );
  };
}

/** How much a damaged raceway adds, as a share of the level in health. */
function damageOf({ uniform }: Chance, from: number, endsAt: number): Course {
  const lasts = endsAt - from;
  const begins = { share: 0.08 + 0.17 * uniform(), hours: 4 + 12 * uniform() };
  const grown = 0.6 + 0.9 * uniform();
  const atEnd = 2.5 + 4 * uniform();
  const heals = Array.from({ length: 1 + Math.floor(2 * uniform()) }, () => ({
    from: from + lasts * (0.3 + 0.45 * uniform()),
    lasts: hourMs * (6 + 12 * uniform()),
    to: 0.3 + 0.3 * uniform(),
  }));
  return at => {
    if (at < from) return 0;
    const begun = begins.share * Math.min(1, (at - from) / (begins.hours * hourMs));
    const growth = begun * Math.exp(Math.log(grown / begins.share) * Math.min(1, (at - from) / lasts / 0.85));
    const runaway = atEnd * Math.exp(-(endsAt - at) / (4 * hourMs));
    const healed = heals.reduce((share, one) => {
      const into = (at - one.from) / one.lasts;
      return into > 0 && into < 1 ? Math.min(share, 1 - (1 - one.to) * Math.sin(Math.PI * into)) : share;
    }, 1);
    return growth * healed + runaway;
  };
}
