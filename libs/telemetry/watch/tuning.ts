import type { WatchSettings } from './settings';

/** What people said of the findings of a model. */
export interface Verdicts {
  confirmed: number;
  wrong: number;
}

const least = 0.75;
const most = 2;
/** So many of each are taken for granted, so that the first verdicts do not decide alone. */
const before = 2;

/**
 * How much more (or less) it takes until something unusual is told of a model: the root of wrong to confirmed verdicts,
 * from 0.75 to 2. Depends on the counts alone: a verdict that is taken back leaves no trace.
 */
export function tuningOf({ confirmed, wrong }: Verdicts): number {
  return Math.min(most, Math.max(least, Math.sqrt((wrong + before) / (confirmed + before))));
}

/** What raises a finding is tuned; how it ends, and what counts at all, is not. */
export const tuned = (settings: WatchSettings, verdicts: Verdicts): WatchSettings => ({
  ...settings,
  raiseAt: settings.raiseAt * tuningOf(verdicts),
});
