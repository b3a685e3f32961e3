import { describe, expect, it } from '@jest/globals';
import type { RepairChange } from '#contracts';
import { withNeeds } from './needs.rules';

type Bare = Omit<RepairChange, 'needs'>;

const at = (hour: number, engineerId: string) => ({
  engineerId,
  engineerName: engineerId,
  start: `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`,
  end: `2026-11-20T${String(hour + 1).padStart(2, '0')}:00:00.000Z`,
});

const change = (workOrderId: string, from: Bare['from'], to: Bare['from']): Bare => ({
  kind: 'move',
  workOrderId,
  workOrderVersion: 1,
  number: workOrderId,
  title: '',
  urgency: 'normal',
  siteName: '',
  city: '',
  timeZone: 'Europe/Sofia',
  position: { lat: 42, lng: 23 },
  dueAt: null,
  visitId: null,
  from,
  to: to && { ...to, travelStart: to.start, travelMinutes: 0 },
  movedMinutes: null,
  reasons: [],
  call: null,
  isPublished: false,
});

describe('a change', () => {
  it('needs the one that leaves the place it comes into, and no other', () => {
    const changes = withNeeds([
      change('one', at(9, 'a'), at(9, 'b')),
      change('two', at(9, 'b'), at(11, 'b')),
      change('three', at(14, 'b'), null),
      change('four', at(9, 'c'), at(10, 'c')),
    ]);
    expect(changes.map(({ needs }) => needs)).toEqual([['two'], [], [], []]);
  });

  it('does not need itself to come a little later', () => {
    const [only] = withNeeds([
      change('one', at(9, 'a'), { ...at(9, 'a'), start: '2026-11-20T09:20:00.000Z' }),
    ]);
    expect(only?.needs).toEqual([]);
  });
});
