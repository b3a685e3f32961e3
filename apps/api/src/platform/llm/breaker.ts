/** Failures in a row within this span that open it, and how long it stays open. */
const limit = 5;
const windowMs = 30_000;
const pauseMs = 30_000;

/** Leaves an endpoint alone that fails again and again: nobody waits twenty seconds for what is known to be down. */
export class Breaker {
  private failures: number[] = [];
  private openUntil = 0;
  private trying = false;

  /** Whether a question may go out. After the pause one may, and what becomes of it decides. */
  mayAsk(now: number): boolean {
    if (now < this.openUntil) return false;
    if (this.openUntil === 0) return true;
    if (this.trying) return false;
    this.trying = true;
    return true;
  }

  succeeded(): void {
    this.failures = [];
    this.openUntil = 0;
    this.trying = false;
  }

  /** @param forGood true where trying again soon is of no use, an empty account say */
  failed(now: number, forGood = false): void {
    this.failures = [...this.failures.filter(at => at > now - windowMs), now];
    if (forGood || this.trying || this.failures.length >= limit) this.openUntil = now + pauseMs;
    this.trying = false;
  }

  /** Neither its success nor its fault: stopped by us. */
  undecided(): void {
    this.trying = false;
  }
}
