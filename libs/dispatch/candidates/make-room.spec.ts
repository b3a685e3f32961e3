import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { hour, minute, overlaps } from '../span';
import { checkAssignment } from './check';
import { clock, engineerOf, jobOf, northKm, visitOf } from './factories';
import { makeRoom } from './make-room';
import type { MovableVisit } from './make-room';
import type { DayPlan, DispatchJob } from './model';
import { rankCandidates } from './rank';

const now = clock(7);
const laser = { skill: 'laser', level: 1 };
const ana = engineerOf({ id: 'ana', skills: [laser, { skill: 'hvac', level: 3 }] });
const ilieva = engineerOf({ id: 'ilieva' });
const today = { horizonMs: 12 * hour, frozenUntil: now };

const movable = (id: string, from: number, to: number, job: Partial<DispatchJob> = {}): MovableVisit => {
  const minutes = (to - from) * 60;
  const visit = visitOf(clock(0) + from * hour, minutes, { id, label: id });
  return { ...visit, engineerId: 'ana', job: jobOf({ durationMinutes: minutes, isTimed: true, ...job }) };
};
const planOf = (visits: MovableVisit[]): DayPlan[] =>
  ['ana', 'ilieva'].map(engineerId => ({
    engineerId,
    visits: visits.filter(one => one.engineerId === engineerId),
  }));
const roomFor = (job: Partial<DispatchJob>, visits: MovableVisit[], options = {}) =>
  makeRoom(jobOf(job), [ana, ilieva], planOf(visits), visits, now, { ...today, ...options });
const said = (rooms: ReturnType<typeof makeRoom>) =>
  rooms.map(({ engineerId, start, moved }) => [
    engineerId,
    (start - clock(0)) / hour,
    moved.visit.id,
    moved.engineerId,
    (moved.start - clock(0)) / hour,
  ]);

