/** Plain JSON: positions and scores that may still be the highest of the last records. */
export interface RecordState {
  position: number;
  peaks: [position: number, score: number][];
}

/**
 * Lets a score count only if it is the highest of the last `window` ones, by more than a hair: one disturbance is told
 * once, and again only when it gets worse. By count of readings and not by time, so that it holds at every rate.
 */
export class RecordOnly {
  private readonly window: number;
  private readonly margin: number;
  private position: number;
  /** Falling scores, the oldest first: the head is the highest of the window. */
  private readonly peaks: [position: number, score: number][];

  constructor(window: number, margin: number, state?: RecordState) {
    this.window = window;
    this.margin = margin;
    this.position = state?.position ?? 0;
    this.peaks = state?.peaks.map(([position, score]) => [position, score]) ?? [];
  }

  /** The score where it counts, else 0. Amortised O(1), at most `window` scores kept. */
  push(score: number): number {
    const { peaks } = this;
    while (peaks[0] && peaks[0][0] < this.position - this.window) peaks.shift();
    const counts = score > (peaks[0]?.[1] ?? -1) + this.margin;
    for (let last = peaks.at(-1); last && last[1] <= score; last = peaks.at(-1)) peaks.pop();
    peaks.push([this.position++, score]);
    return counts ? score : 0;
  }

  snapshot(): RecordState {
    return { position: this.position, peaks: this.peaks.map(([position, score]) => [position, score]) };
  }
}
