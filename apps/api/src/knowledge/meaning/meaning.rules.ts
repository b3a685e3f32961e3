import { createHash } from 'node:crypto';
import { mask, piecesOf } from '#triage';
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
