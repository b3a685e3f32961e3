import * as fc from 'fast-check';
import { defaultPlanningTerms } from '#contracts';
import { merged } from '#dispatch';
import type { DayPlan, Position, Span } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import type { DayFacts, DayOrder, Days } from './day';
import { MINUTE_MS } from './way';

export const HOUR = 60 * MINUTE_MS;
export const dayStart = Date.parse('2026-11-19T22:00:00Z');
export const day = { start: dayStart, end: dayStart + 24 * HOUR };
/** That day and those after it: a Friday, a Saturday, a Sunday. */
export const daysOf = (count: number): Days => [
  day,
  ...Array.from({ length: count - 1 }, (_, n) => ({ start: at(24 * (n + 1)), end: at(24 * (n + 2)) })),
];
/** The evening before. */
export const dayBefore = dayStart - 6 * HOUR;
export const sofia = { lat: 42.69, lng: 23.32 };
export const plovdiv = { lat: 42.14, lng: 24.75 };
export const at = (hours: number): number => dayStart + hours * HOUR;

export const engineer = (id: string, given: Partial<PlannableEngineer> = {}): PlannableEngineer => ({
  id,
  name: `The ${id}`,
  partnerId: null,
  partnerName: null,
  active: true,
  home: sofia,
  position: null,
  skills: [{ skill: 'compressor', level: 3 }],
  certificates: [],
  timeZone: 'Europe/Sofia',
  shifts: [{ start: at(8), end: at(17) }],
  absences: [],
  ...given,
});

export const order = (
  id: string,
  { job, ...given }: Partial<Omit<DayOrder, 'job'>> & { job?: Partial<DayOrder['job']> } = {},
): DayOrder => ({
  id,
  partnerId: null,
  createdAt: dayBefore,
  job: {
    position: { lat: 42.7, lng: 23.34 },
    durationMinutes: 60,
    urgency: 'normal',
    skills: [],
    promisedWindow: null,
    dueAt: null,
    ...job,
  },
  ...given,
});

export const held = (
  engineerId: string,
  ...spans: [from: number, to: number, position?: Position][]
): DayPlan => ({
  engineerId,
  visits: spans.map(([from, to, position = sofia], index) => ({
    id: `${engineerId}-${index}`,
    label: `${engineerId}-${index}`,
    start: at(from),
    end: at(to),
    position,
  })),
});

export const facts = (given: Partial<DayFacts> = {}): DayFacts => ({
  days: [day],
  now: dayBefore,
  orders: [],
  engineers: [],
  policy: defaultPlanningTerms,
  plans: [],
  dueOfVisits: new Map(),
  preferredOfVisits: new Map(),
  ...given,
});

const somewhere = fc.record({
  lat: fc.double({ min: 42.4, max: 42.9, noNaN: true }),
  lng: fc.double({ min: 23, max: 24, noNaN: true }),
});
const hours = (min: number, max: number) =>
  fc.integer({ min: min * 60, max: max * 60 }).map(minutes => minutes / 60);
const company = fc.constantFrom(null, 'partner');

/** Not at work on some of several days. */
const someWork = (count: number): fc.Arbitrary<boolean[]> =>
  count === 1 ? fc.constant([true]) : fc.array(fc.boolean(), { minLength: count, maxLength: count });

const anEngineer = (id: string, count: number): fc.Arbitrary<PlannableEngineer> =>
  fc
    .record({
      home: somewhere,
      position: fc.option(somewhere),
      partnerId: company,
      level: fc.integer({ min: 1, max: 3 }),
      begin: hours(6, 10),
      length: hours(4, 9),
      works: someWork(count),
      absent: fc.option(hours(8, 24 * count - 9), { freq: 4 }),
      pace: fc.option(
        fc.record({
          factor: fc.constantFrom(0.8, 1, 1.3),
          bySkill: fc.constantFrom([], [{ skill: 'compressor', factor: 1.1 }]),
        }),
        { nil: undefined },
      ),
      overtime: fc.record({
        maxMinutes: fc.constantFrom(0, 0, 30, 120),
        travelHoursPerHour: fc.constantFrom(0, 1.5, 10),
      }),
    })
    .map(({ home, position, partnerId, level, begin, length, works, absent, pace, overtime }) =>
      engineer(id, {
        home,
        position,
        partnerId,
        skills: [{ skill: 'compressor', level }],
        shifts: works.flatMap((isOn, n) =>
          isOn ? [{ start: at(24 * n + begin), end: at(24 * n + begin + length) }] : [],
        ),
        absences: absent === null ? [] : [{ start: at(absent), end: at(absent + 1) }],
        ...(pace && { pace }),
        overtime,
      }),
    );

