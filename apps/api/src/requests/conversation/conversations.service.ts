import { Inject, Injectable } from '@nestjs/common';
import type { AssistantMode } from '#contracts';
import { newConversation } from '#triage';
import type { TurnContext, TurnMemory } from '#triage';
import { CommandsService } from '../../commands';
import { insert, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import type { GatheredFacts } from '../../triage';
import { addMessage } from '../messages.store';
import { Jobs } from '../../platform/jobs';
import { withdrawDraft } from '../drafts/drafts.store';
import { ReplyDraftRow } from '../drafts/reply-draft.entity';
import { modeAt } from '../modes/mode.rules';
import { modelOf, modeRules, standardMode } from '../modes/modes.store';
import { handOverDeadline } from '../request.rules';
import { ServiceRequestRow } from '../service-request.entity';
import { watchDeadline, watchSilence } from './deadlines';
import { ConversationRow } from './conversation.entity';
import { staffedFrom } from './staffed.rules';
import { answerOf, eventsOf, isForReview, messageOf } from './conversation.rules';
import type { AssistantMessage, CustomerWords, TakeTurn, Taken } from './conversation.rules';
import { answerHours, conversationOf, customerWords, pastCases, photosOf } from './conversation.store';

/** A conversation as the assistant finds it, with all that is known at that moment. */
export interface Talk {
  /** What the assistant may do here, once it is known what kind of fault it is. */
  modeFor: (category: string | null) => AssistantMode;
  memory: TurnMemory;
  heard: readonly string[];
  /** What the customer has said since. */
  unheard: readonly CustomerWords[];
  context: TurnContext;
}

/** The assistant's side of a thread. A turn is taken in memory, outside of any transaction; only its outcome is written. */
@Injectable()
export class ConversationsService {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(CommandsService) private readonly commands: CommandsService,
  ) {}

  /** Null: nobody is talked to here, because the house does not want it, a machine reported, or who did is not to be written to. */
  async gather(tx: Tx, row: ServiceRequestRow, facts: GatheredFacts): Promise<Talk | null> {
    if (row.channel === 'alert' || row.restrictedAt !== null) return null;
    const [standard, rules] = [await standardMode(tx), await modeRules(tx)];
    if (standard === 'off' && rules.every(rule => rule.mode === 'off')) return null;
    const about = { modelId: await modelOf(tx, row.equipmentId), channel: row.channel };
    const kept = await conversationOf(tx, row.id);
    const heard = kept?.heard ?? [];
    const memory = { ...newConversation(), ...kept?.memory };
    const said = await customerWords(tx, row);
    return {
      modeFor: category => modeAt(standard, rules, { ...about, category }),
      memory: { ...memory, slots: { ...memory.slots, photos: await photosOf(tx, row.id) } },
      heard,
      unheard: said.filter(one => !heard.includes(one.id)),
      context: {
        ...facts,
        now: tx.now.getTime(),
        units: [facts.unit],
        commands: await this.commands.forCustomer(tx, row.equipmentId),
        history: await pastCases(tx, row),
        staffedFrom: await staffed(tx),
        timeZone: row.timeZone,
        takenOver: row.takenOverAt !== null,
      },
    };
  }

  answer({ memory, unheard, context }: Talk, take: TakeTurn): Promise<Taken | null> {
    return answerOf(memory, eventsOf(unheard), context, take);
  }

  /** False if the customer has said more meanwhile. Of a row that is held, in the version that was seen. */
  async isStill(tx: Tx, row: ServiceRequestRow, { heard, unheard }: Talk): Promise<boolean> {
    const said = await customerWords(tx, row);
    const kept = await conversationOf(tx, row.id);
    return said.length === heard.length + unheard.length && (kept?.heard.length ?? 0) === heard.length;
  }

  /** What was said, or is to be said by a person. A draft that waits is replaced: it did not know of the newest words. */
  async keep(
    tx: Tx,
    row: ServiceRequestRow,
    talk: Talk,
    taken: Taken,
    mode: Exclude<AssistantMode, 'off'>,
  ): Promise<void> {
    const heard = [...talk.heard, ...talk.unheard.map(one => one.id)];
    const { reply, memory, engine } = taken;
    const message = reply && messageOf(reply, talk.context);
    const kept = await conversationOf(tx, row.id);
    await withdrawDraft(tx, row.id);
    const draft =
      message && isForReview(mode, taken) ? await this.propose(tx, row, mode, { ...message, engine }) : null;
    const change = draft
      ? {
          memory: talk.memory,
          heard: [...talk.heard],
          draft: draft.status === 'waiting' ? { id: draft.id, memory, heard } : null,
        }
      : { memory, heard, draft: null };
    if (kept) await updateGuarded(tx, ConversationRow, kept, { ...change, engine });
    else await insert(tx, ConversationRow, { serviceRequestId: row.id, ...change, engine });
    if (message && !draft)
      await addMessage(tx, row, { author: 'assistant', authorName: 'Callout', ...message });
    if (message && taken.asksDanger) await watchSilence(tx, this.jobs, row);
    await this.confirm(tx, row, talk, taken);
  }

  /** The press that confirmed a command makes it one, once. */
  private async confirm(
    tx: Tx,
    row: ServiceRequestRow,
    { unheard }: Talk,
    { command }: Taken,
  ): Promise<void> {
    const press = unheard.findLast(one => one.pressed?.button === 'confirm');
    if (command === null || !press) return;
    await this.commands.queue(tx, {
      equipmentId: row.equipmentId,
      serviceRequestId: row.id,
      messageId: press.id,
      name: command,
      confirmedBy: press.by,
    });
  }

  /** Somebody has to look at it until the time that the customer is told. */
  private async propose(
    tx: Tx,
    row: ServiceRequestRow,
    mode: AssistantMode,
    message: AssistantMessage & { engine: string },
  ): Promise<ReplyDraftRow> {
    const about = { serviceRequestId: row.id, ...message };
    if (mode === 'shadow') return insert(tx, ReplyDraftRow, { ...about, status: 'shadow' });
    const dueAt = row.answerDueAt ?? handOverDeadline(row.urgency, tx.now);
    const after = await updateGuarded(tx, ServiceRequestRow, row, { answerDueAt: dueAt });
    await watchDeadline(tx, this.jobs, after, row);
    return insert(tx, ReplyDraftRow, { ...about, status: 'waiting', dueAt });
  }
}

async function staffed(tx: Tx): Promise<number | null> {
  const house = await answerHours(tx);
  return house && staffedFrom(house.hours, house.timeZone, tx.now.getTime());
}
