import { clip, sentencesOf } from '../text';

/** A piece of a text, verbatim, and where it starts. */
export interface Window {
  text: string;
  start: number;
}

/** A text of so many sentences is read as a whole, too: what stands between them tells together. */
const mostTogether = 3;
/** In longer texts what is beside the point is most of it. UTF-16 units. */
const longestTogether = 240;

/** So much of a text is read; nobody writes more about one machine. UTF-16 units. */
const longestRead = 6_000;

/** What danger is looked for in: each sentence, and a short text as a whole. */
export function windowsOf(written: string): Window[] {
  const text = clip(written, longestRead);
  const sentences = sentencesOf(text);
  if (sentences.length <= 1) return sentences;
  const start = text.length - text.trimStart().length;
  const whole = text.trim();
  return sentences.length <= mostTogether && whole.length <= longestTogether
    ? [...sentences, { text: whole, start }]
    : sentences;
}
