import { compile } from '../model/compile';
import { BadProblem } from '../model/description';
import type { ProblemDescription } from '../model/description';
import type { Problem } from '../model/problem';
import type { Plan, PlanRoute } from '../planner/plan-model';
import { isFeasible } from '../search/feasible';
import { holdMoments } from '../search/hold';
import { setRoute } from '../search/journal';
import { emptyRoutes } from '../search/routes';
import type { Routes } from '../search/routes';

/** A plan as it stands, ready to be asked: slack of every stop known, every insertion an O(1) question. */
export interface Standing {
  problem: Problem;
  routes: Routes;
  /** Index of each job by its id; of one in parts that of the first. */
  jobs: ReadonlyMap<number, number>;
}

/** @throws BadProblem naming the route that does not belong to the problem or breaks one of its rules. */
export function standing(description: ProblemDescription, plan: Plan): Standing {
  const problem = compile(description);
  const jobs = new Map(description.jobs.map((job, index) => [job.id, index]));
  const names = namesOf(problem);
  const engineers = new Map(description.engineers.map((one, index) => [one.id, index]));
  const routes = emptyRoutes(problem);
  const begins = new Float64Array(problem.jobCount).fill(Number.NaN);
  for (const [at, route] of plan.routes.entries()) {
    const engineer = engineers.get(route.engineer);
    if (engineer === undefined)
      throw new BadProblem(`plan.routes[${at}].engineer`, `there is no engineer ${route.engineer}`);
    if (route.steps.some(({ kind }) => kind === 'depot') && description.engineers[engineer]?.stopsMade)
      throw new BadProblem(`plan.routes[${at}]`, 'has stops that are made: ask for what is left of the day');
    const order = route.steps.flatMap(({ kind, id, part }) => {
      if (kind === 'depot') return stopOf(problem, engineer, id, `plan.routes[${at}]`);
      if (kind !== 'job') return [];
      const job = names.get(nameOf(id, part));
      if (job === undefined) throw new BadProblem(`plan.routes[${at}]`, `there is no job ${id}`);
      if (routes.engineer[job] !== -1)
        throw new BadProblem(`plan.routes[${at}]`, `job ${id} is in two places`);
      return job;
    });
    for (const { id, part, kind, arrival, waiting } of route.steps)
      if (kind === 'job') begins[names.get(nameOf(id, part))!] = arrival + waiting;
    setRoute(routes, engineer, order);
    if (!isFeasible(routes, engineer))
      throw new BadProblem(`plan.routes[${at}]`, 'breaks a rule of the problem');
  }
  if (!holdMoments(routes, begins)) throw new BadProblem('plan', 'does not keep the order of its jobs');
  return { problem, routes, jobs };
}

/** A depot at which he can need nothing is none of his stops: then the plan is not one of this problem. */
function stopOf({ stock }: Problem, engineer: number, id: number | undefined, field: string): number {
  const own = stock?.depot.slice(
    stock.stopAt[engineer]! - stock.firstStop,
    stock.stopAt[engineer + 1]! - stock.firstStop,
  );
  const at = own?.indexOf(id!) ?? -1;
  if (at === -1) throw new BadProblem(field, `there is nothing to fetch at depot ${id}`);
  return stock!.stopAt[engineer]! + at;
}

const nameOf = (id: number | undefined, part = 1) => `${id} ${part}`;

/** Index of each job, or part, by how a step names it. */
function namesOf({ description, parts }: Problem): Map<string, number> {
  return new Map(
    description.jobs.map(({ id }, job) => [nameOf(parts?.[job]?.id ?? id, parts?.[job]?.part), job]),
  );
}

/** Ids of the jobs of a route in order. */
export function jobIds({ steps }: PlanRoute): number[] {
  return steps.flatMap(step => (step.kind === 'job' && step.id !== undefined ? [step.id] : []));
}

export function engineerId({ description }: Problem, engineer: number): number {
  return description.engineers[engineer]!.id;
}
