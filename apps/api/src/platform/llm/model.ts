import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint, Format } from './endpoint';
import { pauseAsked } from './endpoint';
import { Guard } from './guard';
import { LlmFailed } from './llm';
import type { LlmFault, LlmQuestion, LlmReply } from './llm';
import { mostOf, paid, tokensOf } from './paid';
import { structured } from './structured';
import type { Shape } from './structured';

const defaultDeadlineMs = 20_000;
/** Less is left than any answer takes. */
const leastMs = 250;
const worthAnother: ReadonlySet<LlmFault> = new Set(['unreachable', 'busy']);
/**
 * The model as features ask it: within a deadline for everything, one more try where that helps, never more at a time than an
 * organisation may, and left alone while it is down. Every failure is an LlmFailed; the caller goes on without.
 */
export class Model {
  private readonly guard: Guard;

  constructor(
    private readonly endpoint: Endpoint,
    { atOnce = 4 }: { atOnce?: number } = {},
  ) {
    this.guard = new Guard(atOnce);
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
        { spend: limited.spend, most: mostOf(limited) },
        () => this.endpoint.tell(limited, onPiece),
        () => null,
      ),
    );
  }

  private guarded<T>(
    organisationId: string,
    question: LlmQuestion,
    work: (limited: { question: LlmQuestion; end: number }) => Promise<T>,
  ): Promise<T> {
    return this.guard.run(organisationId, () => {
      const deadlineMs = question.deadlineMs ?? defaultDeadlineMs;
      return work({ question: { ...question, deadlineMs }, end: performance.now() + deadlineMs });
    });
  }

  private async withAnotherTry(question: LlmQuestion, end: number, format?: Format): Promise<LlmReply> {
    const once = (): Promise<LlmReply> => {
      const leftMs = Math.round(end - performance.now());
      if (leftMs < leastMs) throw new LlmFailed('slow', 'No time is left.');
      const asked = { ...question, deadlineMs: leftMs };
      return paid(
        { spend: asked.spend, most: mostOf(asked, format) },
        () => this.endpoint.answer(asked, format),
        tokensOf,
      );
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
