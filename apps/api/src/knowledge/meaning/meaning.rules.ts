import { createHash } from 'node:crypto';
import { gate, mask, piecesOf } from '#triage';
import type { MeantDocument } from '#triage';

/** A text as it leaves, under the key of what it was. */
export interface Piece {
  key: string;
  text: string;
}

/** Before what is hashed: another way to cut or to mask is another version, and every vector is made anew. */
const version = 'pieces-1';
const mostInBatch = 64;
const mostCharacters = 40_000;

/** SHA-256 as hex; the same piece has the same in every process. */
export const keyOf = (piece: string): string =>
  createHash('sha256').update(`${version}\n${piece}`).digest('hex');

export const meantBy = ({ id, ...article }: { id: string; title: string; text: string }): MeantDocument => ({
  id,
  keys: piecesOf(article).map(keyOf),
});

/** Every piece once, as it may leave: without what is personal. `keep` are words of the catalogue, in lower case. */
export function piecesToSend(
  articles: readonly { title: string; text: string }[],
  keep: ReadonlySet<string>,
): Piece[] {
  const pieces = new Map<string, string>();
  for (const article of articles) for (const piece of piecesOf(article)) pieces.set(keyOf(piece), piece);
  return [...pieces].map(([key, piece]) => ({ key, text: mask(piece, [], keep).text }));
}

/** So many at once as endpoints take. */
export function batchesOf(pieces: readonly Piece[]): Piece[][] {
  const batches: Piece[][] = [];
  let characters = 0;
  for (const piece of pieces) {
    const batch = batches.at(-1);
    if (!batch || batch.length >= mostInBatch || characters + piece.text.length > mostCharacters) {
      batches.push([piece]);
      characters = piece.text.length;
      continue;
    }
    batch.push(piece);
    characters += piece.text.length;
  }
  return batches;
}

/**
 * A search as it may leave; null: it does not. What the gate of a report holds back is held back here, too; a code alone has no
 * meaning but itself; and where nothing is left but what was masked there is nothing to ask.
 */
export function queryToSend(words: string): string | null {
  if (gate(words).handOver !== null) return null;
  const { text } = mask(words.trim());
  const left =
    text.replaceAll(/\[[A-Z]+_\d+\]/gu, ' ').match(/[\p{L}\p{M}\p{N}]+(?:[-_./][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
  return left.some(word => !/\d/u.test(word) && (word.length > 1 || /\p{Script=Han}/u.test(word)))
    ? text
    : null;
}
