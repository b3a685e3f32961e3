import { Refused } from '../refused';

/** Lets few do heavy work at once, some wait, and turns the rest away. */
export class Gate {
  private inside = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly room: { atOnce: number; waiting: number }) {}

  /** @throws Refused busy */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.room.atOnce) {
      if (this.queue.length >= this.room.waiting) throw new Refused('busy');
      // Whoever leaves hands over the place.
      await new Promise<void>(enter => this.queue.push(enter));
    } else this.inside += 1;
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}
