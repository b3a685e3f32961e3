import { setTimeout as sleep } from 'node:timers/promises';
import { Breaker } from './breaker';
import type { Endpoint, Format } from './endpoint';
import { pauseAsked } from './endpoint';
import { LlmFailed } from './llm';
import type { LlmFault, LlmQuestion, LlmReply } from './llm';
import { paid, tokensOf } from './paid';
import { Places } from './places';
import { structured } from './structured';
import type { Shape } from './structured';

const defaultDeadlineMs = 20_000;
/** Less is left than any answer takes. */
const leastMs = 250;
const worthAnother: ReadonlySet<LlmFault> = new Set(['unreachable', 'busy']);
/** The endpoint works; it is the question that it does not take, or we who stopped. */
const noFaultOfTheEndpoint: ReadonlySet<LlmFault> = new Set([
  'refused',
  'filtered',
  'rejected',
  'stopped',
  'spent',
]);

/**
 * The model as features ask it: within a deadline for everything, one more try where that helps, never more at a time than an
 * organisation may, and left alone while it is down. Every failure is an LlmFailed; the caller goes on without.
 */
export class Model {
  private readonly breaker = new Breaker();
  private readonly places: Places;

  constructor(
    private readonly endpoint: Endpoint,
    { atOnce = 4 }: { atOnce?: number } = {},
  ) {
    this.places = new Places(atOnce);
  }

  /** An answer that fits the shape. @throws LlmFailed */
  async decide<T>(
    organisationId: string,
    question: LlmQuestion,
    shape: Shape<T>,
  ): Promise<{ value: T; replies: LlmReply[] }> {
    return this.guarded(organisationId, question, limited =>
      structured(
        (asked, format) => this.withAnotherTry(asked, limited.end, format),
        this.endpoint.card,
        limited.question,
        shape,
      ),
    );
  }

  /** A text, told while it is written. What `onPiece` got is thrown away when this fails. @throws LlmFailed */
  async tell(
    organisationId: string,
    question: LlmQuestion,
    onPiece: (text: string) => void,
  ): Promise<string> {
    return this.guarded(organisationId, question, ({ question: limited }) =>
      paid(
        limited,
        () => this.endpoint.tell(limited, onPiece),
        () => null,
      ),
    );
  }

  private async guarded<T>(
    organisationId: string,
    question: LlmQuestion,
    work: (limited: { question: LlmQuestion; end: number }) => Promise<T>,
  ): Promise<T> {
    const leave = this.places.take(organisationId);
    if (!leave) throw new LlmFailed('crowded', 'This organisation has asked as much as it may at a time.');
    try {
      if (!this.breaker.mayAsk(Date.now())) throw new LlmFailed('paused', 'The endpoint keeps failing.');
      const deadlineMs = question.deadlineMs ?? defaultDeadlineMs;
      const result = await work({
        question: { ...question, deadlineMs },
        end: performance.now() + deadlineMs,
      });
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

  private async withAnotherTry(question: LlmQuestion, end: number, format?: Format): Promise<LlmReply> {
    const once = (): Promise<LlmReply> => {
      const leftMs = Math.round(end - performance.now());
      if (leftMs < leastMs) throw new LlmFailed('slow', 'No time is left.');
      const asked = { ...question, deadlineMs: leftMs };
      return paid(asked, () => this.endpoint.answer(asked, format), tokensOf, format);
    };
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof LlmFailed) || !worthAnother.has(error.fault)) throw error;
      const pauseMs = pauseAsked(error, Date.now()) ?? 300;
      // It says how long it wants to be left alone: then there is no time left to ask it again.
      if (performance.now() + pauseMs + leastMs > end) throw error;
      await sleep(pauseMs, undefined, question.signal ? { signal: question.signal } : {}).catch(() => {
        throw new LlmFailed('stopped', 'The question was withdrawn.');
      });
      return once();
    }
  }
}
