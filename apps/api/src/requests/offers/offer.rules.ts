import type { CommandOfferBar, CommandOfferStatus, ServiceRequestStatus } from '#contracts';
import { isOpen } from '../request.rules';

/** Who is offered it stands at the machine now; whoever comes back later finds other readings and is asked anew. */
export const OFFER_STANDS_MS = 30 * 60_000;

export interface OfferFacts {
  status: ServiceRequestStatus;
  takenOverAt: Date | null;
  /** Whose the conversation is. */
  handOverOwner: string | null;
  /** Who wants to offer. */
  personId: string | null;
  isDanger: boolean;
  hasStanding: boolean;
}

/** Why this person can offer nothing here; null: a command may be offered, if the unit allows it. */
export function barOf(facts: OfferFacts): CommandOfferBar | null {
  const { status, takenOverAt, handOverOwner, personId } = facts;
  if (!isOpen(status)) return 'ended';
  if (takenOverAt === null || personId === null || handOverOwner !== personId) return 'not-yours';
  if (facts.isDanger) return 'danger';
  return facts.hasStanding ? 'standing' : null;
}

/** What it is by the clock: its job may come a moment later. */
export const statusAt = (
  { status, expiresAt }: { status: CommandOfferStatus; expiresAt: Date },
  now: Date,
): CommandOfferStatus => (status === 'offered' && expiresAt <= now ? 'expired' : status);
