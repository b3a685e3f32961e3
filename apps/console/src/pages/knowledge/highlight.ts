export interface Piece {
  text: string;
  isHit: boolean;
}

const han = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;
const words = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{M}\p{N}]+/gu;

/**
 * What to mark of a query: runs of Chinese as pairs, since the search finds them in pieces too; other words by their stem, so that
 * "overheats" marks "overheating". Longest first.
 */
export function marksOf(query: string): string[] {
  const marks = new Set<string>();
  for (const [word] of query.normalize('NFKC').toLowerCase().matchAll(words)) {
    const letters = Array.from(word);
    if (han.test(word)) {
      if (letters.length === 1) marks.add(word);
      for (let at = 0; at + 1 < letters.length; at++) marks.add(letters.slice(at, at + 2).join(''));
      continue;
    }
    if (letters.length < 2) continue;
    marks.add(letters.length > 5 ? letters.slice(0, Math.max(4, letters.length - 3)).join('') : word);
  }
  return [...marks].sort((a, b) => b.length - a.length).slice(0, 30);
}

/** The text cut into what is marked and what is not; joined, the pieces are the text. O(text x words of the query). */
export function highlight(text: string, query: string): Piece[] {
  const isMarked = new Uint8Array(text.length);
  for (const mark of marksOf(query)) {
    const expression = expressionOf(mark);
    for (let match = expression.exec(text); match; match = expression.exec(text)) {
      isMarked.fill(1, match.index, match.index + match[0].length);
      // Pairs of one run overlap. Within a character of two units the expression would step back to its begin, for ever.
      expression.lastIndex = match.index + (isWide(text, match.index) ? 2 : 1);
    }
  }
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length;) {
    const other = isMarked[start] === 1 ? 0 : 1;
    const end = isMarked.indexOf(other, start);
    const stop = end < 0 ? text.length : end;
    pieces.push({ text: text.slice(start, stop), isHit: other === 0 });
    start = stop;
  }
  return pieces;
}

const isWide = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xff_ff;

/** A word is marked to its end from where the stem begins it. */
function expressionOf(mark: string): RegExp {
  return new RegExp(han.test(mark) ? mark : String.raw`(?<![\p{L}\p{N}])${mark}\p{L}*`, 'giu');
}

/** Some 160 characters around the first thing marked, from the beginning of a sentence where one is near. */
export function excerpt(text: string, query: string, longest = 160): string {
  const pieces = highlight(text, query);
  const hit = pieces.findIndex(piece => piece.isHit);
  const at = pieces.slice(0, Math.max(0, hit)).reduce((sum, piece) => sum + piece.text.length, 0);
  if (at < longest * 0.6) return text.length > longest ? `${text.slice(0, longest).trimEnd()} …` : text;
  const before = text.slice(Math.max(0, at - longest / 2), at);
  const sentence = before.search(/(?<=[.!?]\s|[。！？])\S[^.!?。！？]*$/u);
  const word = before.search(/\s\S/u);
  const start = at - before.length + (sentence >= 0 ? sentence : word >= 0 ? word + 1 : 0);
  const part = text.slice(start, start + longest).trimEnd();
  return `… ${part}${start + longest < text.length ? ' …' : ''}`;
}