/** Not over one another, as the database has it; otherwise as bad as people plan. */
const someVisits = (engineerId: string, count: number): fc.Arbitrary<DayPlan> =>
  fc
    .array(fc.tuple(hours(5, 24 * count - 5), hours(0, 2), somewhere), { maxLength: 4 * count })
    .map(wanted => {
      const spans: [number, number, Position][] = [];
      for (const [from, length, position] of wanted.toSorted(([a], [b]) => a - b))
        if (from >= (spans.at(-1)?.[1] ?? 0)) spans.push([from, from + Math.max(0.1, length), position]);
      return held(engineerId, ...spans);
    });

/** On some of the days, with a break of half an hour at noon or without. */
const someAccess = (count: number): fc.Arbitrary<Span[]> =>
  fc
    .record({ opens: hours(6, 11), length: hours(2, 9), isOn: someWork(count), hasBreak: fc.boolean() })
    .map(({ opens, length, isOn, hasBreak }) =>
      isOn.flatMap((isOpen, n) => {
        const [from, to] = [24 * n + opens, 24 * n + opens + length];
        const noon = from + length / 2;
        if (!isOpen) return [];
        if (!hasBreak) return [{ start: at(from), end: at(to) }];
        return [
          { start: at(from), end: at(noon - 0.25) },
          { start: at(noon + 0.25), end: at(to) },
        ];
      }),
    );

const anOrder = (id: string, count: number): fc.Arbitrary<DayOrder> =>
  fc
    .record({
      position: somewhere,
      durationMinutes: fc.integer({ min: 5, max: 180 }),
      urgency: fc.constantFrom('critical', 'high', 'normal', 'low'),
      level: fc.integer({ min: 0, max: 3 }),
      promised: fc.option(hours(-5, 24 * count + 6), { freq: 2 }),
      due: fc.option(hours(-5, 24 * count + 16), { freq: 2 }),
      accessHours: fc.option(someAccess(count), { freq: 2 }),
      preferred: fc.array(hours(-5, 24 * count + 6), { maxLength: 2 }),
      partnerId: company,
    })
    .map(({ position, durationMinutes, urgency, level, promised, due, accessHours, preferred, partnerId }) =>
      order(id, {
        partnerId,
        job: {
          position,
          durationMinutes,
          urgency,
          skills: level === 0 ? [] : [{ skill: 'compressor', level }],
          promisedWindow: promised === null ? null : { start: at(promised), end: at(promised + 2) },
          dueAt: due === null ? null : at(due),
          accessHours,
          preferredWindows: merged(preferred.map(from => ({ start: at(from), end: at(from + 2) }))),
        },
      }),
    );

/** Days with shifts, leave, visits of all sorts and orders of all sorts, seen the evening before or in the middle of it. */
export const someDays = (count: number): fc.Arbitrary<DayFacts> =>
  fc
    .record({
      engineerCount: fc.integer({ min: 0, max: 4 }),
      orderCount: fc.integer({ min: 0, max: 9 }),
      now: fc.option(hours(5, 18)),
    })
    .chain(({ engineerCount, orderCount, now }) => {
      const ids = Array.from({ length: engineerCount }, (_, index) => `e${index}`);
      return fc.record({
        engineers: fc.tuple(...ids.map(id => anEngineer(id, count))),
        plans: fc.tuple(...ids.map(id => someVisits(id, count))),
        orders: fc.tuple(...Array.from({ length: orderCount }, (_, n) => anOrder(`o${n}`, count))),
        now: fc.constant(now === null ? dayBefore : at(now)),
      });
    })
    .map(given => facts({ days: daysOf(count), ...given }));

export const someDay = someDays(1);

/** The site of the order is open for all of the visit. */
export const isLetIn = ({ orderId, ...visit }: Span & { orderId: string }, { orders }: DayFacts): boolean =>
  orders.some(
    ({ id, job }) =>
      id === orderId &&
      (job.accessHours ?? [visit]).some(open => open.start <= visit.start && visit.end <= open.end),
  );
