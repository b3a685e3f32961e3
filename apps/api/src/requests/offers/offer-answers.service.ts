import { Inject, Injectable } from '@nestjs/common';
import type { CommandOfferBecause, CommandOfferStatus, Press } from '#contracts';
import { commandWords } from '#triage';
import { CommandsService } from '../../commands';
import { asAutomation, organisationOf, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Refused } from '../../platform/refused';
import { ConversationRow } from '../conversation/conversation.entity';
import { conversationOf, pressOf } from '../conversation/conversation.store';
import { addMessage } from '../messages.store';
import { tell } from '../request.notes';
import type { ServiceRequestRow } from '../service-request.entity';
import { CommandOfferRow } from './command-offer.entity';
import { statusAt } from './offer.rules';
import { customerLocale, isDangerAt } from './offers.store';

/** What the customer's button makes of an offer that a person has made. */
@Injectable()
export class OfferAnswers {
  constructor(@Inject(CommandsService) private readonly commands: CommandsService) {}

  /** Null: the button belongs to no offer of a person. @throws Refused offer-settled if it was answered or is over */
  async standingFor(tx: Tx, requestId: string, { button, offer }: Press): Promise<CommandOfferRow | null> {
    if (button !== 'confirm' && button !== 'decline') return null;
    const organisationId = organisationOf(tx.scope) ?? '';
    const rows = await tx.find(CommandOfferRow, { where: { organisationId, serviceRequestId: requestId } });
    const row = rows.find(one => one.id === offer);
    if (!row) return null;
    const status = statusAt(row, tx.now);
    if (status !== 'offered') throw new Refused('offer-settled', { status });
    return row;
  }

  /** Of a request that is held, once the press stands in its thread. */
  async answer(
    tx: Tx,
    row: ServiceRequestRow,
    offer: CommandOfferRow,
    press: Press,
    by: string,
  ): Promise<void> {
    const status = await asAutomation(tx, own =>
      press.button === 'confirm' ? this.confirm(own, row, offer, press, by) : decline(own, row, offer, by),
    );
    await tell(tx, row, `offer-${verbs[status]}`, { offerId: offer.id, name: offer.name });
  }

  /** Things may have changed since it was offered: then nothing is sent, and both are told. */
  private async confirm(
    tx: Tx,
    row: ServiceRequestRow,
    offer: CommandOfferRow,
    press: Press,
    by: string,
  ): Promise<Answered> {
    const { id, name, title, equipmentId } = offer;
    const words = commandWords(await customerLocale(tx, row));
    const say = (text: string) => addMessage(tx, row, { author: 'system', authorName: '', text });
    const because = await this.objection(tx, row, offer);
    if (because !== null) {
      await settle(tx, offer, { status: 'blocked', because, settledBy: by });
      await say(words.blocked(title));
      return 'blocked';
    }
    await settle(tx, offer, { status: 'confirmed', settledBy: by });
    await this.commands.queue(tx, {
      equipmentId,
      serviceRequestId: row.id,
      messageId: (await pressOf(tx, row.id, press)) ?? id,
      name,
      confirmedBy: by,
      offerId: id,
    });
    await remember(tx, row, memory => ({ commandsTried: [...memory.commandsTried, name] }));
    await say(words.confirmed(title));
    return 'confirmed';
  }

  private async objection(
    tx: Tx,
    row: ServiceRequestRow,
    { equipmentId, name }: CommandOfferRow,
  ): Promise<CommandOfferBecause | null> {
    if (await isDangerAt(tx, row)) return 'danger';
    const known = (await this.commands.offerable(tx, equipmentId)).find(one => one.name === name);
    return known ? known.hindrance : 'not-in-catalogue';
  }
}

type Answered = Extract<CommandOfferStatus, 'confirmed' | 'declined' | 'blocked'>;
const verbs: Record<Answered, string> = { confirmed: 'confirm', declined: 'decline', blocked: 'block' };

async function decline(
  tx: Tx,
  row: ServiceRequestRow,
  offer: CommandOfferRow,
  by: string,
): Promise<Answered> {
  await settle(tx, offer, { status: 'declined', settledBy: by });
  await remember(tx, row, memory => ({ commandsDeclined: [...memory.commandsDeclined, offer.name] }));
  return 'declined';
}

const settle = (
  tx: Tx,
  offer: CommandOfferRow,
  change: { status: Answered; settledBy: string; because?: CommandOfferBecause },
): Promise<CommandOfferRow> => updateGuarded(tx, CommandOfferRow, offer, { ...change, settledAt: tx.now });

type Memory = ConversationRow['memory'];

/** The assistant, if it is given the case back, does not offer it once more. */
async function remember(
  tx: Tx,
  row: ServiceRequestRow,
  change: (memory: Memory) => Partial<Memory>,
): Promise<void> {
  const kept = await conversationOf(tx, row.id);
  if (!kept) return;
  await updateGuarded(tx, ConversationRow, kept, { memory: { ...kept.memory, ...change(kept.memory) } });
}
