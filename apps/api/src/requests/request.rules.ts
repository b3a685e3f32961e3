import { createHash } from 'node:crypto';
import { legalEvents, nextState, openServiceRequestStatuses, serviceRequestMoves, Urgency } from '#contracts';
import type { Contact, ServiceRequestEvent, ServiceRequestStatus } from '#contracts';
import { Refused } from '../platform/refused';

const MINUTE_MS = 60_000;

/** Where the event leads. @throws Refused illegal-transition with the legal events */
export function moved(status: ServiceRequestStatus, event: ServiceRequestEvent): ServiceRequestStatus {
  const next = nextState(serviceRequestMoves, status, event);
  if (next) return next;
  throw new Refused('illegal-transition', {
    status,
    event,
    legal: legalEvents(serviceRequestMoves, status),
  });
}

export const isOpen = (status: ServiceRequestStatus): boolean =>
  (openServiceRequestStatuses as readonly ServiceRequestStatus[]).includes(status);

/** The more urgent of the two: triage may raise what a rule or an alert said, never lower it. */
export const moreUrgent = (one: Urgency, other: Urgency): Urgency =>
  Urgency.options.indexOf(one) <= Urgency.options.indexOf(other) ? one : other;

const handOverMinutes: Record<Urgency, number> = { critical: 15, high: 60, normal: 240, low: 240 };

/** Until when a person has to take it over. */
export const handOverDeadline = (urgency: Urgency, now: Date): Date =>
  new Date(now.getTime() + handOverMinutes[urgency] * MINUTE_MS);

/** How long the question whether anyone is in danger may stand open before a person looks. */
export const DANGER_SILENCE_MS = 3 * MINUTE_MS;

/** Nobody has to come to it any more. */
export const noLongerWaiting = {
  handOverOwner: null,
  handOverDeadline: null,
  handOverReason: null,
  handedOverAt: null,
  escalatedAt: null,
} as const;

/** How long the same words of the same person about the same unit are the same report. */
export const SAME_REPORT_MS = 24 * 60 * MINUTE_MS;
/** Reports without an account that may be open at one unit within a day. */
export const MOST_OPEN_REPORTS = 5;

/** Case, punctuation and spacing make no difference: in what people type twice they are what changes. */
const words = (text: string): string => {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? plain.trim();
};

const who = ({ email, phone, name }: Contact): string =>
  email?.trim().toLowerCase() || phone?.replaceAll(/\D/g, '') || words(name);

/** Equal for two reports that are one: same unit, same contact, same words. */
export const reportKey = (equipmentId: string, contact: Contact, text: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([equipmentId, who(contact), words(text)]))
    .digest();
