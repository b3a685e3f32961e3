import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';
import { priceOf } from '../planner/brute-force.fixture';
import type { Route } from '../planner/brute-people.fixture';
import {
  depotsAsJobs,
  depotsHaveFor,
  isDepot,
  isEachStopNeeded,
  waysWithStops,
} from '../planner/brute-stock.fixture';
import { plan } from '../planner/plan';
import type { Plan } from '../planner/plan-model';
import { withJobs } from '../planner/small-problem.fixture';
import type { Offer } from './offers';

/** Trying everything is for jobs that have nothing to do with each other. */
export const alone = {
  orders: false,
  crews: false,
  groups: false,
  carriage: false,
  uneven: false,
  people: false,
  personal: false,
};

/** A day with its last job taken away, to be offered. */
export function asked(problem: ProblemDescription): {
  day: ProblemDescription;
  standing: Plan;
  job: JobDescription;
} {
  // Only a job in one piece is offered.
  const job = { ...problem.jobs.at(-1)!, split: undefined };
  const day = withJobs(problem, id => id !== job.id);
  return { day, standing: plan(day, { iterations: 60 }), job };
}

export function jobsOf(problem: ProblemDescription, standing: Plan, engineer: number): JobDescription[] {
  const route = routesIn(problem, standing).find(one => one.engineer.id === engineer);
  return route!.jobs.filter(job => !isDepot(job));
}

/** What everybody does, stops at depots as jobs among it. */
export function routesIn(problem: ProblemDescription, { routes }: Plan): Route[] {
  const depots = (engineer: EngineerDescription) => depotsAsJobs(problem, engineer);
  return problem.engineers.map(engineer => {
    const steps = routes.find(one => one.engineer === engineer.id)?.steps ?? [];
    const jobs = steps.flatMap(({ kind, id }) => {
      if (kind === 'depot') return depots(engineer).find(one => one.id === -1 - id!)!;
      return kind === 'job' ? problem.jobs.find(one => one.id === id)! : [];
    });
    return { engineer, jobs };
  });
}

/**
 * What each way to stop costs that can be gone in time, and for which the depots have enough beside the `others`; none for somebody who
 * may not do one of the jobs.
 */
export function pricesOf(
  problem: ProblemDescription,
  engineer: EngineerDescription,
  jobs: JobDescription[],
  others: readonly Route[],
): number[] {
  const { id, skills: own, maxJobs } = engineer;
  const isAble = ({ skills = [], never }: JobDescription) =>
    skills.every(skill => own?.includes(skill)) && never?.includes(id) !== true;
  if (!jobs.every(isAble) || jobs.length > (maxJobs ?? Infinity)) return [];
  return waysWithStops(problem, engineer, jobs).flatMap(way => {
    const route = { engineer, jobs: way };
    const routes = [...others, route];
    if (!depotsHaveFor(problem, routes) || !isEachStopNeeded(problem, routes, [route])) return [];
    return priceOf(problem, { ...engineer, maxJobs: undefined }, way) ?? [];
  });
}

/** The cheapest way to put a job at each place of a route at which there is any, everybody else stopping where he does. */
export function cheapestAtEach(
  problem: ProblemDescription,
  engineer: EngineerDescription,
  standing: Plan,
  job: JobDescription,
): { engineer: number; price: number }[] {
  const order = jobsOf(problem, standing, engineer.id);
  const others = routesIn(problem, standing).filter(one => one.engineer !== engineer);
  const was = standing.routes.find(one => one.engineer === engineer.id)?.cost ?? 0;
  return [...order.keys(), order.length].flatMap(at => {
    const prices = pricesOf(problem, engineer, order.toSpliced(at, 0, job), others);
    return prices.length === 0 ? [] : [{ engineer: engineer.id, price: Math.min(...prices) - was }];
  });
}

/** The engineers with their routes and stops, the job that is offered put anywhere into that of whom it is offered with. */
export function waysToTake(
  problem: ProblemDescription,
  standing: Plan,
  { engineer, stops }: Offer,
  job: number,
) {
  const routes = problem.engineers.map(({ id }) => {
    const steps = standing.routes.find(one => one.engineer === id)?.steps ?? [];
    const jobs = steps.flatMap(step => (step.kind === 'job' ? [step.id!] : []));
    const routeStops = steps.flatMap((step, at) => {
      const behind = steps.slice(0, at).filter(one => one.kind === 'job').length;
      return step.kind === 'depot' ? [{ depot: step.id!, behind }] : [];
    });
    return { id, jobs, routeStops };
  });
  const own = routes.find(one => one.id === engineer)!.jobs;
  return [...own.keys(), own.length].map(at =>
    problem.engineers.map((one, index) => {
      const { jobs, routeStops } = routes[index]!;
      if (one.id !== engineer) return { ...one, route: jobs, routeStops };
      return { ...one, route: jobs.toSpliced(at, 0, job), routeStops: stops };
    }),
  );
}
