import type { Span } from '../span';
import { hour, minute, overlaps } from '../span';
import { travelEstimate } from '../travel';
import { preferredCost } from './insertion';
import type { Insertion, Search } from './insertion';
import { defaultWeights } from './model';
import type {
  CandidateOptions,
  CandidateWeights,
  DayPlan,
  DispatchEngineer,
  DispatchJob,
  PlannedVisit,
} from './model';
import { judged } from './rank';
import type { Judged } from './rank';

/** A visit that stands and may be elsewhere; its job is as long as it is. */
export interface MovableVisit extends PlannedVisit {
  engineerId: string;
  job: DispatchJob;
  /** Who may have it; absent: anybody. */
  engineerIds?: ReadonlySet<string>;
}

/** One visit moves, and the job has its place. */
export interface RoomMade extends Span {
  /** Who does the job then, from `start` to `end`. */
  engineerId: string;
  travelMinutes: number;
  moved: { visit: MovableVisit; engineerId: string } & Span;
  /** By which the work begins earlier than it would without; null: nobody could without. */
  earlierMinutes: number | null;
  /** What both places cost more than the visit's old one, in minutes of working time. */
  minutes: number;
}

export interface RoomOptions extends CandidateOptions {
  /** Visits that begin before it stay. */
  frozenUntil: number;
  /** How many answers, default 5. */
  count?: number;
}

/** Somebody's day is disturbed and somebody else has to be told: a move must be worth as much. */
const disturbanceMinutes = 30;
/** Pairs of an engineer and a visit that are looked at closely: each asks everybody who could take the visit. */
const mostTried = 24;

interface Attempt {
  engineer: DispatchEngineer;
  visit: MovableVisit;
  rest: readonly PlannedVisit[];
  place: Judged;
  at: Insertion;
}

/**
 * What it would take: for which engineer the job has a place, or a better one, if one visit goes to somebody else or to
 * another time. The moved visit keeps what was promised and what is due, the job never misses a promise that it would keep
 * without; nothing else moves. Cheapest first, one answer an engineer. O(engineers x visits²) for the job and
 * `mostTried` times a ranking for the visits.
 */
export function makeRoom(
  job: DispatchJob,
  engineers: readonly DispatchEngineer[],
  dayPlans: readonly DayPlan[],
  movable: readonly MovableVisit[],
  now: number,
  options: RoomOptions,
): RoomMade[] {
  const weights = { ...defaultWeights, ...options.weights };
  const travel = options.travel ?? travelEstimate;
  const until = Math.max(now + (options.horizonMs ?? 72 * hour), job.promisedWindow?.end ?? 0);
  const plans = new Map<string, PlannedVisit[]>();
  for (const plan of dayPlans)
    plans.set(plan.engineerId, [...(plans.get(plan.engineerId) ?? []), ...plan.visits]);
  const people = new Map(engineers.map(engineer => [engineer.id, engineer]));
  const search = (engineer: DispatchEngineer, visits: readonly PlannedVisit[], of = job): Search => ({
    job: of,
    engineer,
    visits,
    now,
    until,
    weights,
    travel,
  });
  const alone = best(engineers.map(engineer => judged(search(engineer, plans.get(engineer.id) ?? []))));
  const worst = alone ? -alone.net - disturbanceMinutes : Infinity;
  const attempts: Attempt[] = [];
  for (const visit of movable) {
    const engineer = people.get(visit.engineerId);
    if (!engineer || visit.start < options.frozenUntil || visit.start >= until) continue;
    const rest = (plans.get(engineer.id) ?? []).filter(one => one.id !== visit.id);
    const place = judged(search(engineer, rest));
    if (place.at && isGood(place, job, alone) && -place.net < worst)
      attempts.push({ engineer, visit, rest, place, at: place.at });
  }
  attempts.sort((a, b) => b.place.net - a.place.net || (a.visit.id < b.visit.id ? -1 : 1));
  const made = new Map<string, RoomMade>();
  for (const { engineer, visit, rest, place, at } of attempts.slice(0, mostTried)) {
    const standing = placed(
      { id: '', label: '', position: job.position, start: at.start, end: at.end },
      rest,
    );
    const elsewhere = best(
      engineers
        .filter(one => visit.engineerIds?.has(one.id) ?? true)
        .map(one =>
          judged(search(one, one.id === engineer.id ? standing : (plans.get(one.id) ?? []), visit.job)),
        )
        .filter(found => keepsWhatItKept(found, visit)),
    );
    if (!elsewhere?.at) continue;
    const before = standingCost(visit, engineer, rest, { now, weights, travel });
    const minutes = -place.net - elsewhere.net - before;
    if (minutes >= worst) continue;
    const known = made.get(engineer.id);
    if (known && known.minutes <= minutes) continue;
    made.set(engineer.id, {
      engineerId: engineer.id,
      start: at.start,
      end: at.end,
      travelMinutes: Math.round(at.travelMinutes),
      moved: {
        visit,
        engineerId: elsewhere.candidate.engineerId,
        start: elsewhere.at.start,
        end: elsewhere.at.end,
      },
      earlierMinutes: alone?.at ? Math.round((alone.at.start - at.start) / minute) : null,
      minutes: Math.round(minutes),
    });
  }
  return [...made.values()]
    .sort((a, b) => a.minutes - b.minutes || (a.engineerId < b.engineerId ? -1 : 1))
    .slice(0, options.count ?? 5);
}

