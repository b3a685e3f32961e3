import type { Tx } from '../../platform/database';
import type { Jobs } from '../../platform/jobs';
import { escalateRequest } from '../jobs';
import { DANGER_SILENCE_MS } from '../request.rules';
import type { ServiceRequestRow } from '../service-request.entity';

type Deadlines = Pick<
  ServiceRequestRow,
  'id' | 'organisationId' | 'handOverDeadline' | 'answerDueAt' | 'escalatedAt'
>;

/** The next time at which somebody has to have answered; null: nobody owes anything, or it has gone up already. */
const nextOf = ({ handOverDeadline, answerDueAt, escalatedAt }: Omit<Deadlines, 'id'>): Date | null =>
  handOverDeadline === null ? answerDueAt : escalatedAt === null ? handOverDeadline : null;

/** Has it looked at when the next deadline passes; once for each, however often the row changes. */
export async function watchDeadline(
  tx: Tx,
  jobs: Jobs,
  after: Deadlines,
  before: Deadlines | null = null,
): Promise<void> {
  const next = nextOf(after);
  if (next === null || (before && nextOf(before)?.getTime() === next.getTime())) return;
  const { organisationId, id } = after;
  await jobs.enqueue(tx, escalateRequest, { organisationId, requestId: id }, { startAfter: next });
}

/** Whether anyone is in danger has been asked: has it looked whether anybody answered. */
export async function watchSilence(
  tx: Tx,
  jobs: Jobs,
  { organisationId, id }: Pick<ServiceRequestRow, 'id' | 'organisationId'>,
): Promise<void> {
  const startAfter = new Date(tx.now.getTime() + DANGER_SILENCE_MS);
  await jobs.enqueue(tx, escalateRequest, { organisationId, requestId: id }, { startAfter });
}
