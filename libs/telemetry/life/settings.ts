export interface LifeSettings {
  /** How many of the newest steps say in what state a unit is. */
  windowSteps: number;
  /** Remaining life beyond this is "more than": nothing wears visibly yet. */
  capSteps: number;
  /** A unit needs so many steps before anything is said of it. */
  leastSteps: number;
  /** Of a past life every so manieth step is kept. */
  everySteps: number;
  /** So many similar moments decide, at most a third of all. */
  neighbours: number;
  /** How much more than a metric's level its slope counts, and how much the age. */
  slopeWeight: number;
  ageWeight: number;
  /** How strongly the local fit is held to the mean of its neighbours. */
  ridge: number;
  /** Share of the lives of its neighbours that the band holds. */
  band: number;
  /** With fewer past lives nothing is said. */
  leastLives: number;
}

export const lifeSettings: LifeSettings = {
  windowSteps: 80,
  capSteps: 125,
  leastSteps: 25,
  everySteps: 4,
  neighbours: 400,
  slopeWeight: 1.5,
  ageWeight: 1.5,
  ridge: 0.3,
  band: 0.9,
  leastLives: 5,
};
