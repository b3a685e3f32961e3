import { describe, expect, it } from '@jest/globals';
import type { StoredProposal } from './plan-run.entity';
import { changesSince, refuseUndo, UNDO_MS, undoableUntil } from './undo-plan.rules';
import type { VisitNow } from './undo-plan.rules';

const visitId = '22222222-2222-4222-8222-222222222222';
const start = '2026-06-02T07:00:00.000Z';
const end = '2026-06-02T08:00:00.000Z';
const promisedWindow = { start, end: '2026-06-02T07:30:00.000Z' };
const now = Date.parse('2026-06-01T12:00:00Z');

const published: StoredProposal = {
  workOrderId: '33333333-3333-4333-8333-333333333333',
  workOrderVersion: 1,
  number: 'WO-000001',
  title: 'Too hot',
  urgency: 'normal',
  siteName: 'Mill',
  city: 'Sofia',
  timeZone: 'Europe/Sofia',
  position: { lat: 42.7, lng: 23.3 },
  dueAt: null,
  day: '2026-06-02',
  engineerId: '11111111-1111-4111-8111-111111111111',
  engineerName: 'Ivan',
  travelStart: '2026-06-02T06:40:00.000Z',
  start,
  end,
  travelMinutes: 20,
  distanceKm: 10,
  overtimeMinutes: 0,
  outsideMinutes: 0,
  outcome: { status: 'published', visitId, refusal: null },
  asPublished: { visitVersion: 1, workOrderVersion: 2, promisedWindow },
};
const visit: VisitNow = {
  workOrderId: published.workOrderId,
  orderVersion: 2,
  promisedStart: promisedWindow.start,
  promisedEnd: promisedWindow.end,
  status: 'dispatched',
  version: 1,
  engineerId: published.engineerId,
  engineerName: 'Ivan',
  start,
  end,
  isPinned: false,
};
const changes = (given: Partial<VisitNow> = {}, of = published, at = now) =>
  changesSince([of], new Map([[visitId, { ...visit, ...given }]]), at).map(({ change }) => change);

describe('what has changed since a plan was published', () => {
  it('is nothing while everything is as it was', () => {
    expect(changes()).toEqual([]);
  });

  it.each<[string, Partial<VisitNow>]>([
    ['accepted', { status: 'accepted', version: 2 }],
    ['under-way', { status: 'en_route' }],
    ['under-way', { status: 'working' }],
    ['over', { status: 'declined' }],
    ['over', { status: 'completed' }],
    ['over', { status: 'canceled' }],
    ['moved', { start: '2026-06-02T07:05:00.000Z' }],
    ['moved', { end: '2026-06-02T08:05:00.000Z' }],
    ['moved', { engineerId: '11111111-1111-4111-8111-111111111112' }],
    ['pinned', { isPinned: true }],
    ['promised', { promisedStart: '2026-06-02T06:30:00.000Z', orderVersion: 3 }],
    ['promised', { promisedStart: null, promisedEnd: null }],
    ['changed', { version: 2 }],
    ['changed', { orderVersion: 3 }],
  ])('is told as %s: %j', (code, given) => {
    expect(changes(given)).toEqual([code]);
  });

  it('is that the engineer sets out, or that the visit is not there', () => {
    expect(changes({}, published, Date.parse(published.travelStart) - 1)).toEqual([]);
    expect(changes({}, published, Date.parse(published.travelStart))).toEqual(['begins']);
    expect(changesSince([published], new Map(), now)).toMatchObject([
      { number: 'WO-000001', engineerName: 'Ivan', change: 'changed' },
    ]);
  });

  it('does not look at what was not published', () => {
    const refused = { status: 'refused', visitId: null, refusal: 'stale-version' } as const;
    expect(changes({ status: 'working' }, { ...published, outcome: refused })).toEqual([]);
  });

  it('cannot be told where nothing was kept', () => {
    const { asPublished: _, ...old } = published;
    expect(changes({}, old)).toEqual(['changed']);
  });
});

describe('the time to take a plan back', () => {
  const publishedAt = new Date(now);
  const until = undoableUntil({ publishedAt, proposals: [published] });

  it('is a day, of something that was published', () => {
    expect(until?.getTime()).toBe(now + UNDO_MS);
    expect(undoableUntil({ publishedAt, proposals: [{ ...published, outcome: null }] })).toBeNull();
    expect(undoableUntil({ publishedAt: null, proposals: [published] })).toBeNull();
  });

  it('is over then, whatever else there is to say', () => {
    expect(refuseUndo(until, [], new Date(now + UNDO_MS - 1))).toBeNull();
    expect(refuseUndo(until, [], new Date(now + UNDO_MS))).toMatchObject({ code: 'plan-undo-too-late' });
    const [change] = changesSince([published], new Map(), now);
    expect(refuseUndo(until, change ? [change] : [], new Date(now))).toMatchObject({
      code: 'plan-changed',
      facts: { changes: [{ number: 'WO-000001' }] },
    });
  });
});
