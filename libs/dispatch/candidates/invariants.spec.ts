import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { contains, merged, minute, msOf, overlaps, without } from '../span';
import { travelEstimate } from '../travel';
import { checkAssignment } from './check';
import { clock, engineerOf, jobOf, monday } from './factories';
import type { DispatchEngineer, DispatchJob, PlannedVisit } from './model';
import { withOvertime } from './overtime';
import { rankCandidates } from './rank';

const dayMinutes = 24 * 60;
const position = fc.record({
  lat: fc.double({ min: 42.2, max: 43.2, noNaN: true }),
  lng: fc.double({ min: 23, max: 24, noNaN: true }),
});
const span = (from: number, to: number, longest: number) =>
  fc
    .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 5, max: longest }))
    .map(([start, length]) => ({
      start: monday + start * minute,
      end: monday + (start + length) * minute,
    }));

/** Visits that do not overlap, as the database guarantees. */
const visits: fc.Arbitrary<PlannedVisit[]> = fc
  .array(fc.tuple(span(6 * 60, 2 * dayMinutes, 180), position), { maxLength: 8 })
  .map(list => {
    const kept: PlannedVisit[] = [];
    for (const [at, where] of list)
      if (!kept.some(one => overlaps(one, at)))
        kept.push({ ...at, position: where, id: `v${kept.length}`, label: '' });
    return kept;
  });

const engineer: fc.Arbitrary<DispatchEngineer> = fc.record(
  {
    id: fc.constant('ana'),
    home: position,
    skills: fc.constant([{ skill: 'hvac', level: 3 }]),
    certificates: fc.constant([]),
    position: fc.option(position),
    shifts: fc
      .array(fc.integer({ min: 0, max: 2 }), { maxLength: 3 })
      .map(days =>
        [...new Set(days)].map(day => ({ start: clock(24 * day + 8), end: clock(24 * day + 17) })),
      ),
    absences: fc.array(span(0, 2 * dayMinutes, 300), { maxLength: 2 }),
    breaks: fc.constantFrom([], [{ start: clock(12), end: clock(12, 30) }]),
    overtime: fc.record({
      maxMinutes: fc.constantFrom(0, 45, 180),
      travelHoursPerHour: fc.constantFrom(0, 1.5, 10),
    }),
  },
  { requiredKeys: ['id', 'home', 'skills', 'certificates', 'shifts'] },
);

const job: fc.Arbitrary<DispatchJob> = fc.record(
  {
    position,
    durationMinutes: fc.integer({ min: 5, max: 300 }),
    urgency: fc.constantFrom('critical', 'high', 'normal', 'low'),
    skills: fc.constant([{ skill: 'hvac', level: 2 }]),
    promisedWindow: fc.option(span(0, 2 * dayMinutes, 240)),
    preferredWindows: fc.array(span(0, 2 * dayMinutes, 240), { maxLength: 3 }).map(merged),
    dueAt: fc.option(fc.integer({ min: clock(8), max: clock(60) })),
    accessHours: fc.option(fc.array(span(0, 2 * dayMinutes, 600), { maxLength: 3 })),
  },
  { requiredKeys: ['position', 'durationMinutes', 'urgency', 'skills'] },
);
const now = fc.integer({ min: 0, max: 2 * dayMinutes }).map(at => monday + at * minute);

