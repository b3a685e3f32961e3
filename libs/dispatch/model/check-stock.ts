import { BadProblem } from './description';
import type { KindAmount, ProblemDescription, Window } from './description';

export interface StockChecks {
  place(place: number, field: string): void;
  amount(amount: number | undefined, field: string): void;
  windows(windows: readonly Window[], field: string): void;
}

/** @throws BadProblem naming what makes no sense of parts, tools and depots. */
export function checkStock(problem: ProblemDescription, check: StockChecks): void {
  const { engineers, jobs, depots = [] } = problem;
  const ids = new Set<number>();
  for (const [at, depot] of depots.entries()) {
    const field = `depots[${at}]`;
    if (!Number.isFinite(depot.id)) throw new BadProblem(`${field}.id`, 'must be a number');
    if (ids.has(depot.id)) throw new BadProblem(`${field}.id`, `${depot.id} is there twice`);
    ids.add(depot.id);
    check.place(depot.place, `${field}.place`);
    check.amount(depot.durationSeconds, `${field}.durationSeconds`);
    if (depot.windows) check.windows(depot.windows, `${field}.windows`);
    checkKinds(depot.parts, `${field}.parts`);
    checkKinds(depot.tools, `${field}.tools`);
    checkAmounts(depot.stock, `${field}.stock`);
    for (const [index, { kind }] of (depot.stock ?? []).entries())
      if (depot.parts?.includes(kind) === false)
        throw new BadProblem(`${field}.stock[${index}].kind`, `${kind} is not among the parts of the depot`);
  }
  for (const [at, { stock, tools, stopsMade = 0, route = [], routeStops = [] }] of engineers.entries()) {
    const field = `engineers[${at}]`;
    if (!(Number.isInteger(stopsMade) && stopsMade >= 0))
      throw new BadProblem(`${field}.stopsMade`, 'must be a whole number, not negative');
    checkAmounts(stock, `${field}.stock`);
    checkKinds(tools, `${field}.tools`);
    for (const [index, { depot, behind }] of routeStops.entries()) {
      const name = `${field}.routeStops[${index}]`;
      if (!ids.has(depot)) throw new BadProblem(`${name}.depot`, `there is no depot ${depot}`);
      const least = routeStops[index - 1]?.behind ?? 0;
      if (!(Number.isInteger(behind) && behind >= least && behind <= route.length))
        throw new BadProblem(`${name}.behind`, `must be a whole number from ${least} to ${route.length}`);
    }
  }
  for (const [at, { parts, tools }] of jobs.entries()) {
    checkAmounts(parts, `jobs[${at}].parts`);
    checkKinds(tools, `jobs[${at}].tools`);
  }
}

function checkAmounts(list: readonly KindAmount[] | undefined, field: string): void {
  checkKinds(
    list?.map(one => one.kind),
    field,
    '.kind',
  );
  for (const [at, { amount }] of (list ?? []).entries())
    if (!(Number.isInteger(amount) && amount >= 0 && amount <= 1e12))
      throw new BadProblem(`${field}[${at}].amount`, 'must be a whole number, not negative');
}

function checkKinds(kinds: readonly number[] | undefined, field: string, name = ''): void {
  const seen = new Set<number>();
  for (const [at, kind] of (kinds ?? []).entries()) {
    if (!Number.isFinite(kind)) throw new BadProblem(`${field}[${at}]${name}`, 'must be a number');
    if (seen.has(kind)) throw new BadProblem(`${field}[${at}]${name}`, `${kind} is there twice`);
    seen.add(kind);
  }
}
