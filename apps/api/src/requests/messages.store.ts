import type { RequestMessage } from '#contracts';
import { languageOf } from '#triage';
import { insert, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { offersOf } from './offers/offers.store';
import { RequestMessageRow } from './request-message.entity';
import { Refused } from '../platform/refused';
import type { ServiceRequestRow } from './service-request.entity';

/** In the order of time. */
export async function messagesOf(tx: Tx, serviceRequestId: string): Promise<RequestMessage[]> {
  const organisationId = organisationOf(tx.scope) ?? '';
  const rows = await tx.find(RequestMessageRow, {
    where: { organisationId, serviceRequestId },
    order: { at: 'ASC', id: 'ASC' },
  });
  const offers = await offersOf(tx, serviceRequestId);
  return rows.map(({ id, author, authorName, text, locale, pressed, offer, sources, reviewedBy, at }) => ({
    id,
    author,
    authorName,
    text,
    locale,
    pressed: pressed?.button ?? null,
    offer,
    command: (offer && offers.get(offer.id)) ?? null,
    sources,
    reviewedBy,
    at: at.toISOString(),
  }));
}

export function countOfCustomer(tx: Tx, serviceRequestId: string): Promise<number> {
  const organisationId = organisationOf(tx.scope) ?? '';
  return tx.countBy(RequestMessageRow, { organisationId, serviceRequestId, author: 'customer' });
}

/**
 * @throws Refused processing-restricted if who reported it is not to be written to.
 * Of a request that is held: who waited for it has begun earlier than who had it, and still comes after them in the thread.
 */
export async function addMessage(
  tx: Tx,
  row: ServiceRequestRow,
  said: Pick<RequestMessageRow, 'author' | 'authorName' | 'text'> &
    Partial<Pick<RequestMessageRow, 'offer' | 'sources' | 'pressed' | 'reviewedBy'>>,
): Promise<void> {
  if (row.restrictedAt !== null) {
    // What is only told follows from what somebody did: that is done, and not told.
    if (said.author === 'system') return;
    if (said.author !== 'customer') throw new Refused('processing-restricted');
  }
  await insert(tx, RequestMessageRow, {
    ...said,
    customerId: row.customerId,
    serviceRequestId: row.id,
    locale: languageOf(said.text, row.locale),
    at: await nextInstant(tx, row.id),
  });
}

async function nextInstant(tx: Tx, serviceRequestId: string): Promise<Date> {
  const last = await tx.one<{ at: Date | null }>(
    'SELECT max(at) AS at FROM request_message WHERE organisation_id = $1 AND service_request_id = $2',
    [organisationOf(tx.scope), serviceRequestId],
  );
  return new Date(Math.max(tx.now.getTime(), (last?.at?.getTime() ?? 0) + 1));
}
