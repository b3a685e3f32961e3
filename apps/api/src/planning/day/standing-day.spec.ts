import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { checkAssignment } from '#dispatch';
import type { DayFacts } from './day';
import { at, engineer, facts, held, order, plovdiv, sofia, someDay } from './day.fixture';
import { explainOrder } from './explain-order';
import { isOpenFor } from './open.rules';
import { offerTimes } from './offer-times';
import { withoutOwn } from './standing-day';

const minutes = (count: number): number => count * 60_000;
const own = (day: DayFacts, label: string) => {
  const { facts: others, own: visits } = withoutOwn(day, label);
  return { others, visit: visits[0] ?? null };
};

describe('times to offer the customer', () => {
  it('pass the check of an assignment by hand, first and last begin alike, whatever the day', () => {
    fc.assert(
      fc.property(someDay, day => {
        const [wanted] = day.orders;
        fc.pre(wanted !== undefined);
        const offered = offerTimes(day, wanted, 10);
        expect(offered.length).toBeLessThanOrEqual(10);
        for (const { engineerId, start, latestStart, end } of offered) {
          const who = day.engineers.find(one => one.id === engineerId)!;
          const calendar = day.plans.find(one => one.engineerId === engineerId) ?? { engineerId, visits: [] };
          const job = { ...wanted.job, promisedWindow: null, dueAt: null };
          expect(checkAssignment(job, who, start, calendar, day.now)).toMatchObject({ allowed: true });
          for (const begin of [start, latestStart])
            expect(isOpenFor(wanted.job, { start: begin, end: begin + end - start })).toBe(true);
          expect(start).toBeLessThanOrEqual(latestStart);
          expect(start).toBeGreaterThanOrEqual(day.now);
        }
      }),
    );
  });

  it('are the gaps between what is planned, the shortest detour first', () => {
    const day = facts({
      engineers: [engineer('near'), engineer('far', { home: plovdiv })],
      plans: [held('near', [10, 15])],
    });
    const offered = offerTimes(day, order('wanted'), 10);
    expect(offered[0]).toMatchObject({ engineerId: 'near' });
    expect(offered.at(-1)).toMatchObject({ engineerId: 'far' });
    for (const { engineerId, start, latestStart } of offered.filter(one => one.engineerId === 'near'))
      expect([engineerId, latestStart + minutes(60) <= at(10) || start >= at(15)]).toEqual([
        engineerId,
        true,
      ]);
  });
});

describe('a site that is not always open', () => {
  const opens = (...spans: [from: number, to: number][]) => ({
    job: { accessHours: spans.map(([from, to]) => ({ start: at(from), end: at(to) })) },
  });
  const one = facts({ engineers: [engineer('e')] });

  it('is offered each time that it is open for itself', () => {
    const offered = offerTimes(one, order('wanted', opens([7, 12], [13, 15])), 10);
    expect(offered.map(({ end, latestStart }) => [end <= at(12), latestStart])).toEqual(
      expect.arrayContaining([
        [true, at(11)],
        [false, at(14)],
      ]),
    );
    expect(offered).toHaveLength(2);
  });

  it('is not offered on a day on which it is closed, and each engineer says why', () => {
    const wanted = order('wanted', opens([31, 40]));
    expect(offerTimes(one, wanted, 10)).toEqual([]);
    expect(explainOrder(one, wanted, null).engineers).toMatchObject([{ refusal: { code: 'site-closed' } }]);
  });

  it('is out of reach for who is there only when it has closed', () => {
    const far = facts({ engineers: [engineer('e', { home: plovdiv })] });
    expect(explainOrder(far, order('wanted', opens([7, 9.5])), null).engineers).toMatchObject([
      { refusal: { code: 'site-hours' } },
    ]);
  });

  it('keeps a visit from beginning earlier', () => {
    const day = facts({ engineers: [engineer('e')], plans: [held('e', [10, 11])] });
    const { others, visit } = own(day, 'e-0');
    expect(explainOrder(others, order('wanted', opens([10, 16])), visit).notEarlier).toMatchObject({
      code: 'site-opens',
      params: { time: new Date(at(10)).toISOString() },
    });
    expect(explainOrder(others, order('wanted', opens([13, 16])), visit)).toMatchObject({
      notEarlier: { code: 'by-hand' },
      engineers: [{ earliest: { start: at(13), latestStart: at(15) } }],
    });
  });
});

