import type { Scope } from '../database';
import type { Address } from './outbox-reader';
import type { Subscriber } from './subscriber';

/** Subscribers who may see the same: what is new is read once for all of them. */
export class Audience {
  readonly subscribers = new Set<Subscriber>();
  /** Without the person or the browser: rows of one only must not reach others who share the rest. */
  readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = { ...scope, personId: null };
    if (this.scope.family === 'visitor') delete this.scope.sessionId;
  }

  /**
   * Whether reading is worth while; what is read is decided by row security alone. The columns name everybody besides
   * the manufacturer who may see a row.
   */
  mayCareFor(row: Address): boolean {
    const { scope } = this;
    if (scope.family === 'system' || row.organisationId !== scope.organisationId) return false;
    if (scope.family === 'partner') return row.partnerId === scope.partnerId;
    if (scope.family === 'customer') return row.customerId === scope.customerId;
    if (scope.family === 'visitor')
      return row.serviceRequestId !== null && row.serviceRequestId === scope.serviceRequestId;
    return true;
  }
}

export function audienceKey(scope: Scope): string {
  return JSON.stringify([
    scope.family,
    scope.family === 'system' ? null : scope.organisationId,
    scope.family === 'partner' ? scope.partnerId : null,
    scope.family === 'customer' ? scope.customerId : null,
    scope.family === 'visitor' ? [scope.equipmentId, scope.serviceRequestId] : null,
  ]);
}
