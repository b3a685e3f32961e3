import type { Contact, Locale, RequestChannel, Urgency } from '#contracts';
import { insert } from '../platform/database';
import type { Tx } from '../platform/database';
import { nextRequestNumber } from './requests.store';
import type { UnitFacts } from './requests.store';
import { ServiceRequestRow } from './service-request.entity';

/** What is said when a request opens, whoever says it. */
export interface Opening {
  unit: UnitFacts;
  channel: RequestChannel;
  text: string;
  locale: Locale;
  contact: Contact | null;
  urgency?: Urgency;
  alertId?: string;
  reportKey?: Buffer;
}

/** The row of a new request: whose it is and where it stands is the unit's. */
export async function insertRequest(
  tx: Tx,
  { id, trackingHash }: { id: string; trackingHash: Buffer },
  opening: Opening,
): Promise<ServiceRequestRow> {
  const { unit, contact } = opening;
  const { id: equipmentId, ...place } = unit;
  return insert(tx, ServiceRequestRow, {
    id,
    ...place,
    // A partner that may see the unit gets work orders, not what customers write to the manufacturer.
    partnerId: null,
    equipmentId,
    number: await nextRequestNumber(tx),
    status: 'new',
    channel: opening.channel,
    text: opening.text,
    locale: opening.locale,
    contactName: contact?.name ?? null,
    contactEmail: contact?.email?.toLowerCase() ?? null,
    contactPhone: contact?.phone || null,
    urgency: opening.urgency ?? 'normal',
    alertId: opening.alertId ?? null,
    trackingHash,
    reportKey: opening.reportKey ?? null,
  });
}
