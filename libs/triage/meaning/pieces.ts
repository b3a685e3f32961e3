/** Longer pieces mean too many things at once, and most models cut them off. Characters. */
const longest = 1_200;
const mostPieces = 40;

/**
 * What of an article is put into one vector each: paragraphs together as long as they fit, longer ones by their sentences, each
 * with the title, without which a paragraph does not say what it is about. At most 40; what comes after is not searched by meaning. O(text).
 */
export function piecesOf({ title, text }: { title: string; text: string }): string[] {
  const pieces: string[] = [];
  let current = '';
  for (const part of text.split(/\n\s*\n/u).flatMap(partsOf)) {
    if (current && current.length + part.length + 1 > longest) {
      pieces.push(current);
      current = '';
    }
    current = current ? `${current}\n${part}` : part;
  }
  if (current || pieces.length === 0) pieces.push(current);
  return pieces.slice(0, mostPieces).map(piece => (piece ? `${title}\n${piece}` : title));
}

/** A paragraph, or its sentences where it is too long, or these cut where even they are. */
function partsOf(paragraph: string): string[] {
  const whole = paragraph.trim();
  if (!whole) return [];
  if (whole.length <= longest) return [whole];
  const sentences = whole.match(/[^.!?。！？\n]+[.!?。！？\n]*\s*/gu) ?? [whole];
  return sentences.map(one => one.trim()).flatMap(cut);
}

function cut(sentence: string): string[] {
  // By code points: half a character is none.
  const characters = Array.from(sentence);
  const count = Math.ceil(characters.length / longest);
  return Array.from({ length: count }, (_, at) =>
    characters.slice(at * longest, (at + 1) * longest).join(''),
  );
}
