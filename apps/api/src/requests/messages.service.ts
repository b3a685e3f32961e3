import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, Press, routes, RequestMessage, ServiceRequest } from '#contracts';
import { AttachmentsService } from '../attachments';
import { lock, updateGuarded } from '../platform/database';
import type { Tx } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { Refused } from '../platform/refused';
import { withdrawDraft } from './drafts/drafts.store';
import { mailMessage, triageRequest } from './jobs';
import { labelOf, pressOf } from './conversation/conversation.store';
import { personWanted } from './conversation/person-wanted';
import { OfferAnswers } from './offers/offer-answers.service';
import { addMessage, countOfCustomer, messagesOf } from './messages.store';
import { isOpen, moved } from './request.rules';
import { tell } from './request.notes';
import { requestById } from './requests.store';
import { RequestsService, taking } from './requests.service';
import { ServiceRequestRow } from './service-request.entity';

const MOST_OF_CUSTOMER = 50;

type Said = Omit<BodyOf<typeof routes.sayInRequest>, 'attachmentIds'> & { attachmentIds?: readonly string[] };

/** What is said about a request between the customer and the staff. */
@Injectable()
export class MessagesService {
  constructor(
    @Inject(RequestsService) private readonly requests: RequestsService,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(OfferAnswers) private readonly offers: OfferAnswers,
    @Inject(AttachmentsService) private readonly attachments: AttachmentsService,
  ) {}

  async list(tx: Tx, id: string): Promise<{ items: RequestMessage[] }> {
    await requestById(tx, id);
    return { items: await messagesOf(tx, id) };
  }

  /** @throws Refused illegal-transition if an answer is awaited where none can be; too-many-files; reference-unknown of a file */
  async say(tx: Tx, id: string, said: Said): Promise<ServiceRequest> {
    const row = await lock(tx, ServiceRequestRow, id);
    const { name } = tx.scope;
    const { text, attachmentIds = [] } = said;
    await this.attachments.attachToRequest(tx, attachmentIds, row);
    const photos = attachmentIds.length;
    const after =
      tx.scope.family === 'customer'
        ? await this.byCustomer(tx, row, { name, text, photos })
        : await this.byStaff(tx, row, said);
    return this.requests.view(tx, after);
  }

  async press(tx: Tx, id: string, press: Press): Promise<ServiceRequest> {
    const row = await lock(tx, ServiceRequestRow, id);
    return this.requests.view(tx, await this.pressedBy(tx, row, tx.scope.name, press));
  }

  /**
   * A button is an answer of the customer's, in the words that stood on it. Pressed twice it is pressed once.
   * Of a row that is held. @throws Refused reference-unknown if it was never shown here, offer-settled
   */
  async pressedBy(tx: Tx, row: ServiceRequestRow, name: string, press: Press): Promise<ServiceRequestRow> {
    if (!isOpen(row.status))
      throw new Refused('illegal-transition', { status: row.status, event: 'press', legal: [] });
    const text = press.button === 'person' ? personWanted[row.locale] : await labelOf(tx, row.id, press);
    if (text === null) throw new Refused('reference-unknown', { field: 'offer' });
    if ((await pressOf(tx, row.id, press)) !== null) return row;
    const offer = await this.offers.standingFor(tx, row.id, press);
    const after = await this.byCustomer(tx, row, { name, text, pressed: press });
    if (offer) await this.offers.answer(tx, after, offer, press, name);
    return after;
  }

  /** What the customer adds is read by triage too, as long as nobody has decided. Of a row that is held. */
  async byCustomer(
    tx: Tx,
    row: ServiceRequestRow,
    {
      name,
      text,
      photos = 0,
      pressed = null,
    }: { name: string; text: string; photos?: number; pressed?: Press | null },
  ): Promise<ServiceRequestRow> {
    const isForPerson = pressed?.button === 'person';
    if (!isForPerson && (await countOfCustomer(tx, row.id)) >= MOST_OF_CUSTOMER)
      throw new Refused('too-many-requests', { most: MOST_OF_CUSTOMER, retryAfterSeconds: 3_600 });
    await addMessage(tx, row, { author: 'customer', authorName: name, text, pressed });
    const after =
      row.status === 'awaiting_customer'
        ? await updateGuarded(tx, ServiceRequestRow, row, { status: moved(row.status, 'customer-answered') })
        : row;
    await tell(tx, after, 'say', {
      length: text.length,
      photos,
      ...(pressed ? { pressed: pressed.button } : {}),
    });
    if (isOpen(after.status))
      await this.jobs.enqueue(tx, triageRequest, { organisationId: row.organisationId, requestId: row.id });
    return after;
  }

  private async byStaff(
    tx: Tx,
    row: ServiceRequestRow,
    { text, asks }: { text: string; asks: boolean },
  ): Promise<ServiceRequestRow> {
    await addMessage(tx, row, { author: 'staff', authorName: tx.scope.name, text });
    const change = {
      ...(asks ? { status: moved(row.status, 'ask-customer') } : {}),
      ...taking(tx, row),
      // Whoever writes for the house, by a machine too: the assistant does not talk beside it.
      takenOverAt: row.takenOverAt ?? tx.now,
      answerDueAt: null,
    };
    await withdrawDraft(tx, row.id);
    const after = await updateGuarded(tx, ServiceRequestRow, row, change);
    await tell(tx, after, asks ? 'ask-customer' : 'say', { length: text.length });
    if (row.contactEmail !== null)
      await this.jobs.enqueue(tx, mailMessage, { organisationId: row.organisationId, requestId: row.id });
    return after;
  }
}
