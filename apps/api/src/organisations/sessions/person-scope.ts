import { kindOfRole } from '#contracts';
import type { Role } from '#contracts';
import type { Scope } from '../../platform/database';
import { addressOf } from './request-facts';
import type { RequestFacts } from './request-facts';

/** The facts about a person that decide what it sees. */
export interface PersonSide {
  id: string;
  organisationId: string;
  partnerId: string | null;
  customerId: string | null;
  role: Role;
  name: string;
}

export function scopeOf(person: PersonSide, facts: RequestFacts): Scope {
  const { organisationId, partnerId, customerId } = person;
  const actor = {
    personId: person.id,
    role: person.role,
    name: person.name,
    source: facts.source,
    requestId: facts.requestId,
    ...addressOf(facts),
  };
  const kind = kindOfRole[person.role];
  if (kind === 'manufacturer') return { family: 'manufacturer', organisationId, ...actor };
  if (kind === 'partner' && partnerId) return { family: 'partner', organisationId, partnerId, ...actor };
  if (kind === 'customer' && customerId) return { family: 'customer', organisationId, customerId, ...actor };
  throw new TypeError(`A ${person.role} without its ${kind}`);
}
