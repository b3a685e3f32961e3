/** When what is unlike the unit's own past becomes a finding. In spreads: standard deviations of that hour of the day. */
export interface WatchSettings {
  /** A slot less unusual than this counts as usual. */
  slackSpreads: number;
  /** Raised when slots have been unusual by this many spreads beyond the slack in sum. */
  raiseAt: number;
  /** Cleared when the sum has fallen to this. */
  clearAt: number;
}

/** Chosen by `npm run bench -- alerts` on its choosing seeds; the README of this folder has the figures of the others. */
export const watchSettings: WatchSettings = { slackSpreads: 2, raiseAt: 24, clearAt: 4 };