describe('what it would take', () => {
  const needsLaser = { skills: [laser], durationMinutes: 180 };

  it('is that one visit goes to somebody else, where nobody has room without', () => {
    const visits = [movable('812', 8, 12), movable('813', 12, 16)];
    const found = roomFor(needsLaser, visits);
    expect(said(found)).toEqual([['ana', 8, '812', 'ilieva', 8]]);
    expect(found[0]).toMatchObject({ earlierMinutes: null, end: clock(11) });
  });

  it('is that a visit of the same engineer waits, where that is enough', () => {
    const urgent = { ...needsLaser, durationMinutes: 60, urgency: 'critical' } as const;
    const visits = [movable('812', 8, 12, { skills: [laser], urgency: 'low' })];
    const found = roomFor(urgent, visits);
    expect(said(found)).toEqual([['ana', 8, '812', 'ana', 9]]);
    expect(found[0]?.earlierMinutes).toBe(240);
  });

  it('is nothing where moving somebody is worth less than it disturbs', () => {
    expect(roomFor({ durationMinutes: 60 }, [movable('812', 8, 12)])).toEqual([]);
    expect(roomFor({ durationMinutes: 60, skills: [laser] }, [movable('812', 8, 8.25)])).toEqual([]);
  });

  it('keeps what the moved visit was promised, and its due time', () => {
    const promised = { promisedWindow: { start: clock(8), end: clock(9) }, skills: [laser] };
    expect(roomFor(needsLaser, [movable('812', 8, 12, promised), movable('813', 12, 16, promised)])).toEqual(
      [],
    );
    const due = (at: number) => [movable('812', 8, 15.5, { dueAt: clock(at), skills: [laser] })];
    const short = { ...needsLaser, durationMinutes: 30, urgency: 'critical' } as const;
    expect(roomFor(short, due(15.75))).toEqual([]);
    expect(said(roomFor(short, due(16)))).toEqual([['ana', 8, '812', 'ana', 8.5]]);
  });

  it('leaves what begins soon, and who may not have it', () => {
    const visits = [movable('812', 8, 12), movable('813', 12, 16)];
    expect(said(roomFor(needsLaser, visits, { frozenUntil: clock(9) }))).toEqual([
      ['ana', 12, '813', 'ilieva', 8],
    ]);
    const bound = visits.map(one => ({ ...one, engineerIds: new Set(['ana']) }));
    expect(roomFor(needsLaser, bound)).toEqual([]);
  });

  it('is right: both places pass the check of a plan by hand, and the job begins no later than without', () => {
    const place = fc.integer({ min: 0, max: 60 }).map(northKm);
    const spans = fc
      .array(fc.tuple(fc.integer({ min: 8 * 60, max: 16 * 60 }), fc.integer({ min: 15, max: 200 })), {
        maxLength: 5,
      })
      .map(list => {
        const kept: [from: number, minutes: number][] = [];
        for (const [from, minutes] of list.toSorted(([a], [b]) => a - b)) {
          const last = kept.at(-1);
          if (!last || from >= last[0] + last[1]) kept.push([from, minutes]);
        }
        return kept;
      });
    const someDay = fc.record({
      days: fc.tuple(spans, spans, spans),
      places: fc.array(place, { minLength: 15, maxLength: 15 }),
      homes: fc.tuple(place, place, place),
      at: place,
      long: fc.integer({ min: 15, max: 240 }),
      urgency: fc.constantFrom('critical', 'high', 'normal'),
      due: fc.option(fc.integer({ min: 9, max: 17 })),
    });
    fc.assert(
      fc.property(someDay, ({ days, places, homes, at, long, urgency, due }) => {
        const names = ['a', 'b', 'c'];
        const engineers = names.map((id, index) => engineerOf({ id, home: homes[index]! }));
        const visits = days.flatMap((spansOf, who) =>
          spansOf.map(([from, minutes], index): MovableVisit => {
            const id = `${names[who]!}${index}`;
            const position = places[who * 5 + index]!;
            const visit = visitOf(clock(0) + from * minute, minutes, { id, label: id, position });
            const job = jobOf({
              position,
              durationMinutes: minutes,
              isTimed: true,
              dueAt: due && clock(due),
            });
            return { ...visit, engineerId: names[who]!, job };
          }),
        );
        const plans = names.map(engineerId => ({
          engineerId,
          visits: visits.filter(one => one.engineerId === engineerId),
        }));
        const job = jobOf({ position: at, durationMinutes: long, urgency });
        const options = { horizonMs: 14 * hour, frozenUntil: clock(9) };
        const [first] = rankCandidates(job, engineers, plans, now, options);
        for (const { engineerId, start, end, moved, earlierMinutes } of makeRoom(
          job,
          engineers,
          plans,
          visits,
          now,
          options,
        )) {
          expect(moved.visit.start).toBeGreaterThanOrEqual(options.frozenUntil);
          expect(earlierMinutes === null).toBe(!first!.feasible);
          const calendar = (id: string) =>
            visits.filter(one => one.engineerId === id && one.id !== moved.visit.id);
          const made = visitOf(start, (end - start) / minute, { id: 'new', position: at });
          const check = (who: string, what: DispatchJob, begin: number, held: MovableVisit[]) =>
            checkAssignment(
              what,
              engineers.find(one => one.id === who)!,
              begin,
              { engineerId: who, visits: [...held, ...(who === engineerId && what !== job ? [made] : [])] },
              now,
            );
          expect(check(engineerId, job, start, calendar(engineerId))).toMatchObject({
            allowed: true,
            needsReason: false,
          });
          expect(
            check(moved.engineerId, moved.visit.job, moved.start, calendar(moved.engineerId)),
          ).toMatchObject({ allowed: true, needsReason: false });
          if (moved.engineerId === engineerId) expect(overlaps(moved, { start, end })).toBe(false);
          const wasInTime = due !== null && moved.visit.end <= clock(due);
          if (wasInTime) expect(moved.end).toBeLessThanOrEqual(clock(due));
        }
      }),
      { numRuns: Number(process.env['PLAN_RUNS'] ?? 300) },
    );
  });
});
