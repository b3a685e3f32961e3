import { describe, expect, it } from '@jest/globals';
import { allows, Caller, visitMoves, VisitEvent, VisitStatus } from '#contracts';
import {
  eventPermission,
  refuseChecklist,
  refuseEvidence,
  refuseMove,
  statusAfterMove,
  stepOf,
} from './visit.rules';

const mine = 'engineer-1';

const pairs = VisitStatus.options.flatMap(status =>
  VisitEvent.options.map(event => ({ status, event, next: visitMoves[status][event] ?? null })),
);
const legalFor = (status: VisitStatus, role: Caller) =>
  VisitEvent.options.filter(one => visitMoves[status][one] && allows(eventPermission[one], role));

describe('the life cycle of a visit', () => {
  it('has a row for every state and event', () => {
    expect(pairs).toHaveLength(12 * 12);
  });

  it.each(pairs)('$status, $event, by every caller', ({ status, event, next }) => {
    for (const role of Caller.options) {
      const outcome = stepOf({ status, engineerId: mine }, event, { role, engineerId: mine });
      if (!allows(eventPermission[event], role)) expect(outcome).toMatchObject({ code: 'forbidden' });
      else if (next) expect(outcome).toBe(next);
      else {
        const legal = legalFor(status, role);
        expect(outcome).toMatchObject({ code: 'illegal-transition', facts: { status, event } });
        expect(outcome).toHaveProperty('facts.legal', expect.arrayContaining(legal));
        expect(outcome).toHaveProperty('facts.legal.length', legal.length);
      }
    }
  });

  it('gives engineers nothing of planning and planners nothing of performing', () => {
    for (const event of VisitEvent.options) {
      const both = allows(eventPermission[event], 'engineer') && allows(eventPermission[event], 'dispatcher');
      expect(both).toBe(false);
    }
  });

  it('lets nobody perform another engineer’s visit, whatever its state', () => {
    for (const { status, event } of pairs) {
      if (eventPermission[event] !== 'visit.perform') continue;
      for (const role of ['engineer', 'partner-engineer'] as const) {
        const outcome = stepOf({ status, engineerId: mine }, event, { role, engineerId: 'engineer-2' });
        expect(outcome).toMatchObject({ code: 'visit-not-yours' });
      }
    }
  });
});

describe('planning a visit again', () => {
  it('is possible until the engineer is on the way', () => {
    const movable = VisitStatus.options.filter(status => refuseMove({ status }) === null);
    expect(movable).toEqual(['planned', 'dispatched', 'accepted']);
  });

  it('asks again who had accepted another time', () => {
    expect(statusAfterMove('accepted', { engineer: false, start: true })).toBe('dispatched');
    expect(statusAfterMove('accepted', { engineer: true, start: false })).toBe('dispatched');
    expect(statusAfterMove('accepted', { engineer: false, start: false })).toBe('accepted');
    expect(statusAfterMove('planned', { engineer: true, start: true })).toBe('planned');
  });
});

describe('evidence', () => {
  it('is taken down for the checklist where the machine is', () => {
    const possible = VisitStatus.options.filter(status => refuseChecklist({ status }) === null);
    expect(possible).toEqual(['on_site', 'working', 'paused']);
  });

  it('can follow later, but not for a visit that never was', () => {
    const refused = VisitStatus.options.filter(status => refuseEvidence({ status }) !== null);
    expect(refused).toEqual(['declined', 'canceled']);
  });
});
