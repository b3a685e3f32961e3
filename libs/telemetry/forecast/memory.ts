/** One value stands for two hours, and seven days are remembered: enough to tell a trend from a day. */
export const stepMs = 7_200_000;
export const stepsPerDay = 86_400_000 / stepMs;
const mostSteps = 7 * stepsPerDay;

/** Plain JSON of at most 84 numbers: means of two hours each on an even grid. */
export interface TrendMemory {
  /** Number of the step, since the epoch, of the last value. */
  lastStep: number;
  /** Oldest first; null where there was no reading. */
  values: (number | null)[];
  /** How many values the last one is the mean of. */
  inLast: number;
}

export const newMemory = (): TrendMemory => ({ lastStep: 0, values: [], inLast: 0 });

/** Counts one value in; one that is older than the last step, or no number, changes nothing. O(1) but for gaps. */
export function rememberValue(memory: TrendMemory, at: number, value: number): void {
  const step = Math.floor(at / stepMs);
  if (!Number.isFinite(step) || !Number.isFinite(value)) return;
  const { values } = memory;
  if (values.length === 0) memory.lastStep = step - 1;
  if (step < memory.lastStep) return;
  if (step > memory.lastStep) {
    // After a week of silence nothing of before is left.
    const missing = Math.min(mostSteps, step - memory.lastStep - 1);
    for (let gap = 0; gap < missing; gap++) values.push(null);
    values.push(value);
    memory.inLast = 1;
    memory.lastStep = step;
    values.splice(0, Math.max(0, values.length - mostSteps));
    return;
  }
  memory.inLast++;
  const last = values.at(-1) ?? value;
  // Divided first: the difference of two readings may be more than a number holds.
  const mean = last + (value / memory.inLast - last / memory.inLast);
  values[values.length - 1] = Number(mean.toPrecision(6));
}
