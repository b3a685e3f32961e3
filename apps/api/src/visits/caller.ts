import { Caller } from '#contracts';
import { engineerOfCaller } from '../engineers';
import type { Tx } from '../platform/database';
import type { VisitCaller } from './visit.rules';

/** As which caller of the permission table the scope acts; the automation as nobody. */
export function roleOf(tx: Tx): Caller {
  return Caller.safeParse(tx.scope.role).data ?? 'anyone';
}

export async function visitCaller(tx: Tx): Promise<VisitCaller> {
  const engineer = await engineerOfCaller(tx);
  return { role: roleOf(tx), engineerId: engineer?.id ?? null };
}
