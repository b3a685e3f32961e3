import type { Contact, Locale, RequestChannel, Urgency } from '#contracts';
import { asAutomation, insert, organisationOf } from '../platform/database';
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
    restrictedAt: (await isRestricted(tx, contact)) ? tx.now : null,
  });
}

/** Of somebody whose earlier reports are restricted, by account, address or number, a new one is so from the start. */
async function isRestricted(tx: Tx, contact: Contact | null): Promise<boolean> {
  const { personId } = tx.scope;
  const email = contact?.email?.toLowerCase() ?? null;
  // Who leaves an address is told by it: a number may be a reception's.
  const phone = email === null ? (contact?.phone?.replaceAll(/\D/g, '').slice(-9) ?? '') : '';
  const row = await asAutomation(tx, own =>
    own.one(
      `SELECT 1 FROM person WHERE organisation_id = $1 AND restricted_at IS NOT NULL AND ((id = $2 AND role = 'customer') OR email = $3)
       UNION ALL
       SELECT 1 FROM service_request WHERE organisation_id = $1 AND restricted_at IS NOT NULL
         AND (contact_email = $3 OR (length($4) > 5 AND right(regexp_replace(contact_phone, '\\D', '', 'g'), 9) = $4))
       LIMIT 1`,
      [organisationOf(tx.scope), personId, email, phone],
    ),
  );
  return row !== null;
}
