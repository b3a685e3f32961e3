import type { CommandOffer, CommandOfferBecause, Locale } from '#contracts';
import { gate } from '#triage';
import { NotVisible, organisationOf, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { conversationOf } from '../conversation/conversation.store';
import { tell } from '../request.notes';
import type { ServiceRequestRow } from '../service-request.entity';
import { wordsOf } from '../triage-write.store';
import { CommandOfferRow } from './command-offer.entity';
import { statusAt } from './offer.rules';

/** @throws NotVisible if it is not at this request */
export async function offerOf(tx: Tx, serviceRequestId: string, id: string): Promise<CommandOfferRow> {
  const organisationId = organisationOf(tx.scope) ?? '';
  const row = await tx.findOneBy(CommandOfferRow, { organisationId, serviceRequestId, id });
  if (!row) throw new NotVisible('command offer');
  return row;
}

/** The one that waits for the customer's button, or whose time is over and whose job has not come yet. */
export function standingOffer(tx: Tx, serviceRequestId: string): Promise<CommandOfferRow | null> {
  const organisationId = organisationOf(tx.scope) ?? '';
  return tx.findOneBy(CommandOfferRow, { organisationId, serviceRequestId, status: 'offered' });
}

type AtUnit = NonNullable<CommandOffer['command']> & { offerId: string };

/** All that was offered at a request by people, by id. What the unit has said of it only the house may read. */
export async function offersOf(tx: Tx, serviceRequestId: string): Promise<Map<string, CommandOffer>> {
  const organisationId = organisationOf(tx.scope) ?? '';
  const rows = await tx.find(CommandOfferRow, { where: { organisationId, serviceRequestId } });
  const isHouse = tx.scope.family === 'manufacturer' || tx.scope.family === 'worker';
  const commands =
    isHouse && rows.length > 0
      ? await tx.rows<AtUnit>(
          `SELECT offer_id AS "offerId", reference, status, canceled_because AS "canceledBecause", late_answer AS "lateAnswer"
           FROM device_command WHERE organisation_id = $1 AND service_request_id = $2 AND offer_id IS NOT NULL`,
          [organisationId, serviceRequestId],
        )
      : [];
  const atUnit = new Map(commands.map(({ offerId, ...command }) => [offerId, command]));
  return new Map(
    rows.map(row => {
      const view = offerView(row, tx.now, atUnit.get(row.id) ?? null);
      return [row.id, isHouse ? view : { ...view, because: null, settledBy: null }];
    }),
  );
}

export function offerView(
  row: CommandOfferRow,
  now: Date,
  command: CommandOffer['command'] = null,
): CommandOffer {
  const { id, name, title, because, expiresAt, settledAt, settledBy } = row;
  return {
    id,
    name,
    title,
    status: statusAt(row, now),
    because,
    expiresAt: expiresAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    settledBy,
    command,
  };
}

/** The case has gone on without the customer's answer. Of a request that is held; nothing where nothing stands. */
export async function withdrawOffer(
  tx: Tx,
  row: ServiceRequestRow,
  because: CommandOfferBecause,
): Promise<void> {
  const offer = await standingOffer(tx, row.id);
  if (!offer) return;
  await updateGuarded(tx, CommandOfferRow, offer, { status: 'withdrawn', because, settledAt: tx.now });
  await tell(tx, row, 'offer-withdraw', { offerId: offer.id, name: offer.name, because });
}

/** Danger that triage has written down, or that the words name which it has not read yet. */
export async function isDangerAt(tx: Tx, row: ServiceRequestRow): Promise<boolean> {
  return row.triage?.safety === true || gate(await wordsOf(tx, row)).safety;
}

/** What the customer writes in, as far as a conversation knows it. */
export async function customerLocale(tx: Tx, row: ServiceRequestRow): Promise<Locale> {
  return (await conversationOf(tx, row.id))?.memory.locale ?? row.locale;
}
