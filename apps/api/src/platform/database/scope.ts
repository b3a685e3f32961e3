/** Through which door the actor came in. */
export type Source = 'web' | 'field' | 'api' | 'assistant' | 'automation' | 'device';

/** Who acts, for the audit trail. `personId` is null for visitors, devices, API keys and the system itself. */
export interface Actor {
  personId: string | null;
  role: string;
  name: string;
  source: Source;
  requestId: string;
  ip?: string;
  /** Where the actor stood, degrees WGS84. */
  position?: { lat: number; lng: number };
  /** What the actor's own clock said, which for an offline phone is earlier than the transaction. */
  deviceTime?: Date;
}

/** Sign-in, device authentication and ingest: sees the few tables that name it, in every organisation. */
export type SystemScope = { family: 'system' } & Actor;
export type ManufacturerScope = { family: 'manufacturer'; organisationId: string } & Actor;
export type PartnerScope = { family: 'partner'; organisationId: string; partnerId: string } & Actor;
export type CustomerScope = { family: 'customer'; organisationId: string; customerId: string } & Actor;
/**
 * Somebody who holds a label (`equipmentId`) or a tracking link (`serviceRequestId`) and no account. `sessionId`: in
 * which browser; several may hold the same label.
 */
export type VisitorScope = {
  family: 'visitor';
  organisationId: string;
  sessionId?: string;
  equipmentId: string | null;
  serviceRequestId: string | null;
} & Actor;
/** Jobs: one organisation at a time. */
export type WorkerScope = { family: 'worker'; organisationId: string } & Actor;

/**
 * For whom a transaction runs. Row security shows it what its family may see, and nothing else.
 * `organisationId` is always the manufacturer's: partners and customers act inside one manufacturer at a time.
 */
export type Scope =
  | SystemScope
  | ManufacturerScope
  | PartnerScope
  | CustomerScope
  | VisitorScope
  | WorkerScope;

export type Family = Scope['family'];

/** The database role each family runs under. */
export const familyRoles = {
  system: 'callout_system',
  manufacturer: 'callout_manufacturer',
  partner: 'callout_partner',
  customer: 'callout_customer',
  visitor: 'callout_visitor',
  worker: 'callout_worker',
} as const satisfies Record<Family, string>;

/** The manufacturer's organisation this scope is confined to; null only for the system. */
export function organisationOf(scope: Scope): string | null {
  return scope.family === 'system' ? null : scope.organisationId;
}

/** One stable word for who acts, as the `actor` column of idempotency keys has it; `current_actor()` in SQL agrees. */
export function actorOf(scope: Scope): string {
  if (scope.personId) return `person:${scope.personId}`;
  const settings = settingsOf(scope);
  for (const name of [
    'session',
    'service_request',
    'equipment',
    'customer',
    'partner',
    'organisation',
  ] as const)
    if (settings[name]) return `${name}:${settings[name]}`;
  return 'system';
}

export type Isolation = 'read committed' | 'repeatable read' | 'serializable';

/**
 * The one message that opens a transaction. Role and settings are local to it, so a pooled connection
 * carries nothing over. Ids are checked here because this text is not parameterised.
 */
export function openingStatement(
  scope: Scope,
  { isolation = 'read committed', readOnly = false }: { isolation?: Isolation; readOnly?: boolean } = {},
): string {
  return `BEGIN ISOLATION LEVEL ${isolation}${readOnly ? ' READ ONLY' : ''}; ${scopeStatement(scope)}`;
}

/** Puts an open transaction into this scope, until its end or the next of these. */
export function scopeStatement(scope: Scope): string {
  const settings = Object.entries(settingsOf(scope)).map(
    ([name, value]) => `set_config('callout.${name}', '${value === null ? '' : uuid(name, value)}', true)`,
  );
  return `SELECT set_config('role', '${familyRoles[scope.family]}', true), ${settings.join(', ')}`;
}

function settingsOf(scope: Scope) {
  return {
    organisation: organisationOf(scope),
    partner: scope.family === 'partner' ? scope.partnerId : null,
    customer: scope.family === 'customer' ? scope.customerId : null,
    equipment: scope.family === 'visitor' ? scope.equipmentId : null,
    service_request: scope.family === 'visitor' ? scope.serviceRequestId : null,
    session: scope.family === 'visitor' ? (scope.sessionId ?? null) : null,
    person: scope.personId,
  };
}

function uuid(name: string, value: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
    throw new TypeError(`The scope's ${name} is not a UUID`);
  return value;
}
