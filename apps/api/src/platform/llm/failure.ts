import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from 'openai/core/error';
import { TooLong } from './limited-fetch';
import { LlmFailed } from './llm';
import type { LlmFault } from './llm';

/** A failure of the `openai` package, or of what lies under it, in our words. */
export function failureOf(error: unknown): LlmFailed {
  if (error instanceof LlmFailed) return error;
  const fault = faultOf(error);
  // A server may put anything into its message: the question itself, a page of HTML.
  const detail = error instanceof APIError && error.status ? ` (${error.status})` : '';
  return new LlmFailed(fault, `The model's endpoint: ${fault}${detail}`, { cause: error });
}

function faultOf(error: unknown): LlmFault {
  if (error instanceof APIConnectionTimeoutError) return 'slow';
  if (error instanceof APIUserAbortError) return 'slow';
  if (error instanceof APIConnectionError) return wasTooLong(error) ? 'garbled' : 'unreachable';
  if (error instanceof APIError) return faultOfStatus(error);
  if (error instanceof SyntaxError || error instanceof TooLong) return 'garbled';
  // A socket that dies in the middle comes through bare: fetch's TypeError "terminated".
  return nameOf(error) === 'TypeError' ? 'unreachable' : 'garbled';
}

/** By name: an error of fetch is made outside of the realm that a test runs in. */
const nameOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'name' in error ? error.name : null;

function faultOfStatus(error: APIError): LlmFault {
  const status = error.status ?? 0;
  if (error.code === 'insufficient_quota' || status === 402) return 'quota';
  if (error.code === 'content_filter') return 'filtered';
  if (status === 408 || status === 504) return 'slow';
  if (status === 409 || status === 429 || status === 503) return 'busy';
  if (status >= 500) return 'unreachable';
  // An error object in the middle of a stream has no status.
  return status === 0 ? 'unreachable' : 'rejected';
}

function wasTooLong(error: Error): boolean {
  let cause: unknown = error;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    if (cause instanceof TooLong) return true;
    cause = cause.cause;
  }
  return false;
}

/** How long the endpoint asks to be left alone; null when it does not say. */
export function retryAfterMs(error: unknown, now: number): number | null {
  const given = error instanceof APIError ? (error.headers?.get('retry-after') ?? null) : null;
  if (given === null) return null;
  const seconds = Number(given);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const date = Date.parse(given);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
