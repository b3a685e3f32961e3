import type { DraftMoved, DraftStatus } from '#contracts';

export interface DraftFacts {
  status: DraftStatus;
  isRequestOpen: boolean;
  isTakenOver: boolean;
  /** The draft that the conversation waits with, and the customer's messages that it knows of; null: none. */
  waitsWith: { id: string; heard: readonly string[] } | null;
  /** All that the customer has said. */
  said: readonly string[];
}

/** What happened since the draft was written; null: nothing, it may be sent. */
export function movedSince(draftId: string, facts: DraftFacts): DraftMoved | null {
  const { status, waitsWith } = facts;
  if (status === 'accepted' || status === 'edited' || status === 'rejected') return 'decided';
  if (!facts.isRequestOpen) return 'ended';
  if (facts.isTakenOver) return 'taken-over';
  if (status !== 'waiting' || waitsWith?.id !== draftId) return 'replaced';
  return facts.said.every(one => waitsWith.heard.includes(one)) ? null : 'customer-wrote';
}
