import { describe, expect, it } from '@jest/globals';
import type { VisitStatus } from '#contracts';
import { firstName, shownVisit, trackingSteps } from './tracking.rules';
import type { ChainFacts } from './tracking.rules';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
const reported: ChainFacts = {
  status: 'new',
  createdAt: at(0),
  checkedAt: null,
  endedAt: null,
  workOrder: null,
  visit: null,
  acceptedAt: null,
};
const told = (facts: Partial<ChainFacts>) =>
  trackingSteps({ ...reported, ...facts }).map(step => `${step.code} ${step.state}`);

describe('the steps that the customer sees', () => {
  it('begin with the report', () => {
    expect(told({})).toEqual([
      'received current',
      'checked ahead',
      'planned ahead',
      'on-the-way ahead',
      'working ahead',
      'done ahead',
      'accepted ahead',
    ]);
  });

  it('follow the visit, with the times of the phone', () => {
    const steps = trackingSteps({
      ...reported,
      status: 'converted',
      checkedAt: at(1),
      workOrder: { status: 'in_progress' },
      visit: {
        status: 'working',
        createdAt: at(5),
        times: {
          dispatched: at(6).toISOString(),
          en_route: at(20).toISOString(),
          on_site: at(40).toISOString(),
        },
      },
    });
    expect(steps.filter(step => step.state !== 'ahead')).toEqual([
      { code: 'received', at: at(0).toISOString(), state: 'done' },
      { code: 'checked', at: at(1).toISOString(), state: 'done' },
      { code: 'planned', at: at(6).toISOString(), state: 'done' },
      { code: 'on-the-way', at: at(20).toISOString(), state: 'done' },
      { code: 'working', at: at(40).toISOString(), state: 'current' },
    ]);
  });

  it('do not promise a visit that is only pencilled in', () => {
    const visit = { status: 'planned', createdAt: at(5), times: {} } as const;
    expect(
      told({ status: 'converted', checkedAt: at(1), workOrder: { status: 'scheduled' }, visit }),
    ).toContain('planned ahead');
  });

  it('end with the acceptance', () => {
    const visit = {
      status: 'completed',
      createdAt: at(5),
      times: { completed: at(50).toISOString() },
    } as const;
    const done = {
      status: 'converted',
      checkedAt: at(1),
      workOrder: { status: 'completed' },
      visit,
    } as const;
    expect(told(done).slice(-2)).toEqual(['done current', 'accepted ahead']);
    expect(told({ ...done, acceptedAt: at(55) }).slice(-2)).toEqual(['done done', 'accepted done']);
  });

  it('leave out the visit when it was solved without one', () => {
    expect(told({ status: 'resolved_remotely', checkedAt: at(1), endedAt: at(9) })).toEqual([
      'received done',
      'checked done',
      'done done',
    ]);
  });
});

describe('the visit that is shown', () => {
  const visit = (status: VisitStatus, minute: number) => ({ status, startAt: at(minute) });

  it.each<[string, ReturnType<typeof visit>[], number]>([
    ['the one under way', [visit('dispatched', 1), visit('en_route', 30), visit('completed', 0)], 1],
    ['else the next', [visit('accepted', 40), visit('dispatched', 20), visit('incomplete', 0)], 1],
    ['else the last that ended', [visit('incomplete', 0), visit('completed', 10), visit('canceled', 20)], 1],
  ])('is %s', (_, visits, expected) => {
    expect(shownVisit(visits)).toBe(visits[expected]);
  });

  it('is none when all were canceled or declined', () => {
    expect(shownVisit([visit('canceled', 0), visit('declined', 1)])).toBeNull();
  });
});

describe("the engineer's name", () => {
  it.each([
    ['Ivan Petrov', 'Ivan'],
    ['Иван  Петров', 'Иван'],
    ['王小明', '王小明'],
  ])('%s is shown as %s', (name, first) => {
    expect(firstName(name)).toBe(first);
  });
});