function best(all: readonly Judged[]): Judged | null {
  let first: Judged | null = null;
  for (const one of all) if (one.candidate.feasible && (!first || one.net > first.net)) first = one;
  return first;
}

const missesPromise = ({ candidate }: Judged): boolean =>
  candidate.reasons.some(({ code }) => code === 'promised-window-missed');

function isGood(place: Judged, job: DispatchJob, alone: Judged | null): boolean {
  if (!place.candidate.feasible) return false;
  return !job.promisedWindow || !missesPromise(place) || (alone !== null && missesPromise(alone));
}

/** A promise that the visit keeps, and its due time if it is done by then, hold where it goes. */
function keepsWhatItKept({ candidate, at }: Judged, { job, start, end }: MovableVisit): boolean {
  if (!candidate.feasible || !at) return false;
  const window = job.promisedWindow;
  if (
    window &&
    window.start <= start &&
    start <= window.end &&
    !(window.start <= at.start && at.start <= window.end)
  )
    return false;
  return !(job.dueAt && end <= job.dueAt && at.end > job.dueAt);
}

function placed(visit: PlannedVisit, among: readonly PlannedVisit[]): PlannedVisit[] {
  return [...among.filter(one => !overlaps(one, visit)), visit];
}

/** What a visit costs where it is: its waiting, its detour and that the customer had rather have another time. */
function standingCost(
  { job, start, position }: MovableVisit,
  { home }: DispatchEngineer,
  rest: readonly PlannedVisit[],
  { now, weights, travel }: { now: number; weights: CandidateWeights; travel: Search['travel'] },
): number {
  const near = rest.filter(one => Math.abs(one.start - start) < 12 * hour);
  const last = near
    .filter(one => one.end <= start)
    .reduce<PlannedVisit | null>((a, b) => (a && a.end > b.end ? a : b), null);
  const next = near
    .filter(one => one.start >= start)
    .reduce<PlannedVisit | null>((a, b) => (a && a.start < b.start ? a : b), null);
  const from = last?.position ?? home;
  const to = next?.position ?? home;
  const detour = travel(from, position).minutes + travel(position, to).minutes - travel(from, to).minutes;
  const waiting = ((start - now) / hour) * weights.waitingHour[job.urgency];
  return waiting + Math.max(0, detour) * weights.travel + preferredCost({ job, now, weights }, start);
}
