import { describe, expect, it } from '@jest/globals';
import { can } from '#contracts';
import type { Caller, Permission } from '#contracts';

/**
 * The permission table a second time, by role: written from what product.md says that each does. Whoever changes the one
 * has to say it in the other, so that nobody gains or loses a right by a slip.
 */
const reads = 'session.own model.read site.read equipment.read reading.read work-order.read visit.read';
const everyones = `${reads} article.read attachment.read attachment.create live.read`;
const inTheField = `${everyones} alert.read engineer.read visit.perform position.send`;
const inTheOffice = `${everyones} alert.read engineer.read people.read organisation.read overview.read`;
const back = `${inTheOffice} alert.work alert-rule.read request.read request.create request.work site.change
  device-command.read device-command.offer work-order.create demo.use engineer-preference.read engineer-preference.change`;
const planning = 'visit.plan candidate.read engineer.change';

const does: Record<Caller, string> = {
  agent: back,
  dispatcher: `${back} ${planning} plan-run.make work-order.change work-order.verify audit.read`,
  manager: `${back} ${planning} plan-run.make work-order.change work-order.verify audit.read people.invite people.change
    personal-data.manage organisation.change model.change equipment.change device.issue alert-rule.change`,
  // Its own people, its own jobs; neither the requests nor the trail of the manufacturer.
  'partner-dispatcher': `${inTheOffice} ${planning} engineer-preference.read people.invite people.change`,
  engineer: inTheField,
  'partner-engineer': inTheField,
  customer: `${everyones} request.read request.create request.press work-order.accept`,
  visitor: 'visitor.own',
  device: 'telemetry.send',
  anyone: 'public.read session.create password.reset invitation.accept visitor.begin',
};

describe('what a role may', () => {
  it.each(Object.entries(does))('is, for %s, what product.md says that it does', (role, list) => {
    const rights = Object.entries<readonly Caller[]>(can)
      .filter(([, callers]) => callers.some(caller => caller === role))
      .map(([permission]) => permission);
    expect(rights.toSorted()).toEqual(list.split(/\s+/).toSorted());
  });

  it('is never work and its acceptance at once', () => {
    const both = (one: Permission, other: Permission) => {
      const others: readonly Caller[] = can[other];
      return can[one].filter(caller => others.includes(caller));
    };
    expect(both('work-order.accept', 'visit.perform')).toEqual([]);
    expect(both('work-order.accept', 'work-order.verify')).toEqual([]);
    expect(both('visit.plan', 'visit.perform')).toEqual([]);
  });
});
