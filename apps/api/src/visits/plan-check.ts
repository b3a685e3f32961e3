import { checkAssignment } from '#dispatch';
import type { AssignmentCheck } from '#dispatch';
import { policyOf } from '../planning-policy';
import { lockCalendar, plannableEngineers, wishesOf } from '../engineers';
import type { PlannableEngineer } from '../engineers';
import { NotVisible } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import type { WorkOrderRow } from '../work-orders';
import { jobOf } from './plan.rules';
import { dayPlans } from './plans.store';

export interface Proposal {
  engineerId: string;
  start: Date;
  durationMinutes?: number | undefined;
  /** The visit that is being moved must not stand in its own way. */
  ignoreVisitId?: string | null;
}

const AROUND_MS = 36 * 3_600_000;

/** Would this engineer at this time work? Reads the calendar around the start, changes nothing. */
export async function checkProposal(
  tx: Tx,
  order: WorkOrderRow,
  { engineerId, start, durationMinutes, ignoreVisitId = null }: Proposal,
): Promise<{ engineer: PlannableEngineer; check: AssignmentCheck }> {
  const around = { start: start.getTime() - AROUND_MS, end: start.getTime() + AROUND_MS };
  const [engineer] = await plannableEngineers(tx, around, engineerId);
  if (!engineer) throw new Refused('reference-unknown', { field: 'engineerId' });
  const [plan] = await dayPlans(tx, around, { engineerId, ignoreVisitId });
  const { terms } = await policyOf(tx);
  const wishesAt = await wishesOf(tx, [order]);
  const check = checkAssignment(
    jobOf(order, wishesAt(order), around, durationMinutes),
    { ...engineer, restHours: terms.restHours },
    start.getTime(),
    plan ?? { engineerId, visits: [] },
    tx.now.getTime(),
  );
  return { engineer, check };
}

/** Who plans one engineer does so one after the other. @throws Refused reference-unknown */
export async function holdCalendar(tx: Tx, engineerId: string): Promise<void> {
  await lockCalendar(tx, engineerId).catch((error: unknown) => {
    throw error instanceof NotVisible ? new Refused('reference-unknown', { field: 'engineerId' }) : error;
  });
}
