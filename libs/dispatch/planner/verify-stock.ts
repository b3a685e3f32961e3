import type { DepotDescription, ProblemDescription } from '../model/description';
import type { Plan, PlanRoute, PlanStep } from './plan-model';
import { askedIn } from './verify-parts';

/**
 * Jobs for which something is not on the van, depots that do not have what is fetched there, and stops that nobody needs, which on a
 * running day those that are made may be.
 */
export function stockFaults(problem: ProblemDescription, { routes }: Plan): string[] {
  const ofRoutes = routes.flatMap(route => {
    const faults = replay(problem, route, null);
    const made = problem.engineers.find(one => one.id === route.engineer)?.stopsMade ?? 0;
    const stops = route.steps.flatMap((step, at) => (step.kind === 'depot' ? [at] : [])).slice(made);
    if (faults.length === 0)
      for (const at of stops)
        if (
          !fetchesScarce(problem, route.steps[at]!) &&
          replay(problem, withAllFetched(problem, route, stops), at).length === 0
        )
          faults.push(`stops at depot ${route.steps[at]!.id} for nothing`);
    return faults.map(text => `engineer ${route.engineer}: ${text}`);
  });
  return [...ofRoutes, ...depotStockFaults(problem, routes)];
}

/** Where some depot runs out of what is fetched, another stop might have had too little. */
function fetchesScarce({ depots = [] }: ProblemDescription, { fetched }: PlanStep): boolean {
  const scarce = new Set(depots.flatMap(({ stock = [] }) => stock.map(({ kind }) => kind)));
  return fetched?.parts.some(({ kind, amount }) => amount > 0 && scarce.has(kind)) === true;
}

/** Depots from which all engineers together fetch more than there is. */
function depotStockFaults({ depots = [] }: ProblemDescription, routes: readonly PlanRoute[]): string[] {
  const steps = routes.flatMap(route => route.steps.filter(({ kind }) => kind === 'depot'));
  return depots.flatMap(({ id, stock = [] }) =>
    stock.flatMap(({ kind, amount }) => {
      const all = steps.flatMap(step => (step.id === id ? (step.fetched?.parts ?? []) : []));
      const sum = all.reduce((so, one) => so + (one.kind === kind ? one.amount : 0), 0);
      return sum > amount ? [`${sum} of part ${kind} are fetched at depot ${id}, which has ${amount}`] : [];
    }),
  );
}

/** What is on the van, step by step; `skipped` is a step that is thought away. */
function replay(
  { engineers, jobs, depots = [] }: ProblemDescription,
  { engineer, steps }: PlanRoute,
  skipped: number | null,
): string[] {
  const van = engineers.find(one => one.id === engineer);
  const parts = new Map(van?.stock?.map(({ kind, amount }) => [kind, amount]));
  const tools = new Set(van?.tools);
  const faults: string[] = [];
  for (const [at, step] of steps.entries()) {
    const { kind: what, id, fetched } = step;
    if (at === skipped) continue;
    if (what === 'depot') {
      const depot = depots.find(one => one.id === id);
      for (const { kind, amount } of fetched?.parts ?? []) {
        if (!has(depot, 'parts', kind)) faults.push(`depot ${id} has no part ${kind}`);
        if (!(amount > 0)) faults.push(`fetches ${amount} of part ${kind}`);
        parts.set(kind, (parts.get(kind) ?? 0) + amount);
      }
      for (const kind of fetched?.tools ?? []) {
        if (!has(depot, 'tools', kind)) faults.push(`depot ${id} has no tool ${kind}`);
        tools.add(kind);
      }
    }
    const whole = what === 'job' ? jobs.find(one => one.id === id) : undefined;
    const job = whole && askedIn(whole, step);
    for (const { kind, amount } of job?.parts ?? []) {
      const left = (parts.get(kind) ?? 0) - amount;
      if (left < 0) faults.push(`lacks ${-left} of part ${kind} for job ${id}`);
      parts.set(kind, left);
    }
    for (const kind of job?.tools ?? [])
      if (!tools.has(kind)) faults.push(`lacks tool ${kind} for job ${id}`);
  }
  return faults;
}

function has(depot: DepotDescription | undefined, of: 'parts' | 'tools', kind: number): boolean {
  return depot !== undefined && (depot[of] === undefined || depot[of].includes(kind));
}

/** The route as if at each of these stops more than enough of all that is there were fetched: one that is not missed then is not needed. */
function withAllFetched(
  { jobs, depots = [] }: ProblemDescription,
  route: PlanRoute,
  stops: readonly number[],
): PlanRoute {
  const kinds = [...new Set(jobs.flatMap(job => (job.parts ?? []).map(({ kind }) => kind)))];
  const tools = [...new Set(jobs.flatMap(job => job.tools ?? []))];
  const steps = route.steps.map((step, at) => {
    if (!stops.includes(at)) return step;
    const depot = depots.find(one => one.id === step.id);
    const parts = kinds.filter(kind => has(depot, 'parts', kind)).map(kind => ({ kind, amount: 1e15 }));
    return { ...step, fetched: { parts, tools: tools.filter(kind => has(depot, 'tools', kind)) } };
  });
  return { ...route, steps };
}
