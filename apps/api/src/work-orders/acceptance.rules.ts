import type { AcceptanceRow } from './acceptance.entity';

export type GivenAcceptance = Pick<AcceptanceRow, 'kind' | 'name' | 'rating' | 'comment' | 'at'>;

/**
 * One acceptance an order. A signature on site is the strongest yes: a later click on the link adds only the rating to
 * it. "Nobody was there" gives way to everything.
 */
export function mergedAcceptance(before: GivenAcceptance | null, given: GivenAcceptance): GivenAcceptance {
  if (!before) return given;
  const kept = given.kind === 'absent' || (before.kind === 'signature' && given.kind !== 'signature');
  const { kind, name, at } = kept ? before : given;
  return { kind, name, at, rating: given.rating ?? before.rating, comment: given.comment ?? before.comment };
}
