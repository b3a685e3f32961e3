import { z } from 'zod';
import { LlmFailed } from './llm';

/**
 * An answer as servers really send it. The package passes on whatever came: a page of HTML as a string, an error object or no
 * choice at all as success.
 */
export const Completion = z.object({
  model: z.string().max(200).nullish(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z
    .object({ prompt_tokens: z.number().nonnegative(), completion_tokens: z.number().nonnegative() })
    .nullish()
    .catch(null),
});
export type Completion = z.infer<typeof Completion>;

/** Only what ended by itself is an answer. @throws LlmFailed */
export function finished(reason: string | null | undefined): void {
  if (reason === 'stop') return;
  if (reason === 'content_filter') throw new LlmFailed('filtered', 'The endpoint filtered the answer.');
  if (reason === 'length' || !reason) throw new LlmFailed('truncated', 'The answer was cut off.');
  throw new LlmFailed('garbled', 'The answer ended in a way that is not known.');
}

/** The text without what a reasoning model thought aloud. @throws LlmFailed when nothing is left */
export function spoken(text: string): string {
  const said = text
    .replace(/<think(?:ing)?>[^]*?<\/think(?:ing)?>/gi, '')
    // Templates that open the thought in the prompt leave its end only.
    .replace(/^[^]*<\/think(?:ing)?>/i, '')
    .trim();
  if (/<think(?:ing)?>/i.test(said)) throw new LlmFailed('truncated', 'The answer ended within a thought.');
  if (!said) throw new LlmFailed('garbled', 'The answer is empty.');
  return said;
}
