/** How much the newest reading counts in what is compared: a disturbance has to last for some readings. */
const newestShare = 0.2;
/** Pulled towards independent metrics: few readings do not tell how metrics move together. */
const shrinkage = 0.1;
/** The limit is so many times the widest swing seen while learning. */
const limitFactor = 2;
const leastLearned = 20;

/**
 * Anomaly score of all metrics of a unit together: metrics that are each as usual, but not with one another.
 *
 * Hotelling's T² of exponentially weighted means (MEWMA; Lowry and others 1992): the first half of `learnRows` gives
 * means and covariance, the second half how far the statistic swings in health, and the score is 0.5 where it is at
 * twice the widest of these swings. Rows with a value that is not a finite number score 0 and change nothing. O(m²) a
 * row for m metrics, constant memory, no look-ahead.
 */
export class UnitDetector {
  private readonly metrics: number;
  private readonly learnRows: number;
  private readonly mean: Float64Array;
  private readonly squares: Float64Array;
  private readonly smooth: Float64Array;
  private readonly solved: Float64Array;
  private factor: Float64Array | null = null;
  private rows = 0;
  private widest = 0;

  constructor(metrics: number, learnRows: number) {
    this.metrics = metrics;
    this.learnRows = Math.max(leastLearned, metrics * 4, learnRows);
    this.mean = new Float64Array(metrics);
    this.squares = new Float64Array(metrics * metrics);
    this.smooth = new Float64Array(metrics);
    this.solved = new Float64Array(metrics);
  }

  /** Scores one row of `metrics` values, in [0, 1]; 0 while it learns. */
  push(values: readonly (number | null)[]): number {
    if (values.length !== this.metrics || !values.every(value => value !== null && Number.isFinite(value)))
      return 0;
    this.rows++;
    if (this.rows <= this.learnRows / 2) {
      this.learn(values);
      return 0;
    }
    this.factor ??= this.choleskyFactor();
    const distance = this.distanceOf(values, this.factor);
    if (this.rows <= this.learnRows) {
      this.widest = Math.max(this.widest, distance);
      return 0;
    }
    const limit = limitFactor * this.widest;
    return distance === 0 ? 0 : distance / (distance + limit);
  }

  /** Welford's update of means and products of differences. */
  private learn(values: readonly (number | null)[]): void {
    const before = values.map((value, at) => (value ?? 0) - (this.mean[at] ?? 0));
    before.forEach((difference, at) => (this.mean[at] = (this.mean[at] ?? 0) + difference / this.rows));
    for (let row = 0; row < this.metrics; row++)
      for (let column = 0; column <= row; column++) {
        const cell = row * this.metrics + column;
        const after = (values[column] ?? 0) - (this.mean[column] ?? 0);
        this.squares[cell] = (this.squares[cell] ?? 0) + (before[row] ?? 0) * after;
      }
  }

  /** Lower triangle L with L Lᵀ = the shrunk covariance of metrics in units of their own spread. */
  private choleskyFactor(): Float64Array {
    const size = this.metrics;
    const factor = new Float64Array(size * size);
    const spread = Array.from({ length: size }, (_, at) => Math.sqrt(this.squares[at * size + at] ?? 0));
    for (let row = 0; row < size; row++)
      for (let column = 0; column <= row; column++) {
        const scale = (spread[row] ?? 0) * (spread[column] ?? 0);
        const together = scale > 0 ? (this.squares[row * size + column] ?? 0) / scale : 0;
        let rest = row === column ? 1 : (1 - shrinkage) * together;
        for (let at = 0; at < column; at++)
          rest -= (factor[row * size + at] ?? 0) * (factor[column * size + at] ?? 0);
        factor[row * size + column] =
          row === column ? Math.sqrt(Math.max(1e-9, rest)) : rest / (factor[column * size + column] ?? 1);
      }
    return factor;
  }

  private distanceOf(values: readonly (number | null)[], factor: Float64Array): number {
    const size = this.metrics;
    const learned = Math.floor(this.learnRows / 2);
    let sum = 0;
    for (let row = 0; row < size; row++) {
      const mean = this.mean[row] ?? 0;
      const spread = Math.sqrt((this.squares[row * size + row] ?? 0) / learned);
      // A metric that never moved while it was learned: any move is one of its own size.
      const unit = spread > 0 ? spread : Math.max(1e-9, Math.abs(mean));
      const standard = Math.max(-1e6, Math.min(1e6, ((values[row] ?? 0) - mean) / unit));
      const smooth = (this.smooth[row] ?? 0) + newestShare * (standard - (this.smooth[row] ?? 0));
      this.smooth[row] = smooth;
      let rest = smooth;
      for (let at = 0; at < row; at++) rest -= (factor[row * size + at] ?? 0) * (this.solved[at] ?? 0);
      const solved = rest / (factor[row * size + row] ?? 1);
      this.solved[row] = solved;
      sum += solved * solved;
    }
    return Math.sqrt(sum);
  }
}
