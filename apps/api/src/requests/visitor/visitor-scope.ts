import { inScope, NotVisible } from '../../platform/database';
import type { Scope, Tx, VisitorScope } from '../../platform/database';

/** @throws NotVisible for anybody else */
export function visitorIn({ scope }: { scope: Scope }): VisitorScope {
  if (scope.family !== 'visitor') throw new NotVisible('visitor');
  return scope;
}

/** The unit whose label was scanned. @throws NotVisible */
export function unitIn(tx: Tx): string {
  const { equipmentId } = visitorIn(tx);
  if (equipmentId === null) throw new NotVisible('unit');
  return equipmentId;
}

/** The request that the visitor has made or holds the link of. @throws NotVisible */
export function requestIn(tx: Tx): string {
  const { serviceRequestId } = visitorIn(tx);
  if (serviceRequestId === null) throw new NotVisible('service request');
  return serviceRequestId;
}

/** Runs `work` with row security showing what belongs to this request, which the visitor has just made or proved to own. */
export const asHolderOf = <T>(tx: Tx, requestId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inScope(tx, { ...visitorIn(tx), serviceRequestId: requestId }, work);
