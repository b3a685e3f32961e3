import { outsideSeconds } from '../model/begin-price';
import type { JobDescription } from '../model/description';
import type { Plan, PlanRoute, PlanStep } from '../planner/plan-model';
import type { VroomProblem } from './read';

/**
 * VROOM's API output (its docs/API.md): code, summary, unassigned, routes. Beyond it: a reason for every unassigned job, `overtime`,
 * `late`, `outside`, and `part` and `parts` of a job in parts.
 */
export function writeVroom(
  { problem, coordinates, descriptions }: VroomProblem,
  plan: Plan,
  solvingMs: number,
) {
  const jobs = new Map(problem.jobs.map(job => [job.id, job]));
  const loads = Math.max(0, ...problem.engineers.map(one => one.capacity?.length ?? 0));
  const location = (place: number | undefined) => ({
    ...(place === undefined ? {} : { location_index: place }),
    ...(place !== undefined && coordinates[place] ? { location: coordinates[place] } : {}),
  });
  const named = (text: string | undefined) => (text === undefined ? {} : { description: text });
  const routes = plan.routes.map(route => {
    // What counts once goes with the first part.
    const jobOf = ({ kind, id, part = 1 }: PlanStep) =>
      kind === 'job' && part === 1 ? jobs.get(id!) : undefined;
    const visits = route.steps.flatMap(step => jobOf(step) ?? []);
    const left = totalOf(visits, loads);
    const total = [...left];
    const start = route.steps[0]!;
    return {
      vehicle: route.engineer,
      cost: route.cost,
      ...loadFields(total),
      ...totalsOf(route),
      priority: visits.reduce((sum, job) => sum + (job.priority ?? 0), 0),
      ...(route.overtimeSeconds > 0 ? { overtime: route.overtimeSeconds } : {}),
      ...(route.distanceMetres === null ? {} : { distance: route.distanceMetres }),
      steps: route.steps.map(step => {
        const job = step.kind === 'job' ? jobs.get(step.id!) : undefined;
        for (const [kind, amount] of (jobOf(step)?.demand ?? []).entries()) left[kind]! -= amount;
        return {
          ...writeStep(step, start),
          ...timesFields(jobOf(step), step),
          ...location(step.place),
          ...(loads > 0 ? { load: [...left] } : {}),
          ...named(job && descriptions.jobs.get(job.id)),
        };
      }),
      violations: [],
      ...named(descriptions.vehicles.get(route.engineer)),
    };
  });
  const sum = (pick: (route: (typeof routes)[number]) => number) =>
    routes.reduce((all, one) => all + pick(one), 0);
  const served = routes.flatMap(one =>
    one.steps.flatMap(step => (step.type === 'job' && (step.part ?? 1) === 1 ? [jobs.get(step.id!)!] : [])),
  );
  return {
    code: 0,
    summary: {
      cost: plan.cost,
      routes: routes.length,
      unassigned: plan.unserved.length,
      ...loadFields(totalOf(served, loads)),
      setup: sum(one => one.setup),
      service: sum(one => one.service),
      duration: sum(one => one.duration),
      waiting_time: sum(one => one.waiting_time),
      priority: sum(one => one.priority),
      ...secondsField(
        'late',
        sum(one => one.steps.reduce((all, step) => all + (step.late ?? 0), 0)),
      ),
      ...secondsField(
        'outside',
        sum(one => one.steps.reduce((all, step) => all + (step.outside ?? 0), 0)),
      ),
      ...(routes.every(one => one.overtime === undefined) ? {} : { overtime: sum(one => one.overtime ?? 0) }),
      ...(routes.every(one => one.distance === undefined) ? {} : { distance: sum(one => one.distance ?? 0) }),
      violations: [],
      computing_times: { loading: 0, solving: Math.round(solvingMs), routing: 0 },
    },
    unassigned: plan.unserved.map(({ id, reason }) => ({
      id,
      type: 'job',
      ...location(jobs.get(id)?.place),
      ...named(descriptions.jobs.get(id)),
      reason,
    })),
    routes,
  };
}

function writeStep(step: PlanStep, start: PlanStep) {
  return {
    type: step.kind,
    ...(step.id === undefined ? {} : { id: step.id }),
    ...(step.kind === 'job' ? { job: step.id } : {}),
    ...(step.part === undefined ? {} : { part: step.part, parts: step.parts }),
    setup: step.setup,
    service: step.duration,
    waiting_time: step.waiting,
    arrival: step.arrival,
    duration: step.travel - start.travel,
    violations: [],
  };
}

/** Seconds by which a job begins after it was due, and outside of its preferred windows. */
function timesFields(
  job: JobDescription | undefined,
  { arrival, waiting }: PlanStep,
): { late?: number; outside?: number } {
  if (!job) return {};
  const begin = arrival + waiting;
  return {
    ...secondsField('late', begin - (job.due ?? Infinity)),
    ...secondsField('outside', outsideSeconds(job, begin)),
  };
}

function secondsField(name: 'late' | 'outside', seconds: number): { late?: number; outside?: number } {
  return seconds > 0 ? { [name]: seconds } : {};
}

function totalsOf(route: PlanRoute) {
  return {
    setup: route.steps.reduce((sum, step) => sum + step.setup, 0),
    service: route.steps.reduce((sum, step) => sum + step.duration, 0),
    duration: route.travelSeconds,
    waiting_time: route.waitingSeconds,
  };
}

function totalOf(visits: readonly JobDescription[], loads: number): number[] {
  return Array.from({ length: loads }, (_, kind) =>
    visits.reduce((sum, job) => sum + (job.demand?.[kind] ?? 0), 0),
  );
}

/** `amount` is what VROOM called `delivery` before 1.11 and still writes. */
function loadFields(total: readonly number[]) {
  return total.length === 0 ? {} : { delivery: [...total], amount: [...total], pickup: total.map(() => 0) };
}
