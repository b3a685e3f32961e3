import { describe, expect, it } from '@jest/globals';
import { kindOfRole, Role } from '#contracts';
import { endsSessions, placeOfInvited, refuseChange } from './person.rules';
import type { Actor, Target } from './person.rules';

const manager: Actor = { personId: 'm1', role: 'manager', partnerId: null };
const partnerDispatcher: Actor = { personId: 'p1', role: 'partner-dispatcher', partnerId: 'partner' };
const target = (role: Role, active = true): Target => ({ id: 't', role, active });

describe('changing a person', () => {
  it.each(Role.options.flatMap(from => Role.options.map(to => [from, to] as const)))(
    'from %s to %s is possible inside the same organisation only',
    (from, to) => {
      const refusal = refuseChange(manager, target(from), { role: to }, 1);
      expect(refusal).toBe(kindOfRole[from] === kindOfRole[to] ? null : 'input-invalid');
    },
  );
  it('keeps one active manager', () => {
    for (const change of [{ role: 'agent' as const }, { active: false }]) {
      expect(refuseChange(manager, target('manager'), change, 0)).toBe('last-manager');
      expect(refuseChange(manager, target('manager'), change, 1)).toBeNull();
    }
    expect(refuseChange(manager, target('manager'), { name: 'New' }, 0)).toBeNull();
    expect(refuseChange(manager, target('manager', false), { role: 'agent' }, 0)).toBeNull();
    expect(refuseChange(manager, target('agent'), { active: false }, 0)).toBeNull();
  });
  it('leaves the own role and activity to others, and the own name to oneself', () => {
    const self = { ...target('manager'), id: 'm1' };
    expect(refuseChange(manager, self, { role: 'agent' }, 5)).toBe('own-account');
    expect(refuseChange(manager, self, { active: false }, 5)).toBe('own-account');
    expect(refuseChange(manager, self, { name: 'Me', role: 'manager', active: true }, 5)).toBeNull();
  });
  it('does not let a partner make a manager', () => {
    expect(refuseChange(partnerDispatcher, target('partner-engineer'), { role: 'manager' }, 5)).toBe(
      'input-invalid',
    );
    expect(
      refuseChange(partnerDispatcher, target('partner-engineer'), { role: 'partner-dispatcher' }, 5),
    ).toBeNull();
  });
  it('ends sessions when it takes something away', () => {
    expect(endsSessions(target('agent'), { role: 'dispatcher' })).toBe(true);
    expect(endsSessions(target('agent'), { active: false })).toBe(true);
    expect(endsSessions(target('agent'), { role: 'agent', name: 'New', active: true })).toBe(false);
  });
});

describe('inviting', () => {
  it.each(Role.options)('a %s takes exactly the organisation of its kind', role => {
    const kind = kindOfRole[role];
    const none = placeOfInvited(manager, { role });
    const toPartner = placeOfInvited(manager, { role, partnerId: 'partner' });
    const toCustomer = placeOfInvited(manager, { role, customerId: 'customer' });
    const wrong = 'input-invalid';
    expect(none).toEqual(kind === 'manufacturer' ? { partnerId: null, customerId: null } : wrong);
    expect(toPartner).toEqual(kind === 'partner' ? { partnerId: 'partner', customerId: null } : wrong);
    expect(toCustomer).toEqual(kind === 'customer' ? { partnerId: null, customerId: 'customer' } : wrong);
    expect(placeOfInvited(manager, { role, partnerId: 'partner', customerId: 'customer' })).toBe(wrong);
  });
  it.each(Role.options)('a %s is possible for a partner only in its own organisation', role => {
    const own = { partnerId: 'partner', customerId: null };
    const isPartner = kindOfRole[role] === 'partner';
    expect(placeOfInvited(partnerDispatcher, { role })).toEqual(isPartner ? own : 'forbidden');
    expect(placeOfInvited(partnerDispatcher, { role, partnerId: 'partner' })).toEqual(
      isPartner ? own : 'forbidden',
    );
    expect(placeOfInvited(partnerDispatcher, { role, partnerId: 'other' })).toBe('forbidden');
  });
  it.each(Role.options.filter(role => role !== 'manager' && role !== 'partner-dispatcher'))(
    'is not for a %s',
    role => {
      expect(placeOfInvited({ ...manager, role }, { role: 'agent' })).toBe('forbidden');
    },
  );
});
