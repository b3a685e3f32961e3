import type OpenAI from 'openai';
import { failureOf } from './failure';
import { limitedFetch } from './limited-fetch';
import { LlmFailed } from './llm';

/** What is sent and taken; answers of more bytes than this are given up. */
export interface ClientOptions {
  /** With or without `/v1`. */
  baseUrl: string;
  /** Local servers want none. */
  apiKey: string | null;
  maxBytes: number;
}

/**
 * The package retries silently and for long: it retries nothing here, and looks into no environment. Its two hundred files
 * are loaded only for who has a model.
 */
export async function clientOf({ baseUrl, apiKey, maxBytes }: ClientOptions): Promise<OpenAI> {
  const { OpenAI: Client } = await import('openai');
  return new Client({
    baseURL: normalBaseUrl(baseUrl),
    // The package refuses to start without one, and looks into the environment for what is left out.
    apiKey: apiKey || 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch: limitedFetch(maxBytes),
  });
}

/** Work with a client within a time of our own. @throws LlmFailed */
export async function withinDeadline<T>(
  deadlineMs: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal, timeoutMs: number) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = outer ? AbortSignal.any([outer, deadline]) : deadline;
  try {
    return await work(signal, deadlineMs);
  } catch (error) {
    // The package reports a stop and a deadline alike.
    if (outer?.aborted) throw new LlmFailed('stopped', 'The question was withdrawn.', { cause: error });
    if (deadline.aborted) throw new LlmFailed('slow', `No answer within ${deadlineMs} ms.`, { cause: error });
    throw failureOf(error);
  }
}

/** People paste the address with and without `/v1`, or that of the method itself. */
export function normalBaseUrl(given: string): string {
  const url = new URL(given);
  const path = url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  url.pathname = /\/v\d+(?:beta)?(?:\/|$)/.test(path) ? path : `${path}/v1`;
  url.search = '';
  url.hash = '';
  return url.href;
}
