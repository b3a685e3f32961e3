/** A unit is where the middle one of its last twelve means is: a whole day, so that every hour of it counts alike. */
export const daySteps = 12;

/** When a unit is unlike the others of its model. */
export interface SisterSettings {
  /** Units with the same metric in the same activity, itself included, below which nobody knows what is usual. */
  leastUnits: number;
  /** Spreads to the median from which a unit is unlike its sisters; with few of them the spread itself is not well known. */
  limitSpreads: (units: number) => number;
  /** Steps in a row that it has to last, and to be over (within three quarters of the limit). */
  raiseSteps: number;
  clearSteps: number;
}

/**
 * The limit is chosen so that of units whose levels are normally distributed one in 10,000 lies beyond it, with 9 of them as with
 * 100 (200,000 draws); the README of this folder has what that gives on simulated fleets.
 */
export const sisterSettings: SisterSettings = {
  leastUnits: 9,
  limitSpreads: units => 4.5 + 24 / units,
  raiseSteps: 6,
  clearSteps: 6,
};
