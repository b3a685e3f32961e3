import { chance } from './chance.fixture';

/** A series of rows, and which of them are disturbed; null: not to be scored. */
export interface RigRun {
  rows: number[][];
  disturbed: (boolean | null)[];
}

export const rigKinds = ['flow', 'vibration', 'heat', 'mixed'] as const;
type RigKind = (typeof rigKinds)[number];

/** Vibration of two bearings, current, pressure, oil, room, voltage, flow: of each the usual value and its spread. */
const usual = [0.027, 0.04, 2.2, 0.05, 70, 25, 228, 32];
const spread = [0.0006, 0.0008, 0.3, 0.25, 0.03, 0.02, 5, 0.5];
/** What a disturbance of size 1 moves a metric by, in units of its own. */
const moved = [0.0006, 0.0008, 0.3, 0.25, 0.3, 0.2, 5, 0.6];
const affects: Record<Exclude<RigKind, 'mixed'>, readonly number[]> = {
  flow: [0.3, 0.3, 0.3, 0.2, 0, 0, 0, 1],
  vibration: [1, 0.8, 0.2, 0, 0, 0, 0, 0.1],
  heat: [0.1, 0.1, 0.3, 0, 2, 1, 0, 0.2],
};

/**
 * Twenty minutes of a pump on a rig at a row a second: noise that follows itself and the load, oil and room that get
 * warmer or colder, and one disturbance of some six minutes that comes at once or slowly. How much drifts was set so
 * that a MEWMA with fixed means does on it as it is known to do on such a rig (F1 0.80 at 24 to 28 % false alarms).
 */
export function rigRun(seed: number, kind: RigKind): RigRun {
  const { uniform, normal } = chance(seed);
  const from = 520 + Math.floor(uniform() * 80);
  const to = from + 350 + Math.floor(uniform() * 80);
  const noise = usual.map(() => 0);
  const drift = [0.00009 * normal(), 0.0000675 * normal()];
  const wander = [10 * normal(), 2 * normal()];
  const size = 0.45 + 4.55 * uniform();
  const ramp = [1, 60, 200][Math.floor(uniform() * 3)] ?? 1;
  const sign = usual.map(() => (uniform() < 0.5 ? -1 : 1));
  const mixed = usual.map(() => 0.7 * uniform());
  const share = kind === 'mixed' ? mixed : affects[kind];
  const run: RigRun = { rows: [], disturbed: [] };
  for (let row = 0; row < 1_150; row++) {
    const isOn = row >= from && row < to;
    const strength = isOn ? Math.min(1, (row - from + 1) / ramp) : 0;
    for (const [at, before] of noise.entries())
      noise[at] = 0.5 * before + Math.sqrt(0.75) * normal() * (at === 2 && uniform() < 0.02 ? 4 : 1);
    wander[0] = (wander[0] ?? 0) + (drift[0] ?? 0) + 0.0005 * normal();
    wander[1] = (wander[1] ?? 0) + (drift[1] ?? 0) + 0.0002 * normal();
    const load = 0.6 * (noise[7] ?? 0);
    const values = usual.map((value, at) => {
      const own = (noise[at] ?? 0) + (at < 3 ? load : 0);
      const slow = at === 4 ? wander[0] : at === 5 ? wander[1] : 0;
      const shown = at === 3 || at === 7 ? Math.round(own) : own;
      return (
        value +
        (slow ?? 0) +
        (spread[at] ?? 0) * shown +
        (sign[at] ?? 1) * size * strength * (share[at] ?? 0) * (moved[at] ?? 0)
      );
    });
    run.rows.push(values);
    run.disturbed.push(row < 400 ? null : isOn);
  }
  return run;
}
