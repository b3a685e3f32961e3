import type { TelemetryPoint } from '#contracts';

/** A reading with the mark by which the server stores it once. */
export type MarkedPoint = TelemetryPoint & { epoch: number; seq: number };

/** Up to where the server has committed. */
export interface HighWaterMark {
  epoch: number;
  seq: number;
}

/**
 * What a device keeps until the server says that it is committed: bounded, the oldest goes first. Marks only grow:
 * `epoch` is the boot, `seq` counts within it.
 */
export class RingBuffer {
  private points: MarkedPoint[] = [];
  /** Index of the first point that was not handed out since the last `rewind`. */
  private next = 0;
  private lost = 0;

  constructor(private readonly capacity = 3_600) {}

  push(point: MarkedPoint): void {
    this.points.push(point);
    if (this.points.length <= this.capacity) return;
    this.points.shift();
    this.next = Math.max(0, this.next - 1);
    this.lost++;
  }

  /** The next points to send: at most `count`, at most `bytes` as JSON, at least one if there is one. */
  take(count: number, bytes: number): MarkedPoint[] {
    const batch: MarkedPoint[] = [];
    let size = 2;
    for (const point of this.points.slice(this.next, this.next + count)) {
      size += JSON.stringify(point).length + 1;
      if (batch.length > 0 && size > bytes) break;
      batch.push(point);
    }
    this.next += batch.length;
    return batch;
  }

  /** After a new connection all that is not committed is sent again. */
  rewind(): void {
    this.next = 0;
  }

  committed(mark: HighWaterMark): void {
    const before = this.points.length;
    this.points = this.points.filter(
      ({ epoch, seq }) => epoch > mark.epoch || (epoch === mark.epoch && seq > mark.seq),
    );
    this.next = Math.max(0, this.next - (before - this.points.length));
  }

  get size(): number {
    return this.points.length;
  }

  /** Points that fell out before they were committed. */
  get dropped(): number {
    return this.lost;
  }
}

/** The payload of `ingest/hwm`, or null when it is none. */
export function readHighWaterMark(payload: string): HighWaterMark | null {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== 'object' || value === null || !('epoch' in value) || !('seq' in value)) return null;
    const { epoch, seq } = value;
    return Number.isSafeInteger(epoch) && Number.isSafeInteger(seq)
      ? { epoch: Number(epoch), seq: Number(seq) }
      : null;
  } catch {
    return null;
  }
}
