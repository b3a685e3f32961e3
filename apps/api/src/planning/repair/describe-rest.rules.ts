import type { EngineerDescription, JobDescription, ProblemDescription, Promised } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import { Abilities } from '../day/abilities';
import { spanOf } from '../day/day';
import type { DayOrder } from '../day/day';
import { FAR_SECONDS, longerDay, windowsIn } from '../day/describe.rules';
import { beginsBetween, beginsWhileOpen, isOpenFor } from '../day/open.rules';
import { Paces } from '../day/pace.rules';
import { Places } from '../day/places';
import { earliestStart } from '../day/stretches.rules';
import { ceilMinute, floorMinute } from '../day/way';
import { stretchesOf, withWishes } from '../day/who.rules';
import { priorityOf, windowsOf } from '../day/wish.rules';
import { isUnderWay, restOfEngineer } from './engineer-rest.rules';
import type { EngineerRest, HeldVisit, RestStretch } from './engineer-rest.rules';
import type { Insertion, RepairFacts, RunningVisit } from './repair';

/** The rest of a day as the planner's engine reads it, and what its numbers stand for. */
export interface DescribedRest {
  problem: ProblemDescription;
  promised: Promised;
  /** By the id of the engine's engineer. */
  stretches: readonly RestStretch[];
  /** By the id of the engine's job: a visit that stays or may move, or an order to insert. */
  jobs: readonly (HeldVisit | Insertion)[];
  rests: ReadonlyMap<string, EngineerRest>;
  /** In seconds of the problem. */
  at: number;
  seconds: (at: number) => number;
}

/** What was promised to somebody is not given up for what only waits. */
const HELD_POINTS = 20;

