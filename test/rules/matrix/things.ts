import { randomUUID } from 'node:crypto';
import type { Company } from '../../world/company';
import type { Side } from '../../world/side';
import type { Badges, CallerName } from './callers';
import type { Kind } from './kinds';

/**
 * Whose a thing is: the caller's to see, another's in the same company whom the caller must not see (the other partner's,
 * the other customer's), another manufacturer's, or nobody's.
 */
export type Relation = 'own' | 'other' | 'foreign' | 'none';

export interface Tenants {
  company: Company;
  foreign: Company;
  badges: Badges;
  foreignBadges: Badges;
}

const isEngineer = (caller: CallerName) => caller === 'engineer' || caller === 'partner-engineer';
const isOnSide = (caller: CallerName) =>
  ['partner-dispatcher', 'partner-engineer', 'customer', 'label', 'link'].includes(caller);

/** The id of a thing in this relation to the caller; null where there is no such thing. */
export function thing(tenants: Tenants, caller: CallerName, kind: Kind, relation: Relation): string | null {
  const { company, foreign, badges, foreignBadges } = tenants;
  switch (relation) {
    case 'none':
      return randomUUID();
    case 'foreign':
      return kind === 'session' ? foreignBadges.spareSession('manager') : inCompany(foreign, caller, kind);
    case 'own':
      return kind === 'session' ? badges.spareSession(personOr(caller)) : inCompany(company, caller, kind);
    default:
      if (kind === 'session') return badges.spareSession(caller === 'manager' ? 'dispatcher' : 'manager');
      return others(company, caller, kind);
  }
}

const isVisitor = (caller: CallerName) => caller === 'label' || caller === 'link';
const personOr = (caller: CallerName): CallerName =>
  caller === 'device' || caller === 'nobody' ? 'manager' : caller;

/** The side that a caller works on; the manufacturer's people see all of them. */
const sideFor = (company: Company, caller: CallerName): Side =>
  caller === 'engineer' ? company.home : company.north;

function inCompany(company: Company, caller: CallerName, kind: Kind): string {
  const { people, organisationId, articles, invitations } = company;
  const { ids, partnerId, customerId } = sideFor(company, caller);
  switch (kind) {
    case 'session':
      throw new TypeError('A session is a badge');
    case 'person':
      return isOnSide(caller) ? people['near-engineer'] : people.agent;
    case 'engineer-person':
      return people.unhired;
    case 'organisation':
      return organisationId;
    case 'partner':
      return partnerId ?? company.north.partnerId ?? '';
    case 'customer':
      return customerId;
    case 'model':
      return company.modelId;
    case 'alert-rule':
      return company.ruleId;
    case 'override':
      return company.overrideId;
    case 'plan-run':
      return company.planRunId;
    case 'day-repair':
      return company.dayRepairId;
    case 'term':
      return company.termId;
    case 'article':
      return articles.customer;
    case 'invitation':
      return caller === 'partner-dispatcher' ? invitations.north : invitations.own;
    case 'attachment':
      return ids.photo;
    case 'own-visit':
      return ids.visit;
    case 'upload':
      return isVisitor(caller) ? ids['visitors-upload'] : ids.upload;
    case 'work-order':
      return isEngineer(caller) ? ids['visited-order'] : ids['work-order'];
    default:
      return ids[kind];
  }
}

function others(company: Company, caller: CallerName, kind: Kind): string | null {
  const { north, south, home, articles, invitations, people } = company;
  if (caller === 'engineer' && ['work-order', 'done-order'].includes(kind)) return north.ids['work-order'];
  if (caller === 'engineer' && kind === 'visit') return north.ids.visit;
  // Of one label several may hold a session: a picture is only its own session's.
  if (kind === 'upload' && isVisitor(caller)) return north.ids['others-upload'];
  if (!isOnSide(caller)) return null;
  switch (kind) {
    case 'article':
      return caller === 'customer' ? articles.engineer : null;
    case 'person':
      return people['south-dispatcher'];
    case 'engineer-person':
      return people['south-engineer'];
    case 'partner':
      return south.partnerId;
    case 'customer':
      return south.customerId;
    case 'invitation':
      return invitations.south;
    case 'attachment':
      // The maker's own engineer's evidence is not the partner's either.
      return caller === 'customer' ? south.ids.photo : home.ids.photo;
    case 'own-visit':
      return south.ids.visit;
    case 'session':
    case 'organisation':
    case 'model':
    case 'alert-rule':
    case 'override':
    case 'term':
    case 'plan-run':
    case 'day-repair':
      return null;
    default:
      return south.ids[kind];
  }
}
