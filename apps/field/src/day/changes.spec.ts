import { describe, expect, it } from '@jest/globals';
import type { VisitLine } from '#contracts';
import { changesOf, seenNow } from './changes';

const at = (hour: number) => new Date(Date.UTC(2026, 5, 1, hour)).toISOString();
const visit = (id: string, hour: number, status: VisitLine['status'] = 'dispatched'): VisitLine => ({
  id,
  status,
  workOrderId: `order-${id}`,
  engineerId: 'ana',
  engineerName: 'Ana',
  start: at(hour),
  end: at(hour + 1),
  version: 1,
  number: 'WO-1',
  title: `Job ${id}`,
  urgency: 'normal',
  serialNumber: 'S',
  modelName: 'M',
  siteName: 'Site',
  address: '',
  city: 'Sofia',
  position: { lat: 42, lng: 23 },
  timeZone: 'Europe/Sofia',
  travelMinutes: null,
});
const told = (before: VisitLine[], after: VisitLine[]) =>
  changesOf(seenNow(before), after).map(({ kind, visit: { id }, before: was }) => [kind, id, was]);

describe('what others have changed of a day', () => {
  it('is nothing where the day is as it was seen', () => {
    const day = [visit('a', 8), visit('b', 10)];
    expect(told(day, day)).toEqual([]);
  });

  it('is what is new, what begins at another time, and what is gone, in the order of the day', () => {
    const before = [visit('a', 8), visit('b', 10), visit('c', 12), visit('d', 13)];
    const after = [visit('a', 8), visit('b', 14), visit('d', 13, 'canceled'), visit('e', 9)];
    expect(told(before, after)).toEqual([
      ['new', 'e', null],
      ['gone', 'c', null],
      ['gone', 'd', null],
      ['moved', 'b', at(10)],
    ]);
  });

  it('is nothing that the engineer does: accepts, works, declines, completes', () => {
    const before = ['a', 'b', 'c', 'd'].map((id, hour) => visit(id, 8 + hour));
    const after = (['accepted', 'working', 'declined', 'completed'] as const).map((status, index) =>
      visit('abcd'[index] ?? '', 8 + index, status),
    );
    expect(told(before, after)).toEqual([]);
  });

  it('is told once: what was taken away is not seen any more', () => {
    const after = [visit('a', 8, 'canceled')];
    expect(told([visit('a', 8)], after)).toEqual([['gone', 'a', null]]);
    expect(told(after, after)).toEqual([]);
    expect(told(after, [])).toEqual([]);
  });
});