/** Seconds are counted from the beginning of the day. */
export function describeRest(facts: RepairFacts): DescribedRest {
  const { now, engineers } = facts.day;
  const day = spanOf(facts.day);
  const orders = new Map(facts.day.orders.map(order => [order.id, order]));
  const abilities = new Abilities([...facts.visits.map(({ order }) => order), ...orders.values()]);
  const rests = new Map(
    engineers.map(engineer => {
      const able = new Set(abilities.of(engineer));
      const isFitting = (visit: RunningVisit) =>
        abilities.neededBy(visit.order).every(one => able.has(one)) && isOpenFor(visit.order.job, visit);
      const mine = facts.visits.filter(
        visit => visit.engineerId === engineer.id && (isUnderWay(visit) || !isOff(visit, facts)),
      );
      return [engineer.id, restOfEngineer(engineer, mine, facts, isFitting)];
    }),
  );
  const people = new Map(engineers.map(one => [one.id, one]));
  const paces = new Paces(engineers);
  const places = new Places();
  const seconds = (at: number) => Math.round((at - day.start) / 1_000);
  const stretches: RestStretch[] = [];
  const described: EngineerDescription[] = [];
  const entries: (HeldVisit | Insertion)[] = [];
  const jobs: JobDescription[] = [];
  const was = new Map<number, { engineer: number; begin: number }>();
  const homeless = new Set<number>();
  const urgent = new Set<number>();

  const add = (entry: HeldVisit | Insertion, job: Omit<JobDescription, 'id'>): number => {
    const id = entries.push(entry) - 1;
    jobs.push({ id, ...job });
    return id;
  };
  const addHeld = (held: HeldVisit, stretch: number): number => {
    const { visit, fixed } = held;
    const begin = seconds(floorMinute(visit.start));
    was.set(entries.length, { engineer: stretch, begin });
    const place = places.of(visit.position);
    const length = seconds(ceilMinute(visit.end)) - begin;
    if (fixed)
      return add(held, {
        place,
        durationSeconds: length,
        priority: 100,
        windows: [[begin, begin]],
        pinnedTo: stretch,
        mayWait: true,
        isTimed: true,
      });
    return add(held, {
      place,
      ...paces.durationOfVisit(visit.order, length, people.get(visit.engineerId)),
      priority: Math.min(100, priorityOf(visit.order, facts.day) + HELD_POINTS),
      skills: abilities.neededBy(visit.order),
      windows: windowsOfHeld(visit, earliestStart(day, now), seconds),
      // The pin keeps the engineer also where the time cannot be kept.
      ...(visit.isPinned && stretch >= 0 && { pinnedTo: stretch, mayWait: true }),
    });
  };

  const addStretch = (engineer: PlannableEngineer, stretch: RestStretch): void => {
    const id = stretches.push(stretch) - 1;
    const route = stretch.held.map(held => addHeld(held, id));
    described.push({
      id,
      profile: 'van',
      startPlace: places.of(stretch.from),
      ...(stretch.to && { endPlace: places.of(stretch.to) }),
      shift: [seconds(stretch.start), seconds(stretch.end)],
      ...longerDay(engineer, stretch.overtimeMs, facts.day.policy),
      skills: abilities.of(engineer),
      ...paces.of(engineer),
      route,
    });
  };
  for (const engineer of engineers)
    for (const stretch of rests.get(engineer.id)?.stretches ?? []) addStretch(engineer, stretch);

  for (const { homeless: visits } of rests.values())
    for (const visit of visits) {
      const id = addHeld({ visit: { ...visit, isPinned: false }, fixed: null }, -1);
      homeless.add(id);
      const isDeclined = facts.events.some(one => one.kind === 'declined' && one.visitId === visit.id);
      const never = isDeclined ? stretchesOf([visit.engineerId], stretches) : [];
      jobs[id] = { ...jobs[id]!, ...(never.length > 0 && { never }) };
    }
  for (const insertion of facts.insertions) {
    const order = orders.get(insertion.orderId);
    if (!order) continue;
    const never = stretchesOf(insertion.never, stretches);
    const id = add(insertion, {
      ...insertedJob(order, facts, seconds),
      ...paces.durationOf(order),
      place: places.of(order.job.position),
      skills: abilities.neededBy(order),
      ...(never.length > 0 && { never }),
    });
    homeless.add(id);
    if (insertion.isUrgent) urgent.add(id);
  }
  const wished = jobs.map((job, id) => {
    const entry = entries[id];
    // What stays where it is, stays whatever was said of the engineer since.
    if (!entry || job.pinnedTo !== undefined) return job;
    if ('visit' in entry) return withWishes(job, entry.visit.order, stretches, entry.visit.engineerId);
    const order = orders.get(entry.orderId);
    return order ? withWishes(job, order, stretches) : job;
  });
  return {
    problem: { engineers: described, jobs: wished, matrices: { van: places.matrix() } },
    promised: { was, homeless, urgent },
    stretches,
    jobs: entries,
    rests,
    at: seconds(Math.max(now, day.start)),
    seconds,
  };
}

/** Does not take place: the customer will not be there. */
export const isOff = (visit: RunningVisit, { events }: Pick<RepairFacts, 'events'>): boolean =>
  events.some(event => event.kind === 'no-access' && event.visitId === visit.id);

/** Nobody comes before the time that was promised, or while the site is closed; otherwise as soon as anybody can be told. */
function windowsOfHeld({ start, order }: RunningVisit, earliest: number, seconds: (at: number) => number) {
  const promised = order.job.promisedWindow;
  const from = promised ? Math.max(earliest, ceilMinute(Math.min(promised.start, start))) : earliest;
  const open = beginsWhileOpen(order);
  if (open) return windowsIn(beginsBetween(open, { from, to: Infinity }), seconds);
  return [[seconds(from), FAR_SECONDS]] as const;
}

function insertedJob(order: DayOrder, { day }: RepairFacts, seconds: (at: number) => number) {
  const earliest = earliestStart(spanOf(day), day.now);
  const priority = priorityOf(order, day);
  const begins = windowsOf(order, earliest, null, day.engineers) ?? [];
  if (order.job.accessHours)
    return { priority, windows: windowsIn(beginsBetween(begins, { from: earliest, to: Infinity }), seconds) };
  const { from, to } = begins[0] ?? { from: earliest, to: Infinity };
  const opens = Math.max(from, earliest);
  return { priority, windows: windowsIn([{ from: opens, to: Math.max(opens, to) }], seconds) };
}
