import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, CommandOffer, OfferableCommand, routes } from '#contracts';
import { commandWords } from '#triage';
import { CommandsService } from '../../commands';
import { insert, lock, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { Refused } from '../../platform/refused';
import { expireOffer, mailMessage } from '../jobs';
import { addMessage } from '../messages.store';
import { tell } from '../request.notes';
import { requestById } from '../requests.store';
import { ServiceRequestRow } from '../service-request.entity';
import { CommandOfferRow } from './command-offer.entity';
import { barOf, OFFER_STANDS_MS, statusAt } from './offer.rules';
import { customerLocale, isDangerAt, offerOf, offerView, standingOffer } from './offers.store';

type Offerable = { bar: ReturnType<typeof barOf>; items: OfferableCommand[] };

/** What a person of the staff offers to the customer of a conversation that the person has taken over. */
@Injectable()
export class OffersService {
  constructor(
    @Inject(CommandsService) private readonly commands: CommandsService,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  async offerable(tx: Tx, id: string): Promise<Offerable> {
    return this.atRequest(tx, await requestById(tx, id));
  }

  /**
   * The customer reads it in the assistant's words, with a button below. @throws Refused conversation-not-yours,
   * command-held-back with what forbids it, reference-unknown if the catalogue has none of this name for customers
   */
  async offer(tx: Tx, id: string, { name }: BodyOf<typeof routes.offerCommand>): Promise<CommandOffer> {
    const row = await lock(tx, ServiceRequestRow, id);
    const { bar, items } = await this.atRequest(tx, row);
    if (bar === 'not-yours') throw new Refused('conversation-not-yours');
    if (bar !== null) throw new Refused('command-held-back', { because: bar });
    const command = items.find(one => one.name === name);
    if (!command) throw new Refused('reference-unknown', { field: 'name' });
    if (command.hindrance !== null) throw new Refused('command-held-back', { because: command.hindrance });
    await expired(tx, row);
    const offer = await insert(tx, CommandOfferRow, {
      id: randomUUID(),
      customerId: row.customerId,
      serviceRequestId: id,
      equipmentId: row.equipmentId,
      name,
      title: command.title,
      status: 'offered',
      offeredBy: tx.scope.personId,
      expiresAt: new Date(tx.now.getTime() + OFFER_STANDS_MS),
    });
    await this.say(tx, row, offer, command);
    await tell(tx, row, 'offer-command', {
      offerId: offer.id,
      name,
      reading: command.reading?.newest ?? null,
    });
    return offerView(offer, tx.now);
  }

  /** @throws Refused offer-settled if the customer was faster, or its time is over */
  async withdraw(tx: Tx, id: string, offerId: string): Promise<CommandOffer> {
    const row = await lock(tx, ServiceRequestRow, id);
    const offer = await offerOf(tx, id, offerId);
    const status = statusAt(offer, tx.now);
    if (status !== 'offered') throw new Refused('offer-settled', { status });
    const after = await updateGuarded(tx, CommandOfferRow, offer, {
      status: 'withdrawn',
      settledAt: tx.now,
      settledBy: tx.scope.name,
    });
    await tell(tx, row, 'offer-withdraw', { offerId, name: offer.name });
    return offerView(after, tx.now);
  }

  /** Its time is over, and nobody has answered. Twice is once. */
  async expire(tx: Tx, requestId: string): Promise<void> {
    await expired(tx, await lock(tx, ServiceRequestRow, requestId));
  }

  private async atRequest(tx: Tx, row: ServiceRequestRow): Promise<Offerable> {
    const standing = await standingOffer(tx, row.id);
    const bar = barOf({
      status: row.status,
      takenOverAt: row.takenOverAt,
      handOverOwner: row.handOverOwner,
      personId: tx.scope.personId,
      isDanger: await isDangerAt(tx, row),
      hasStanding: standing !== null && statusAt(standing, tx.now) === 'offered',
    });
    return { bar, items: await this.commands.offerable(tx, row.equipmentId) };
  }

  private async say(
    tx: Tx,
    row: ServiceRequestRow,
    { id, expiresAt }: CommandOfferRow,
    command: OfferableCommand,
  ): Promise<void> {
    const { organisationId } = row;
    const words = commandWords(await customerLocale(tx, row));
    const { confirm, decline } = words.buttons;
    await addMessage(tx, row, {
      author: 'staff',
      authorName: tx.scope.name,
      text: words.offer(command),
      offer: {
        id,
        buttons: [
          { button: 'confirm', label: confirm },
          { button: 'decline', label: decline },
        ],
      },
    });
    await this.jobs.enqueue(
      tx,
      expireOffer,
      { organisationId, requestId: row.id },
      { startAfter: expiresAt },
    );
    if (row.contactEmail !== null)
      await this.jobs.enqueue(tx, mailMessage, { organisationId, requestId: row.id });
  }
}

/** Of a request that is held. */
async function expired(tx: Tx, row: ServiceRequestRow): Promise<void> {
  const offer = await standingOffer(tx, row.id);
  if (!offer || statusAt(offer, tx.now) !== 'expired') return;
  await updateGuarded(tx, CommandOfferRow, offer, { status: 'expired', settledAt: offer.expiresAt });
  await tell(tx, row, 'offer-expire', { offerId: offer.id, name: offer.name });
}
