import { isCarried } from '../model/carriage';
import { BadProblem } from '../model/description';
import type { ProblemDescription } from '../model/description';
import type { Plan } from '../planner/plan-model';
import { isInTime } from '../search/feasible';
import { opensBehind } from '../search/hold';
import { setRoute } from '../search/journal';
import { emptyRoutes, jobsOf, refresh, unlink } from '../search/routes';
import { dropNeedless } from '../search/stops';
import { startsBehind } from './offers';
import type { Offer } from './offers';
import { offersByPlace } from './offers-with-stops';
import { refusalOf } from './refusal';
import type { Refusal } from './refusal';
import { engineerId, standing } from './standing';

/** What keeps a planned visit from beginning earlier where it is. */
export type NotEarlier =
  /** Its window opens only then; the engineer waits. */
  | { code: 'opens'; at: number }
  /** The visit before ends only then, and the way takes this long. */
  /** The job it waits for, by whomever, ends only then; a gap behind it is asked for. */
  | { code: 'waits'; job: number; endsAt: number; gapSeconds: number }
  | { code: 'visit-before'; job: number; endsAt: number; travelSeconds: number }
  | { code: 'break-before'; break: number; endsAt: number; travelSeconds: number }
  | { code: 'depot-before'; depot: number; endsAt: number; travelSeconds: number }
  | { code: 'start'; at: number; travelSeconds: number }
  /** It could: the engineer leaves later, so that nobody waits for nothing, or it had better begin later, or a job behind it. */
  | { code: 'could'; from: number };

/** One engineer's answer: a refusal, or the cheapest and the earliest place; the job itself is thought away first. */
export type EngineerAnswer =
  | { engineer: number; refusal: Refusal }
  | { engineer: number; refusal: null; cheapest: Offer; earliest: Offer };

export interface Explanation {
  job: number;
  /** Where it is, or null if nobody does it. */
  planned: { engineer: number; begin: number; notEarlier: NotEarlier } | null;
  /** All engineers: first those who could, cheapest first; then the others in their order. */
  engineers: EngineerAnswer[];
}

/**
 * Why a job is where it is (of one in parts, the first) and not earlier, or why nobody does it, in codes and numbers. An engineer without a refusal could
 * take it at the stated price, everybody else keeping his order; the planner may still prefer another plan as a whole.
 *
 * @throws BadProblem if there is no such job, or the plan is not one of this problem.
 */
export function explain(description: ProblemDescription, plan: Plan, jobId: number): Explanation {
  const { problem, routes, jobs } = standing(description, plan);
  const job = jobs.get(jobId);
  if (job === undefined) throw new BadProblem('job', `there is no job ${jobId}`);
  if (isCarried(problem, job))
    throw new BadProblem('job', `${jobId} is an end of a shipment, which is not explained on its own`);
  const owner = routes.engineer[job]!;
  let earliest = Infinity;
  if (owner !== -1) {
    const before = routes.previous[job]!;
    unlink(routes, job);
    refresh(routes, owner);
    if (opensBehind(routes, owner, job, before)) [earliest] = startsBehind(routes, owner, job, before);
    // Where he need not stop without it, he does not; but a stop on a shorter way may be what keeps him in time.
    const stopping = jobsOf(routes, owner);
    if (dropNeedless(routes, owner) && !isInTime(routes, owner)) setRoute(routes, owner, stopping);
  }
  // What a job waits for is no matter of the day of an engineer.
  const emptyDay = emptyRoutes({ ...problem, orders: null });
  const answers = Array.from({ length: problem.engineerCount }, (_, engineer): EngineerAnswer => {
    const offers = offersByPlace(routes, engineer, job).flat();
    const [first] = offers;
    if (!first)
      return { engineer: engineerId(problem, engineer), refusal: refusalOf(routes, emptyDay, engineer, job) };
    return {
      engineer: engineerId(problem, engineer),
      refusal: null,
      cheapest: offers.reduce((one, other) => (other.extraCost < one.extraCost ? other : one), first),
      earliest: offers.reduce((one, other) => (other.from < one.from ? other : one), first),
    };
  });
  const price = (answer: EngineerAnswer) => (answer.refusal ? Infinity : answer.cheapest.extraCost);
  return {
    job: jobId,
    planned: plannedAt(description, plan, jobId, earliest),
    engineers: answers.sort((a, b) => (price(a) === price(b) ? 0 : price(a) - price(b))),
  };
}

/** The order, if any, that leaves no earlier begin. */
function waitsUntil(
  { jobs }: ProblemDescription,
  { routes }: Plan,
  jobId: number,
  begin: number,
): Extract<NotEarlier, { code: 'waits' }> | null {
  const steps = routes.flatMap(route => route.steps.filter(step => step.kind === 'job'));
  for (const { job, minGapSeconds: gapSeconds = 0 } of jobs.find(one => one.id === jobId)?.after ?? []) {
    // Of a job in parts the last counts.
    const ends = steps.flatMap(one =>
      one.id === job ? [one.arrival + one.waiting + one.setup + one.duration] : [],
    );
    const endsAt = Math.max(-Infinity, ...ends);
    if (endsAt + gapSeconds === begin) return { code: 'waits', job, endsAt, gapSeconds };
  }
  return null;
}

function plannedAt(
  description: ProblemDescription,
  plan: Plan,
  jobId: number,
  earliest: number,
): Explanation['planned'] {
  for (const route of plan.routes) {
    const at = route.steps.findIndex(
      step => step.kind === 'job' && step.id === jobId && (step.part ?? 1) === 1,
    );
    const step = route.steps[at];
    const before = route.steps[at - 1];
    if (!step || !before) continue;
    const begin = step.arrival + step.waiting;
    const travelSeconds = step.travel - before.travel;
    const endsAt = before.arrival + before.waiting + before.setup + before.duration;
    const windows = description.jobs.find(one => one.id === jobId)?.windows;
    const answer = (notEarlier: NotEarlier) => ({ engineer: route.engineer, begin, notEarlier });
    if (earliest < begin) return answer({ code: 'could', from: earliest });
    const waits = waitsUntil(description, plan, jobId, begin);
    if (waits) return answer(waits);
    if (windows?.some(([from]) => from === begin)) return answer({ code: 'opens', at: begin });
    if (before.kind === 'job')
      return answer({ code: 'visit-before', job: before.id!, endsAt, travelSeconds });
    if (before.kind === 'depot')
      return answer({ code: 'depot-before', depot: before.id!, endsAt, travelSeconds });
    if (before.kind === 'break')
      return answer({ code: 'break-before', break: before.id!, endsAt, travelSeconds });
    return answer({ code: 'start', at: before.arrival, travelSeconds });
  }
  return null;
}
