import { describe, expect, it } from '@jest/globals';
import type { DayFacts, DayOrder } from './day';
import { at, dayBefore, daysOf, engineer, facts, held, order, sofia } from './day.fixture';
import { explainOrder } from './explain-order';
import { offerTimes } from './offer-times';
import { preferredFirst, preferredIn } from './preferred.rules';
import { solveDay } from './solve-day';
import { withoutOwn } from './standing-day';

const still = () => 0;
const solve = (given: Partial<DayFacts>) => solveDay(facts(given), { seed: 1, budgetMs: 1_000 }, still);
const wished = (from: number, to: number, job: Partial<DayOrder['job']> = {}) =>
  order('1', {
    job: { position: sofia, preferredWindows: [{ start: at(from), end: at(to) }], ...job },
  });
const engineers = [engineer('a')];

describe('a plan with preferred times', () => {
  it('comes then, and says that nothing is outside', () => {
    const { visits, after } = solve({ engineers, orders: [wished(13, 14)] });
    expect(visits.map(({ start, outsideMinutes }) => [start >= at(13), outsideMinutes])).toEqual([[true, 0]]);
    expect(after).toMatchObject({ visits: 1, outsideVisits: 0, outsideMinutes: 0 });
  });

  it('comes as near as there is room, and says by how much it is outside', () => {
    const { visits, before, after } = solve({
      engineers,
      orders: [wished(13, 14)],
      plans: [held('a', [12, 16])],
    });
    expect(visits.map(({ start, outsideMinutes }) => [start, outsideMinutes])).toEqual([[at(11), 120]]);
    expect([before.outsideVisits, after.outsideVisits, after.outsideMinutes]).toEqual([0, 1, 120]);
  });

  it('serves more orders rather than keep to what one of them prefers', () => {
    const long = order('2', { job: { position: sofia, durationMinutes: 450 } });
    const { visits } = solve({ engineers, orders: [wished(12, 13), long] });
    expect(visits).toHaveLength(2);
  });

  it('counts what stands in the calendars outside of what was preferred', () => {
    const { before } = solve({
      engineers,
      plans: [held('a', [9, 10], [10, 11])],
      preferredOfVisits: new Map([['a-1', [{ start: at(12), end: at(13) }]]]),
    });
    expect(before).toMatchObject({ outsideVisits: 1, outsideMinutes: 120 });
  });

  it('leaves for a later day what may wait for it, and nothing else', () => {
    const left = (job: Partial<DayOrder['job']>) =>
      solve({ engineers, orders: [wished(38, 40, job)] }).leftOut.map(({ reason }) => reason.code);
    expect(left({})).toEqual(['preferred-later']);
    expect(left({ dueAt: at(39) })).toEqual(['preferred-later']);
    expect(left({ dueAt: at(38.5) })).toEqual([]);
    expect(left({ urgency: 'high' })).toEqual([]);
  });

  it('takes the day of several on which it is preferred', () => {
    const everyDay = [0, 24].map(from => ({ start: at(from + 8), end: at(from + 17) }));
    const { visits } = solve({
      days: daysOf(2),
      engineers: [engineer('a', { shifts: everyDay })],
      orders: [wished(38, 40)],
    });
    expect(visits.map(({ start }) => at(38) <= start && start <= at(40))).toEqual([true]);
  });

  it('forgets times that are over', () => {
    const day = facts({ now: at(15) });
    expect(preferredIn(wished(12, 14), day)).toEqual({});
    expect(preferredIn(wished(12, 16), day).preferredWindows).toEqual([[12 * 3_600, 16 * 3_600]]);
  });
});

describe('times to offer a customer who prefers some', () => {
  const day = facts({ engineers, plans: [held('a', [10, 12])] });
  const offered = (one: DayOrder) =>
    offerTimes(day, one, 10).map(({ start, latestStart, outsideMinutes }) => [
      (start - at(0)) / 3_600_000,
      (latestStart - at(0)) / 3_600_000,
      outsideMinutes,
    ]);

  it('begin with those, each time once', () => {
    expect(offered(wished(13, 14))).toEqual([
      [13, 14, 0],
      [8, 9, 300],
      [12, 16, 60],
    ]);
    expect(offered(order('1', { job: { position: sofia } })).map(one => one[2])).toEqual([null, null]);
  });

  it('keep to the hours of the site', () => {
    const accessHours = [{ start: at(12), end: at(14.5) }];
    expect(offered(wished(13, 14, { accessHours }))).toEqual([
      [13, 13.5, 0],
      [12, 13.5, 60],
    ]);
  });
});

describe('why a visit does not begin earlier', () => {
  it('is that its customer prefers it so', () => {
    const why = (from: number, to: number) => {
      const day = facts({ engineers, plans: [held('a', [13, 14])] });
      const { facts: others, own } = withoutOwn(day, 'a-0');
      return explainOrder(others, wished(from, to), own[0] ?? null).notEarlier;
    };
    expect(why(13, 15)).toEqual({ code: 'preferred', params: { time: new Date(at(13)).toISOString() } });
    expect(why(8, 9)?.code).toBe('could');
  });
});

describe('the days that are looked through for candidates', () => {
  it('begin with those that the customer prefers, where it may wait for them', () => {
    const days = daysOf(3);
    const firstFor = (job: Partial<DayOrder['job']>) =>
      days.indexOf(preferredFirst(days, wished(38, 40, job).job, dayBefore)[0]!);
    expect([firstFor({}), firstFor({ urgency: 'critical' }), firstFor({ dueAt: at(20) })]).toEqual([1, 0, 0]);
  });
});
