import { justBelow, Lasting } from './lasting';
import { UnitDetector } from './unit-detector';

/** Rows further apart are snapshots of what changes over days, not a process: one after another says little. */
const snapshotMs = 30_000;
const suddenWeight = 0.5;
/** Beyond this nothing is measured. */
const mostValue = 1e150;

/**
 * Anomaly score of all metrics of a unit, in [0, 1], from rows up to the one scored.
 *
 * Of rows that come by the second, how they move together (`UnitDetector`): 0.5 while that is unusual. Of snapshots, minutes
 * apart, that alone stays below 0.5, which is reached while one of the metrics has left its own level for good (`Lasting`):
 * over weeks everything drifts, and what was learned in the first days does not tell by how much.
 */
export class UnitScore {
  private readonly together: UnitDetector;
  private readonly lasting: readonly Lasting[];
  private everyMs = 0;
  private rows = 0;
  private lastAt: number | null = null;

  constructor(metrics: number, learnRows: number) {
    this.together = new UnitDetector(metrics, learnRows);
    this.lasting = Array.from({ length: metrics }, () => new Lasting());
  }

  /** @param at event time, ms since the epoch; of a row without one, or older than the last, only the values count */
  push(at: number, values: readonly (number | null)[]): number {
    const together = this.together.push(values);
    if (!(at >= (this.lastAt ?? -Infinity))) return this.isProcess ? together : 0;
    this.noteTime(at);
    const lasting = this.lasting.map((metric, index) => {
      const value = values[index] ?? null;
      return value === null || !(Math.abs(value) < mostValue) ? 0 : metric.push(at, value);
    });
    return this.isProcess ? together : Math.max(Math.min(justBelow, suddenWeight * together), ...lasting);
  }

  private get isProcess(): boolean {
    return this.everyMs < snapshotMs;
  }

  private noteTime(at: number): void {
    const passedMs = at - (this.lastAt ?? at);
    this.lastAt = at;
    // A pause counts as little as any other interval.
    const steadyMs = this.rows > 5 ? Math.min(passedMs, 3 * this.everyMs) : passedMs;
    if (this.rows > 0) this.everyMs += (steadyMs - this.everyMs) / Math.min(this.rows, 100);
    this.rows++;
  }
}
