/**
 * A text made comparable (NFKC, lower case, no invisible characters) that remembers where each of its characters came
 * from, so that what is found in it can be quoted verbatim from the original.
 */
export interface Folded {
  text: string;
  original: string;
  /** Start in the original of each UTF-16 unit of `text`, and one more for the end. */
  starts: readonly number[];
}

// A letter with its combining marks folds as one: a decomposed й must equal a composed one.
const cluster = /\P{M}\p{M}*|\p{M}+/suy;
const invisible = /[\p{Cf}\u034F\uFE0F]/gu;
// Nearly everything that is written: of these only the case can differ, each is one unit, and none is a mark.
const plain = /[\0-\x7F\u0400-\u045F\u4E00-\u9FFF]+(?!\p{M})/uy;

export function fold(original: string): Folded {
  let text = '';
  const starts: number[] = [];
  for (let at = 0; at < original.length;) {
    const [run] = matchAt(plain, original, at);
    if (run !== undefined) {
      text += run.toLowerCase();
      for (const end = at + run.length; at < end; at++) starts.push(at);
      continue;
    }
    const [letter = ''] = matchAt(cluster, original, at);
    const folded = letter.normalize('NFKC').toLowerCase().replace(invisible, '');
    text += folded;
    for (let i = 0; i < folded.length; i++) starts.push(at);
    at += letter.length;
  }
  starts.push(original.length);
  return { text, original, starts };
}

/** What a sticky expression finds at a place. */
function matchAt(expression: RegExp, text: string, at: number): readonly string[] {
  expression.lastIndex = at;
  return expression.exec(text) ?? [];
}

/** The original words behind `[start, end)` of the folded text. */
export function quoteOf(folded: Folded, start: number, end: number): string {
  return folded.original.slice(folded.starts[start] ?? 0, folded.starts[end] ?? folded.original.length);
}

/** Sentences of a text, verbatim, with their start; line breaks end a sentence, too. */
export function sentencesOf(text: string): { text: string; start: number }[] {
  const sentences: { text: string; start: number }[] = [];
  for (const match of text.matchAll(/(?:[^.!?。！？；\n]|\.(?=\d))+[.!?。！？；]*/gu)) {
    const lead = match[0].length - match[0].trimStart().length;
    const sentence = match[0].trim();
    if (sentence) sentences.push({ text: sentence, start: match.index + lead });
  }
  return sentences;
}

/** At most `longest` characters from the start, cut at a word where there is one; always a verbatim prefix. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const space = cut.search(/\s\S*$/u);
  const end = space > longest / 2 ? space : longest;
  // Never between the two halves of a character outside the basic plane.
  return text.slice(0, /[\uD800-\uDBFF]$/u.test(text.slice(0, end)) ? end - 1 : end);
}