describe('a feasible proposal', () => {
  it('never overlaps a visit, a leave or a break, never leaves a shift, the access hours or the future', () => {
    fc.assert(
      fc.property(job, engineer, visits, now, (of, who, planned, at) => {
        const [candidate] = rankCandidates(of, [who], [{ engineerId: who.id, visits: planned }], at);
        const window = candidate?.proposedWindow;
        expect(candidate?.feasible).toBe(Boolean(window));
        if (!window) return;
        expect(window.start).toBeGreaterThanOrEqual(at);
        expect(window.end - window.start).toBe(of.durationMinutes * minute);
        for (const taken of [...planned, ...(who.absences ?? []), ...(who.breaks ?? [])])
          expect(overlaps(taken, window)).toBe(false);
        expect(who.shifts.some(shift => contains(withOvertime(who, shift), window))).toBe(true);
        if (of.accessHours) expect(of.accessHours.some(open => contains(open, window))).toBe(true);
        if (of.promisedWindow) expect(window.start).toBeGreaterThanOrEqual(of.promisedWindow.start);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves the way to the next visit', () => {
    fc.assert(
      fc.property(job, engineer, visits, now, (of, who, planned, at) => {
        const [candidate] = rankCandidates(of, [who], [{ engineerId: who.id, visits: planned }], at);
        const window = candidate?.proposedWindow;
        const shift = who.shifts
          .map(one => withOvertime(who, one))
          .find(one => window && contains(one, window));
        if (!window || !shift) return;
        // What lies behind the next one is out of reach already where people have planned it so.
        const [next] = planned
          .filter(visit => visit.start >= window.end && visit.start < shift.end)
          .toSorted((one, other) => one.start - other.start);
        if (!next) return;
        const minutes = travelEstimate(of.position, next.position).minutes;
        expect(next.start - window.end).toBeGreaterThanOrEqual(msOf(minutes));
      }),
      { numRuns: 1_000 },
    );
  });

  it('passes the check of a drag to the same place', () => {
    fc.assert(
      fc.property(job, engineer, visits, now, (of, who, planned, at) => {
        const plan = { engineerId: who.id, visits: planned };
        const [candidate] = rankCandidates(of, [who], [plan], at);
        if (!candidate?.proposedWindow) return;
        const check = checkAssignment(of, who, candidate.proposedWindow.start, plan, at);
        expect(check.allowed).toBe(true);
        const doubts = check.reasons.filter(one => one.kind === 'against').map(one => one.code);
        expect(doubts).not.toContain('travel-short');
        expect(doubts).not.toContain('off-shift');
        expect(check.needsReason).toBe(doubts.includes('promised-window-missed'));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found whenever a whole free shift lies ahead', () => {
    fc.assert(
      fc.property(job, now, (of, at) => {
        const free = without([{ start: Math.max(clock(8), at), end: clock(17) }], []);
        const roomy = free[0] && free[0].end - free[0].start > (of.durationMinutes + 80) * minute;
        if (!roomy || of.promisedWindow || of.accessHours) return;
        const [candidate] = rankCandidates(
          { ...jobOf(), durationMinutes: of.durationMinutes },
          [engineerOf()],
          [],
          at,
        );
        expect(candidate?.feasible).toBe(true);
      }),
    );
  });

  it('takes time that grows with the engineers, not with their square', () => {
    const days = Array.from(Array(400).keys(), i => ({
      engineer: engineerOf({
        id: `e${i}`,
        shifts: [0, 1, 2].map(day => ({ start: clock(24 * day + 8), end: clock(24 * day + 17) })),
      }),
      plan: {
        engineerId: `e${i}`,
        visits: Array.from({ length: 10 }, (_, k) => ({
          id: `${i}-${k}`,
          label: '',
          position: { lat: 42 + ((i * 7 + k * 13) % 100) / 100, lng: 23 + ((i * 11 + k * 5) % 100) / 100 },
          start: clock(24 * (k % 3) + 8 + Math.floor(k / 3) * 2),
          end: clock(24 * (k % 3) + 9 + Math.floor(k / 3) * 2),
        })),
      },
    }));
    const quickest = [Infinity, Infinity];
    // By turns, so that other work on the machine slows both down.
    for (let run = 0; run < 40; run++)
      for (const [at, count] of [50, 400].entries()) {
        const some = days.slice(0, count);
        const before = performance.now();
        const ranked = rankCandidates(
          jobOf(),
          some.map(day => day.engineer),
          some.map(day => day.plan),
          clock(7),
        );
        quickest[at] = Math.min(quickest[at]!, performance.now() - before);
        expect(ranked).toHaveLength(count);
      }
    // Eight times the engineers; 64 would be their square.
    expect(quickest[1]! / quickest[0]!).toBeLessThan(25);
  });
});
