import type { Authenticated } from '../../platform/http';
import type { KnownDevice } from './devices.store';
import { scopeOf } from './person-scope';
import { addressOf } from './request-facts';
import type { RequestFacts } from './request-facts';
import type { HeldSession } from './sessions.store';

/** The caller and its scope: of the person, or of whoever holds the label or the tracking link. */
export function sessionBehind(
  session: HeldSession,
  by: 'cookie' | 'bearer',
  facts: RequestFacts,
): Authenticated {
  const { organisationId, equipmentId, serviceRequestId, person } = session;
  const shared = { credentialId: session.id, by, organisationId };
  if (person) return { ...shared, caller: person.role, scope: scopeOf(person, facts) };
  return {
    ...shared,
    caller: 'visitor',
    scope: {
      family: 'visitor',
      organisationId,
      sessionId: session.id,
      equipmentId,
      serviceRequestId,
      personId: null,
      role: 'visitor',
      name: 'visitor',
      source: facts.source,
      requestId: facts.requestId,
      ...addressOf(facts),
    },
  };
}

export function deviceBehind(
  { id, organisationId, equipmentId }: KnownDevice,
  facts: RequestFacts,
): Authenticated {
  return {
    caller: 'device',
    credentialId: id,
    by: 'bearer',
    organisationId,
    deviceId: id,
    equipmentId,
    scope: {
      family: 'worker',
      organisationId,
      personId: null,
      role: 'device',
      name: id,
      source: 'device',
      requestId: facts.requestId,
      ...addressOf(facts),
    },
  };
}
