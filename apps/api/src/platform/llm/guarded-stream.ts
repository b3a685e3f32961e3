import { z } from 'zod';
import { finished } from './completion';
import { LlmFailed } from './llm';

/** How long until the first piece and between two pieces; the package's own timeout covers neither. */
export interface StreamTimers {
  firstMs: number;
  idleMs: number;
}

const defaultTimers: StreamTimers = { firstMs: 8_000, idleMs: 5_000 };

const Piece = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
});

interface Stream extends AsyncIterable<unknown> {
  controller: AbortController;
}

/**
 * Reads a streamed answer to its end. A stream that is aborted, or closed by the server half way, ends in the package like one
 * that is complete; only its finish_reason tells them apart. @throws LlmFailed
 */
export async function streamed(
  stream: Stream,
  {
    signal,
    onPiece,
    timers = defaultTimers,
  }: { signal: AbortSignal; onPiece: (text: string) => void; timers?: StreamTimers },
): Promise<string> {
  let text = '';
  let ended: string | null = null;
  let stalled = false;
  const stop = (): void => {
    stalled = true;
    stream.controller.abort();
  };
  let timer = setTimeout(stop, timers.firstMs);
  try {
    for await (const sent of stream) {
      clearTimeout(timer);
      timer = setTimeout(stop, timers.idleMs);
      const { success, data } = Piece.safeParse(sent);
      if (!success) throw new LlmFailed('garbled', 'A piece of the answer is none.');
      const [choice] = data.choices;
      if (choice?.delta?.refusal) throw new LlmFailed('refused', 'The model declined to answer.');
      if (choice?.finish_reason) ended = choice.finish_reason;
      const piece = choice?.delta?.content ?? '';
      if (piece) onPiece(piece);
      text += piece;
    }
  } catch (error) {
    if (stalled) throw new LlmFailed('slow', 'The answer stopped coming.', { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
    stream.controller.abort();
  }
  if (stalled) throw new LlmFailed('slow', 'The answer stopped coming.');
  if (signal.aborted) throw new LlmFailed('slow', 'The time for the answer is over.');
  finished(ended);
  return text;
}
