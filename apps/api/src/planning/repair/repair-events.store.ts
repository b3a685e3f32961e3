import type { RepairEvent } from '#contracts';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Refused } from '../../platform/refused';
import { refuseEvent } from './repair-events.rules';
import type { EventFacts } from './repair-events.rules';

/** @throws Refused the first event that speaks of nothing or does not fit its state */
export async function refuseEvents(tx: Tx, events: readonly RepairEvent[]): Promise<void> {
  const ids = (of: (event: RepairEvent) => string | null) => events.flatMap(event => of(event) ?? []);
  const known = async (sql: string, of: (event: RepairEvent) => string | null): Promise<EventFacts> => {
    const rows = await tx.rows<{ id: string; status: string }>(sql, [organisationOf(tx.scope), ids(of)]);
    return new Map(rows.map(row => [row.id, row.status]));
  };
  const facts = new Map([
    ...(await known(
      `SELECT id, 'engineer' AS status FROM engineer WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) AND active`,
      event => (event.kind === 'engineer-away' ? event.engineerId : null),
    )),
    ...(await known(
      'SELECT id, status FROM work_order WHERE organisation_id = $1 AND id = ANY ($2::uuid[])',
      event => (event.kind === 'urgent' ? event.workOrderId : null),
    )),
    ...(await known(
      'SELECT id, status FROM visit WHERE organisation_id = $1 AND id = ANY ($2::uuid[])',
      event => ('visitId' in event ? event.visitId : null),
    )),
  ]);
  for (const [index, event] of events.entries()) {
    const refusal: Refused | null = refuseEvent(event, index, facts);
    if (refusal) throw refusal;
  }
}
