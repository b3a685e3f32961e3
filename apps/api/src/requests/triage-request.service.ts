import { Inject, Injectable } from '@nestjs/common';
import type { TriageResult } from '#contracts';
import type { TriageInput, TriageOutcome } from '#triage';
import { Database, lock, updateGuarded } from '../platform/database';
import type { Change, Tx, WorkerScope } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { TRIAGE_ENGINE, TriageFacts } from '../triage';
import type { Triaged, TriageEngine } from '../triage';
import { convertByRule } from './jobs';
import { addMessage } from './messages.store';
import { tell } from './request.notes';
import { handOverDeadline, isOpen, moreUrgent, moved } from './request.rules';
import { ServiceRequestRow } from './service-request.entity';
import { keepingPersonsWord } from './triage.rules';
import { isWantedByRule, leastBusyPerson, wasAsked, wordsOf } from './triage-write.store';

const MOST_ROUNDS = 3;
const MOST_QUOTED = 500;

/** The job behind every new request. The engine is asked outside of any transaction, and its result written only if nothing changed meanwhile. */
@Injectable()
export class TriageRequestService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TriageFacts) private readonly facts: TriageFacts,
    @Inject(TRIAGE_ENGINE) private readonly engine: TriageEngine,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /** Whatever fails here is tried again; the request lies before people all the while. */
  async triage(requestId: string, scope: WorkerScope): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const seen = await this.database.transaction(scope, tx => this.gather(tx, requestId), {
        readOnly: true,
      });
      if (!seen) return;
      const { organisationId, contactName } = seen.row;
      const names = contactName ? [contactName] : [];
      const triaged = await this.engine.triage(seen.input, { organisationId, names });
      const isDone = await this.database.transaction(scope, tx => this.write(tx, seen, triaged));
      if (isDone) return;
    }
    throw new Error('The request changes faster than it can be triaged');
  }

  private async gather(tx: Tx, id: string): Promise<Seen | null> {
    const row = await tx.findOneBy(ServiceRequestRow, { id });
    if (!row || !isOpen(row.status)) return null;
    const text = await wordsOf(tx, row);
    const { equipmentId, alertId, locale } = row;
    return { row, input: await this.facts.gather(tx, { equipmentId, alertId, locale, text }) };
  }

  /** False if the request is no longer the one that the engine was asked about. */
  private async write(
    tx: Tx,
    { row: { id, version } }: Seen,
    { outcome, engine }: Triaged,
  ): Promise<boolean> {
    const row = await lock(tx, ServiceRequestRow, id);
    if (row.version !== version) return false;
    const fresh = resultOf(outcome, engine, tx.now);
    const triage = keepingPersonsWord(row.triage, {
      ...fresh,
      urgency: moreUrgent(row.urgency, fresh.urgency),
    });
    const after = await updateGuarded(tx, ServiceRequestRow, row, {
      triage,
      urgency: triage.urgency,
      status: row.status === 'new' ? moved(row.status, 'triage') : row.status,
      ...(outcome.handOver ? await handedOver(tx, row, triage, outcome.handOver.reason) : {}),
    });
    await tell(tx, after, 'triage', {
      engine: triage.engine,
      faultCode: triage.faultCode,
      confidence: triage.confidence,
      urgency: triage.urgency,
      ...(outcome.handOver ? { handOver: outcome.handOver.reason } : {}),
    });
    if (triage.question !== null) await ask(tx, after, triage.question);
    if (row.alertId !== null && (await isWantedByRule(tx, row.alertId)))
      await this.jobs.enqueue(tx, convertByRule, { organisationId: row.organisationId, requestId: id });
    return true;
  }
}

interface Seen {
  row: ServiceRequestRow;
  input: TriageInput;
}

const resultOf = (outcome: TriageOutcome, engine: string, now: Date): TriageResult => ({
  faultCode: outcome.faultCode,
  category: outcome.category,
  urgency: outcome.urgency,
  safety: outcome.safety,
  skills: outcome.skills,
  likelyParts: outcome.likelyParts,
  estimatedMinutes: Math.round(outcome.estimatedMinutes),
  summary: outcome.summary,
  evidence: outcome.evidence.map(entry => ({ ...entry, quote: entry.quote.slice(0, MOST_QUOTED) })),
  confidence: Math.min(1, Math.max(0, outcome.confidence)),
  question: outcome.handOver === null ? outcome.question : null,
  engine,
  at: now.toISOString(),
});

/** Once handed over it stays so: a later triage may only bring the deadline forward. */
async function handedOver(
  tx: Tx,
  row: ServiceRequestRow,
  { urgency }: TriageResult,
  reason: string,
): Promise<Change<ServiceRequestRow>> {
  const deadline = handOverDeadline(urgency, tx.now);
  if (row.handOverDeadline !== null)
    return deadline < row.handOverDeadline ? { handOverDeadline: deadline, handOverReason: reason } : {};
  return {
    handOverOwner: await leastBusyPerson(tx),
    handOverDeadline: deadline,
    handOverReason: reason,
  };
}

/** The customer reads the question on the tracking page, once; a machine is not asked. */
async function ask(tx: Tx, row: ServiceRequestRow, question: string): Promise<void> {
  if (row.channel === 'alert' || (await wasAsked(tx, row.id, question))) return;
  await addMessage(tx, row, { author: 'assistant', authorName: 'Callout', text: question });
}
