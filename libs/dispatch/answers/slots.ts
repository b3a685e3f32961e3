import { BadProblem } from '../model/description';
import type { JobDescription, ProblemDescription } from '../model/description';
import { isCarried } from '../model/carriage';
import { partCount } from '../model/parts';
import type { Plan } from '../planner/plan-model';
import type { Offer } from './offers';
import { offersByPlace } from './offers-with-stops';
import { standing } from './standing';

/**
 * The `count` cheapest offers for a job that is in no route yet, over all engineers, the others keeping their order and
 * promises; of two that cost the same, the earlier one, and of the ways to stop at depots for it the cheapest. The job may be new (its place must be in the matrices) or one of
 * the unserved, which it then replaces. O(visits x breaks^2) beside compiling the problem.
 *
 * @throws BadProblem if the job makes no sense, or the plan is not one of this problem.
 */
export function slots(
  description: ProblemDescription,
  plan: Plan,
  job: JobDescription,
  count: number,
): Offer[] {
  if (partCount(job) > 1) throw new BadProblem('job.split', 'only a job in one piece is offered');
  const others = description.jobs.filter(one => one.id !== job.id);
  const { problem, routes } = standing({ ...description, jobs: [...others, job] }, plan);
  if (isCarried(problem, others.length))
    throw new BadProblem('job.id', 'the ends of a shipment are not offered on their own');
  const offers: Offer[] = [];
  for (let engineer = 0; engineer < problem.engineerCount; engineer++)
    if (problem.allowed[engineer * problem.jobCount + others.length] === 1)
      for (const place of offersByPlace(routes, engineer, others.length)) offers.push(inOrder(place)[0]!);
  return inOrder(offers).slice(0, count);
}

const inOrder = (offers: Offer[]) => offers.sort((a, b) => a.extraCost - b.extraCost || a.from - b.from);
