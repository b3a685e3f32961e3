import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { highlight } from './highlight';

/** A text with what was looked for marked in it. */
export function Marked({ text, query }: { text: string; query: string }): ReactNode {
  const pieces = useMemo(() => highlight(text, query), [text, query]);
  // Pieces have no other identity than their place.
  return pieces.map((piece, place) =>
    piece.isHit ? <mark key={place}>{piece.text}</mark> : <span key={place}>{piece.text}</span>,
  );
}
