import type { RequestMessage } from '#contracts';
import { insert, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { RequestMessageRow } from './request-message.entity';
import type { ServiceRequestRow } from './service-request.entity';

/** In the order of time. */
export async function messagesOf(tx: Tx, serviceRequestId: string): Promise<RequestMessage[]> {
  const organisationId = organisationOf(tx.scope) ?? '';
  const rows = await tx.find(RequestMessageRow, {
    where: { organisationId, serviceRequestId },
    order: { at: 'ASC', id: 'ASC' },
  });
  return rows.map(({ id, author, authorName, text, at }) => ({
    id,
    author,
    authorName,
    text,
    at: at.toISOString(),
  }));
}

export function countOfCustomer(tx: Tx, serviceRequestId: string): Promise<number> {
  const organisationId = organisationOf(tx.scope) ?? '';
  return tx.countBy(RequestMessageRow, { organisationId, serviceRequestId, author: 'customer' });
}

export async function addMessage(
  tx: Tx,
  row: ServiceRequestRow,
  said: Pick<RequestMessageRow, 'author' | 'authorName' | 'text'>,
): Promise<void> {
  await insert(tx, RequestMessageRow, {
    ...said,
    customerId: row.customerId,
    serviceRequestId: row.id,
    locale: row.locale,
    at: tx.now,
  });
}
