import { Inject, Injectable } from '@nestjs/common';
import type { TriageResult } from '#contracts';
import { reportOf, resultOf } from '#triage';
import type { TriageInput, TriageOutcome } from '#triage';
import { Database, lock, updateGuarded } from '../platform/database';
import type { Change, Tx, WorkerScope } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { MeantTriage } from '../knowledge';
import { EmbeddedTriage, TriageFacts } from '../triage';
import type { Triaged, TriageEngine } from '../triage';
import type { Taken } from './conversation/conversation.rules';
import { watchDeadline } from './conversation/deadlines';
import { ConversationsService } from './conversation/conversations.service';
import type { Talk } from './conversation/conversations.service';
import { convertByRule } from './jobs';
import { withdrawOffer } from './offers/offers.store';
import { tell } from './request.notes';
import { handOverDeadline, isOpen, moreUrgent, moved, noLongerWaiting } from './request.rules';
import { ServiceRequestRow } from './service-request.entity';
import { keepingPersonsWord, triageResult } from './triage.rules';
import { isWantedByRule, leastBusyPerson, wordsOf } from './triage-write.store';

const MOST_ROUNDS = 3;
const embedded: TriageEngine = new EmbeddedTriage();

/**
 * The job behind every new request and everything that the customer adds: one triage, and one turn of the conversation.
 * Both are worked out outside of any transaction, and written only if nothing changed meanwhile.
 */
@Injectable()
export class TriageRequestService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TriageFacts) private readonly facts: TriageFacts,
    @Inject(MeantTriage) private readonly engine: TriageEngine,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(ConversationsService) private readonly conversations: ConversationsService,
  ) {}

  /** Whatever fails here is tried again; the request lies before people all the while. */
  async triage(requestId: string, scope: WorkerScope): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const seen = await this.database.transaction(scope, tx => this.gather(tx, requestId), {
        readOnly: true,
      });
      if (!seen) return;
      const found = await this.workOut(seen);
      const isDone = await this.database.transaction(scope, tx => this.write(tx, seen, found));
      if (isDone) return;
    }
    throw new Error('The request changes faster than it can be triaged');
  }

  private async gather(tx: Tx, id: string): Promise<Seen | null> {
    const row = await tx.findOneBy(ServiceRequestRow, { id });
    if (!row || !isOpen(row.status)) return null;
    const text = await wordsOf(tx, row);
    const { equipmentId, alertId, locale } = row;
    const input = await this.facts.gather(tx, { equipmentId, alertId, locale, text });
    return { row, input, talk: await this.conversations.gather(tx, row, input) };
  }

  /** Where there is a conversation the result is what it amounts to: words taken back and faults ruled out are not in it. */
  private async workOut({ row, input, talk }: Seen): Promise<Found> {
    const { id, organisationId, contactName, takenOverAt, restrictedAt } = row;
    // Who has taken it over does not wait for a model's word: nothing more of the customer's leaves for one. Nor does
    // what is restricted: the rules alone read whether somebody is in danger.
    const engine = takenOverAt === null && restrictedAt === null ? this.engine : embedded;
    const about = { organisationId, requestId: id, names: contactName ? [contactName] : [] };
    const taken =
      talk &&
      (await this.conversations.answer(talk, (memory, event, context) =>
        engine.turn(memory, event, context, about),
      ));
    if (taken) return { ...taken, taken };
    if (!talk) return { ...(await engine.triage(input, about)), taken: null };
    // Nothing was said since: only what the machine says has changed.
    const report = { ...reportOf(talk.memory, talk.context), alertFaultCode: input.alertFaultCode ?? null };
    const found = await engine.triage(report, about);
    return { ...found, outcome: resultOf(talk.memory, talk.context, found.outcome), taken: null };
  }

  /** False if the request is no longer the one that was worked on. */
  private async write(tx: Tx, { row: seen, talk }: Seen, { outcome, taken, ...by }: Found): Promise<boolean> {
    const row = await lock(tx, ServiceRequestRow, seen.id);
    if (row.version !== seen.version) return false;
    if (talk && !(await this.conversations.isStill(tx, row, talk))) return false;
    const fresh = triageResult(outcome, by, tx.now);
    const triage = keepingPersonsWord(row.triage, {
      ...fresh,
      urgency: moreUrgent(row.urgency, fresh.urgency),
    });
    const reason = outcome.handOver?.reason ?? (taken?.wantsVisit ? 'visit-wanted' : null);
    const mode = talk?.modeFor(triage.category) ?? 'off';
    const checked = row.status === 'new' ? moved(row.status, 'triage') : row.status;
    const isSolved = taken?.isSolved === true && row.takenOverAt === null;
    const after = await updateGuarded(tx, ServiceRequestRow, row, {
      triage,
      urgency: triage.urgency,
      assistantMode: mode,
      status: isSolved ? moved(checked, 'resolve-remotely') : checked,
      ...(isSolved ? { endedAt: tx.now } : {}),
      ...(reason === null ? releasedBy(row, talk) : await handedOver(tx, row, triage, reason)),
    });
    await tell(tx, after, isSolved ? 'resolve-remotely' : 'triage', {
      engine: triage.engine,
      ...(triage.modelFault ? { modelFault: triage.modelFault } : {}),
      ...(triage.meaningFault ? { meaningFault: triage.meaningFault } : {}),
      faultCode: triage.faultCode,
      confidence: triage.confidence,
      urgency: triage.urgency,
      ...(reason === null ? {} : { handOver: reason }),
    });
    await watchDeadline(tx, this.jobs, after, row);
    if (triage.safety) await withdrawOffer(tx, after, 'danger');
    if (talk && taken && mode !== 'off') await this.conversations.keep(tx, after, talk, taken, mode);
    if (row.alertId !== null && (await isWantedByRule(tx, row.alertId)))
      await this.jobs.enqueue(tx, convertByRule, { organisationId: row.organisationId, requestId: row.id });
    return true;
  }
}

interface Seen {
  row: ServiceRequestRow;
  input: TriageInput;
  talk: Talk | null;
}

interface Found extends Triaged {
  outcome: TriageOutcome;
  taken: Taken | null;
}

/** Who says at last that nobody is in danger need not wait for a person, if none has come yet. */
const releasedBy = (row: ServiceRequestRow, talk: Talk | null): Change<ServiceRequestRow> =>
  row.handOverReason === 'danger-unanswered' &&
  row.takenOverAt === null &&
  talk?.unheard.some(one => one.pressed?.button === 'nobody-in-danger')
    ? noLongerWaiting
    : {};

/** Once handed over it stays so: a later triage may only bring the deadline forward, or say what silence did not. */
async function handedOver(
  tx: Tx,
  row: ServiceRequestRow,
  { urgency }: TriageResult,
  reason: string,
): Promise<Change<ServiceRequestRow>> {
  const deadline = handOverDeadline(urgency, tx.now);
  if (row.handOverDeadline !== null)
    return {
      ...(deadline < row.handOverDeadline ? { handOverDeadline: deadline, handOverReason: reason } : {}),
      ...(row.handOverReason === 'danger-unanswered' ? { handOverReason: reason } : {}),
    };
  return {
    handOverOwner: await leastBusyPerson(tx),
    handOverDeadline: deadline,
    handOverReason: reason,
    handedOverAt: tx.now,
  };
}
