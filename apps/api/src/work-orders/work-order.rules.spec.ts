import { describe, expect, it } from '@jest/globals';
import { VisitStatus, workOrderStatus, WorkOrderStatus, WorkOrderVerb, workOrderVerbs } from '#contracts';
import { dueAfterChange, dueAtBy, openGates, refuseCancelUnderWork, refuseVerb } from './work-order.rules';

const now = new Date('2026-11-20T08:00:00Z');

describe('the verbs of a work order', () => {
  const rows = WorkOrderStatus.options.flatMap(status =>
    WorkOrderVerb.options.map(verb => ({ status, verb, legal: workOrderVerbs[status].includes(verb) })),
  );

  it.each(rows)('$verb when $status: $legal', ({ status, verb, legal }) => {
    const refusal = refuseVerb({ status, number: 'WO-000001' }, verb);
    if (legal) {
      expect(refusal).toBeNull();
      return;
    }
    const code =
      status === 'closed'
        ? 'work-order-closed'
        : verb === 'plan'
          ? 'work-order-not-plannable'
          : 'illegal-transition';
    expect(refusal).toMatchObject({ code });
  });

  it('end with closed and canceled', () => {
    expect(workOrderVerbs.closed).toEqual([]);
    expect(workOrderVerbs.canceled).toEqual([]);
  });

  it('do not call back who stands before the machine', () => {
    const stopping = VisitStatus.options.filter(status => refuseCancelUnderWork([{ status }]) !== null);
    expect(stopping).toEqual(['on_site', 'working', 'paused']);
  });
});

describe('the gates', () => {
  const visit = { status: 'completed' as VisitStatus, solution: 'Fan replaced' as string | null };
  const task = { mandatory: true, done: true };
  const open = { tasks: [task], visits: [visit], accepted: true };

  it('are open no more when all is there', () => {
    expect(openGates(open)).toEqual([]);
    expect(openGates({ ...open, tasks: [] })).toEqual([]);
  });

  it('wait for each mandatory task, and for no other', () => {
    expect(openGates({ ...open, tasks: [task, { mandatory: true, done: false }] })).toEqual([
      'mandatory-tasks',
    ]);
    expect(openGates({ ...open, tasks: [{ mandatory: false, done: false }] })).toEqual([]);
  });

  it('wait for the customer’s yes', () => {
    expect(openGates({ ...open, accepted: false })).toEqual(['acceptance']);
  });

  it('wait for a report in words', () => {
    expect(openGates({ ...open, visits: [] })).toEqual(['report']);
    expect(openGates({ ...open, visits: [{ ...visit, solution: '  ' }] })).toEqual(['report']);
    expect(openGates({ ...open, visits: [{ ...visit, status: 'incomplete' }] })).toEqual(['report']);
  });

  it.each(VisitStatus.options)('a further visit that is %s', status => {
    const isOpen = ['planned', 'dispatched', 'accepted', 'en_route', 'on_site', 'working', 'paused'];
    const gates = openGates({ ...open, visits: [visit, { status, solution: null }] });
    expect(gates).toEqual(isOpen.includes(status) ? ['visits-open'] : []);
  });
});

describe('by when it must be done', () => {
  it('follows from the urgency', () => {
    expect(dueAtBy('critical', now)).toEqual(new Date('2026-11-20T12:00:00Z'));
    expect(dueAtBy('high', now)).toEqual(new Date('2026-11-20T16:00:00Z'));
  });

  it('moves with the urgency unless somebody has set it', () => {
    const order = { urgency: 'normal' as const, createdAt: now, dueAt: dueAtBy('normal', now) };
    expect(dueAfterChange(order, { urgency: 'critical' })).toEqual(dueAtBy('critical', now));
    const agreed = new Date('2026-11-30T08:00:00Z');
    expect(dueAfterChange({ ...order, dueAt: agreed }, { urgency: 'critical' })).toEqual(agreed);
    expect(dueAfterChange(order, { urgency: 'critical', dueAt: agreed.toISOString() })).toEqual(agreed);
    expect(dueAfterChange(order, { dueAt: null })).toBeNull();
  });
});

describe('the derived status', () => {
  const facts = {
    visits: [],
    openBlocker: false,
    qualified: true,
    verified: false,
    closed: false,
    canceled: false,
  };

  it.each(VisitStatus.options)('follows the only visit when it is %s', status => {
    const expected: Record<string, string> = {
      planned: 'scheduled',
      dispatched: 'scheduled',
      accepted: 'scheduled',
      en_route: 'in_progress',
      on_site: 'in_progress',
      working: 'in_progress',
      paused: 'in_progress',
      completed: 'completed',
      incomplete: 'ready',
      no_access: 'ready',
      declined: 'ready',
      canceled: 'ready',
    };
    expect(workOrderStatus({ ...facts, visits: [{ status }] })).toBe(expected[status]);
  });

  it('waits for what blocks it', () => {
    expect(workOrderStatus({ ...facts, openBlocker: true })).toBe('on_hold');
    expect(workOrderStatus({ ...facts, openBlocker: true, visits: [{ status: 'incomplete' }] })).toBe(
      'on_hold',
    );
    expect(workOrderStatus({ ...facts, openBlocker: true, visits: [{ status: 'planned' }] })).toBe(
      'scheduled',
    );
  });
});
