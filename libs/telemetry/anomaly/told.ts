/** In readings: how long what lasts is told, so that nobody takes it for one bad reading. */
const toldRows = 12;
/** Told again when it is so many times as far off. */
const worse = 2;

/** Plain JSON. */
export interface ToldState {
  rows: number;
  odds: number;
}

/** Lets a score of 0.5 or more through for a dozen readings, and again when it got worse: an alarm is no alarm clock. */
export class ToldOnce {
  private readonly state: ToldState;

  constructor(state: ToldState = { rows: 0, odds: 0 }) {
    this.state = { ...state };
  }

  /** The score where it is told, 0 where it was told already. Below 0.5 nothing is. */
  push(score: number): number {
    const { state } = this;
    const odds = score / (1 - score);
    // It is over when it is half as far off: at the edge it would come and go.
    if (odds < 0.5) Object.assign(state, { rows: 0, odds: 0 });
    if (score < 0.5) return 0;
    if (odds > worse * state.odds) Object.assign(state, { rows: 0, odds });
    return state.rows++ < toldRows ? score : 0;
  }

  snapshot(): ToldState {
    return { ...this.state };
  }
}