describe('why here, why not earlier, or why nobody', () => {
  it('names the visit before', () => {
    const day = facts({ engineers: [engineer('e')], plans: [held('e', [9, 11], [11.5, 12.5])] });
    const { others, visit } = own(day, 'e-1');
    const why = explainOrder(others, order('wanted'), visit);
    // Half an hour was left for a way of none: it could be earlier.
    expect(why.notEarlier).toMatchObject({ code: 'could' });
    const tight = facts({ engineers: [engineer('e')], plans: [held('e', [9, 11], [11, 12])] });
    const { others: rest, visit: second } = own(tight, 'e-1');
    const sameplace = order('wanted', { job: { position: second!.position } });
    expect(explainOrder(rest, sameplace, second).notEarlier).toMatchObject({
      code: 'visit-before',
      params: { with: 'e-0', minutes: 0 },
    });
  });

  it('says what keeps each engineer, what another plan could change first', () => {
    const day = facts({
      engineers: [
        engineer('other company', { partnerId: 'partner' }),
        engineer('unskilled', { skills: [] }),
        engineer('off', { shifts: [] }),
        engineer('full'),
      ],
      plans: [held('full', [8.1, 17])],
    });
    const wanted = order('wanted', { job: { skills: [{ skill: 'compressor', level: 2 }] } });
    const why = explainOrder(day, wanted, null);
    expect(why.notEarlier).toBeNull();
    expect(why.engineers.map(one => [one.engineerId, one.refusal?.code])).toEqual([
      ['full', 'full'],
      ['off', 'off'],
      ['unskilled', 'skill'],
      ['other company', 'company'],
    ]);
  });

  it('knows a visit that is so short by hand that it fits in where its order does not', () => {
    const day = facts({ engineers: [engineer('e')], plans: [held('e', [8, 8.1])] });
    const { others, visit } = own(day, 'e-0');
    const accessHours = [{ start: at(8), end: at(10) }];
    const wanted = order('wanted', { job: { position: sofia, durationMinutes: 121, accessHours } });
    expect(explainOrder(others, wanted, visit)).toMatchObject({
      notEarlier: { code: 'site-opens' },
      engineers: [{ earliest: { start: at(8), latestStart: at(9.9) } }],
    });
  });

  it('takes a visit that only who is quick can end in time for one that a person has put there', () => {
    const pace = (factor: number) => ({ pace: { factor, bySkill: [] } });
    const day = facts({
      engineers: [engineer('quick', pace(0.5)), engineer('slow', pace(1.5))],
      plans: [held('quick', [9.5, 10])],
    });
    const { others, visit } = own(day, 'quick-0');
    const wanted = order('wanted', { job: { accessHours: [{ start: at(8), end: at(10) }] } });
    const why = explainOrder(others, wanted, visit);
    expect(why.notEarlier).toMatchObject({ code: 'by-hand' });
    for (const { earliest } of why.engineers) expect(earliest?.latestStart).toBeLessThanOrEqual(at(8.5));
  });

  it('answers for every engineer on any day, and never offers what the check forbids', () => {
    fc.assert(
      fc.property(someDay, fc.nat(8), (day, which) => {
        const [wanted] = day.orders;
        fc.pre(wanted !== undefined);
        const labels = day.plans.flatMap(({ visits }) => visits.map(visit => visit.label));
        const { others, visit } = own(day, labels[which % labels.length] ?? '');
        const why = explainOrder(others, wanted, visit);
        expect(why.engineers.map(one => one.engineerId).toSorted()).toEqual(
          day.engineers.map(one => one.id).toSorted(),
        );
        expect(why.notEarlier === null).toBe(visit === null);
      }),
    );
  });
});
