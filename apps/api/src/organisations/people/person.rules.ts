import { kindOfRole } from '#contracts';
import type { RefusalCode, Role } from '#contracts';

export interface Actor {
  personId: string | null;
  role: Role;
  partnerId: string | null;
}
export interface Target {
  id: string;
  role: Role;
  active: boolean;
}
export interface PersonChange {
  name?: string | undefined;
  role?: Role | undefined;
  active?: boolean | undefined;
}

/** Does it take something away that an open session could still use? */
export const endsSessions = (target: Target, change: PersonChange): boolean =>
  (change.role !== undefined && change.role !== target.role) || change.active === false;

/**
 * Why this change is refused, or null. Which people an actor can see at all is row security's.
 * `otherManagers`: active ones besides the target.
 */
export function refuseChange(
  actor: Actor,
  target: Target,
  change: PersonChange,
  otherManagers: number,
): RefusalCode | null {
  const role = change.role ?? target.role;
  const active = change.active ?? target.active;
  const roleChanges = role !== target.role;
  if (!roleChanges && active === target.active) return null;
  if (actor.personId === target.id) return 'own-account';
  // A person's organisation is not changed with a role: that is another account.
  if (kindOfRole[role] !== kindOfRole[target.role]) return 'input-invalid';
  const wasManager = target.role === 'manager' && target.active;
  const staysManager = role === 'manager' && active;
  return wasManager && !staysManager && otherManagers === 0 ? 'last-manager' : null;
}

export interface Invited {
  role: Role;
  partnerId?: string | undefined;
  customerId?: string | undefined;
}

/** Where an invited person will belong, or why the actor may not invite it there. */
export function placeOfInvited(
  actor: Actor,
  invited: Invited,
): { partnerId: string | null; customerId: string | null } | RefusalCode {
  const kind = kindOfRole[invited.role];
  if (actor.role === 'partner-dispatcher') {
    const elsewhere = invited.partnerId !== undefined && invited.partnerId !== actor.partnerId;
    if (kind !== 'partner' || elsewhere || !actor.partnerId) return 'forbidden';
    return invited.customerId === undefined
      ? { partnerId: actor.partnerId, customerId: null }
      : 'input-invalid';
  }
  if (actor.role !== 'manager') return 'forbidden';
  const { partnerId = null, customerId = null } = invited;
  const fits =
    (kind === 'partner') === (partnerId !== null) && (kind === 'customer') === (customerId !== null);
  return fits ? { partnerId, customerId } : 'input-invalid';
}
