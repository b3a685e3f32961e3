import { Breaker } from './breaker';
import { LlmFailed } from './llm';
import type { LlmFault } from './llm';
import { Places } from './places';

/** The endpoint works; it is the question that it does not take, or we who stopped. */
const noFaultOfTheEndpoint: ReadonlySet<LlmFault> = new Set([
  'refused',
  'filtered',
  'rejected',
  'stopped',
  'spent',
  'not-accepted',
]);

/** Never more at a time than an organisation may, and the endpoint left alone while it is down. */
export class Guard {
  private readonly breaker = new Breaker();
  private readonly places: Places;

  constructor(atOnce: number) {
    this.places = new Places(atOnce);
  }

  /** @throws LlmFailed, and what `work` throws */
  async run<T>(organisationId: string, work: () => Promise<T>): Promise<T> {
    const leave = this.places.take(organisationId);
    if (!leave) throw new LlmFailed('crowded', 'This organisation has asked as much as it may at a time.');
    try {
      if (!this.breaker.mayAsk(Date.now())) throw new LlmFailed('paused', 'The endpoint keeps failing.');
      const result = await work();
      this.breaker.succeeded();
      return result;
    } catch (error) {
      this.count(error);
      throw error;
    } finally {
      leave();
    }
  }

  private count(error: unknown): void {
    const fault = error instanceof LlmFailed ? error.fault : null;
    if (fault === 'paused') return;
    if (fault === null || noFaultOfTheEndpoint.has(fault)) this.breaker.undecided();
    else this.breaker.failed(Date.now(), fault === 'quota');
  }
}
