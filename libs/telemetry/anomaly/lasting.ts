/** In readings, so that they hold at every rate: what is compared, and with what. */
const newestRows = 24;
const levelRows = 400;
const swingRows = 1_000;
/** How often a metric has to have moved before anybody knows how far it swings. */
const fewestMoves = 150;
const settledRows = 30;
/** At so many usual swings a level is elsewhere: a score of 0.5, after so many readings in a row. */
const farSwings = 10;
const lastingRows = 12;
/** One reading counts as at most so much of the usual noise, and widens the noise by as much: knocks, a rig at rest. */
const mostNoise = 5;
/** What is far off moves the level, and the usual swing, as if it were so many swings off: in the end it is the usual. */
const mostSwings = 3;
/** A pause is longer than so many intervals; behind it the metric may settle elsewhere. */
const pauseIntervals = 12;
const settlingRows = 72;

/** Plain JSON of a few hundred bytes. */
export interface LastingState {
  rows: number;
  moves: number;
  lastAt: number;
  lastValue: number;
  everyMs: number;
  level: number;
  newest: number;
  noise: number;
  swing: number;
  settling: number;
  far: number;
  farRows: number;
}

const unseen: LastingState = {
  rows: 0,
  moves: 0,
  lastAt: 0,
  lastValue: 0,
  everyMs: 0,
  level: 0,
  newest: 0,
  noise: 0,
  swing: 0,
  settling: 0,
  far: 0,
  farRows: 0,
};

/** Of nothing known nothing is cut off. */
const bound = (value: number, most: number): number =>
  most > 0 ? Math.max(-most, Math.min(most, value)) : value;

/**
 * How far a metric has moved away from its own level, and stays away: what wears, fouls or loosens.
 *
 * The mean of the newest two dozen readings against a level that follows slowly, in units of how far the two were apart
 * so far: slow drift, running-in and the rhythm of a day are part of that unit, so nobody has to say how much a metric
 * may drift. After a pause (a restart, new firmware) the level goes along with where the metric settles, unless it was on its
 * way before. O(1), constant memory, no look-ahead.
 */
export class Lasting {
  private readonly state: LastingState;

  constructor(state: LastingState = unseen) {
    this.state = { ...state };
  }

  /** @returns in [0, 1); 0.5 and more only while the level has been ten usual swings off for twelve readings */
  push(at: number, value: number): number {
    const { state } = this;
    if (state.rows === 0) Object.assign(state, { lastAt: at, lastValue: value, level: value, newest: value });
    state.rows++;
    this.noteTime(at);
    if (value !== state.lastValue) state.moves++;
    state.lastValue = value;
    this.average(value);
    const apart = state.newest - state.level;
    const isLearning = state.moves <= fewestMoves;
    state.far = state.swing > 0 ? Math.abs(apart) / state.swing : 0;
    if (state.settling > 0) {
      state.settling--;
      state.level += apart / newestRows;
      state.farRows = 0;
      return 0;
    }
    const most = isLearning ? Infinity : mostSwings * state.swing;
    state.level += bound(value - state.level, most) / Math.max(1, Math.min(state.rows / 2, levelRows));
    if (state.rows > newestRows)
      state.swing +=
        (bound(Math.abs(apart), most) - state.swing) / Math.min(state.rows - newestRows, swingRows);
    state.farRows = !isLearning && state.far >= farSwings ? state.farRows + 1 : 0;
    if (isLearning) return 0;
    const score = state.far / (state.far + farSwings);
    return state.farRows >= lastingRows ? score : Math.min(score, justBelow);
  }

  /** What the newest readings are compared with; null before the first. */
  get level(): number | null {
    return this.state.rows === 0 ? null : this.state.level;
  }

  get isHigher(): boolean {
    return this.state.newest > this.state.level;
  }

  snapshot(): LastingState {
    return { ...this.state };
  }

  private noteTime(at: number): void {
    const { state } = this;
    const passed = at - state.lastAt;
    state.lastAt = at;
    if (state.rows === 1) return;
    if (state.everyMs > 0 && passed > pauseIntervals * state.everyMs && state.far < farSwings / 2)
      state.settling = settlingRows;
    const most = state.rows > 5 ? 3 * state.everyMs : Infinity;
    state.everyMs += (bound(passed, most) - state.everyMs) / Math.min(state.rows - 1, 100);
  }

  private average(value: number): void {
    const { state } = this;
    const most = state.rows > settledRows ? mostNoise * state.noise : Infinity;
    const off = bound(value - state.newest, most);
    state.newest += off / Math.min(state.rows, newestRows);
    state.noise += (Math.abs(off) - state.noise) / Math.min(state.rows, swingRows);
  }
}

/** The highest score of what has not lasted yet. */
export const justBelow = 0.499;
