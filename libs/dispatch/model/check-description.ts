import { checkCarriage } from './check-carriage';
import { checkOrders } from './check-orders';
import { checkPeople } from './check-people';
import { checkRelations } from './check-relations';
import { checkSplits } from './check-splits';
import { checkStock } from './check-stock';
import { BadProblem } from './description';
import type { EngineerDescription, JobDescription, ProblemDescription, Window } from './description';
import { mayWorkLonger } from './overtime';

/** Greatest time, price or load: sums over a day of thousands of jobs stay exact integers. */
const greatest = 1e12;

/** Matrices that were found good; they must not be changed after. */
const checkedMatrices = new WeakSet<ProblemDescription['matrices']>();

/** @throws BadProblem naming the first item that makes no sense. Linear in the size of the description. */
export function checkDescription(description: ProblemDescription): void {
  const { engineers, jobs, matrices } = description;
  if (engineers.length === 0) throw new BadProblem('engineers', 'at least one is needed');
  for (const [index, { profile }] of engineers.entries())
    if (!matrices[profile])
      throw new BadProblem(`engineers[${index}].profile`, `there is no matrix "${profile}"`);
  const isChecked = checkedMatrices.has(matrices);
  for (const [name, { durations, distances, costs }] of isChecked ? [] : Object.entries(matrices)) {
    checkMatrix(durations, `matrices.${name}.durations`, durations.length);
    if (distances) checkMatrix(distances, `matrices.${name}.distances`, durations.length);
    if (costs) checkMatrix(costs, `matrices.${name}.costs`, durations.length);
  }
  checkedMatrices.add(matrices);
  const loads = Math.max(0, ...engineers.map(one => one.capacity?.length ?? 0));
  const jobIds = new Map(jobs.map((job, index) => [job.id, index]));
  checkUnique(jobs, 'jobs');
  checkUnique(engineers, 'engineers');
  const size = Math.min(...engineers.map(one => matrices[one.profile]?.durations.length ?? 0));
  for (const [index, job] of jobs.entries()) checkJob(job, `jobs[${index}]`, size, loads);
  const engineerIds = new Set(engineers.map(one => one.id));
  for (const [index, job] of jobs.entries())
    if (job.pinnedTo !== undefined && !engineerIds.has(job.pinnedTo))
      throw new BadProblem(`jobs[${index}].pinnedTo`, `there is no engineer ${job.pinnedTo}`);
  checkPrice(description.costPerSpareSkill, 'costPerSpareSkill');
  checkPrice(description.costPerUnevenHour, 'costPerUnevenHour');
  checkRelations(description);
  checkOrders(description);
  checkCarriage(description, loads);
  const routed = new Set<number>();
  const inParts = new Set(jobs.flatMap(job => (job.split ? [job.id] : [])));
  for (const [index, engineer] of engineers.entries()) {
    const field = `engineers[${index}]`;
    const matrix = matrices[engineer.profile]!;
    checkEngineer(engineer, field, matrix.durations.length);
    if (engineer.costPerKm && !matrix.distances)
      throw new BadProblem(`${field}.costPerKm`, `needs matrices.${engineer.profile}.distances`);
    if (engineer.maxDistanceMetres !== undefined && !matrix.distances)
      throw new BadProblem(`${field}.maxDistanceMetres`, `needs matrices.${engineer.profile}.distances`);
    for (const [at, id] of (engineer.route ?? []).entries()) {
      if (!jobIds.has(id)) throw new BadProblem(`${field}.route[${at}]`, `there is no job ${id}`);
      if (routed.has(id) && !inParts.has(id))
        throw new BadProblem(`${field}.route[${at}]`, `job ${id} is in two places`);
      routed.add(id);
    }
  }
  checkPeople(description);
  checkSplits(description);
  checkStock(description, {
    place: (place, field) => checkPlace(place, field, size),
    amount: checkAmount,
    windows: checkWindows,
  });
}

function checkEngineer(engineer: EngineerDescription, field: string, size: number): void {
  if (engineer.startPlace !== undefined) checkPlace(engineer.startPlace, `${field}.startPlace`, size);
  if (engineer.endPlace !== undefined) checkPlace(engineer.endPlace, `${field}.endPlace`, size);
  if (engineer.shift) checkWindow(engineer.shift, `${field}.shift`);
  checkAmount(engineer.maxOvertimeSeconds, `${field}.maxOvertimeSeconds`);
  if (!engineer.shift && mayWorkLonger(engineer))
    throw new BadProblem(`${field}.maxOvertimeSeconds`, 'needs a shift');
  checkPrice(engineer.costPerOvertimeHour, `${field}.costPerOvertimeHour`);
  for (const name of ['maxJobs', 'maxTravelSeconds', 'maxDistanceMetres'] as const)
    checkAmount(engineer[name], `${field}.${name}`);
  for (const name of ['costFixed', 'costPerTravelHour', 'costPerKm'] as const)
    checkAmount(engineer[name], `${field}.${name}`);
  const factor = engineer.speedFactor ?? 1;
  if (!(factor > 0 && factor <= 100))
    throw new BadProblem(`${field}.speedFactor`, 'must be above 0, up to 100');
  for (const [at, amount] of (engineer.capacity ?? []).entries())
    checkAmount(amount, `${field}.capacity[${at}]`);
  const { durationFactor = 1 } = engineer;
  if (!(durationFactor > 0 && durationFactor <= 100))
    throw new BadProblem(`${field}.durationFactor`, 'must be above 0, up to 100');
  checkSkills(engineer.skills, `${field}.skills`);
  const names = new Set<number>();
  for (const [at, pause] of (engineer.breaks ?? []).entries()) {
    checkAmount(pause.durationSeconds, `${field}.breaks[${at}].durationSeconds`);
    checkWindows(pause.windows, `${field}.breaks[${at}].windows`);
    if (names.has(pause.id)) throw new BadProblem(`${field}.breaks[${at}].id`, `${pause.id} is there twice`);
    names.add(pause.id);
  }
}

function checkJob(job: JobDescription, field: string, size: number, loads: number): void {
  checkPlace(job.place, `${field}.place`, size);
  checkAmount(job.durationSeconds, `${field}.durationSeconds`);
  checkAmount(job.setupSeconds, `${field}.setupSeconds`);
  for (const key of ['durationPerType', 'setupPerType'] as const)
    for (const [type, seconds] of Object.entries(job[key] ?? {}))
      checkAmount(seconds, `${field}.${key}.${type}`);
  checkAmount(job.priority, `${field}.priority`);
  if ((job.priority ?? 0) > 100) throw new BadProblem(`${field}.priority`, 'must be at most 100');
  if (job.due !== undefined && !(Math.abs(job.due) <= greatest))
    throw new BadProblem(`${field}.due`, 'must be a number');
  checkPrice(job.costPerLateHour, `${field}.costPerLateHour`);
  if (job.preferredWindows) checkWindows(job.preferredWindows, `${field}.preferredWindows`);
  checkPrice(job.costPerOutsideHour, `${field}.costPerOutsideHour`);
  checkPrice(job.mostOutsideCost, `${field}.mostOutsideCost`);
  if (job.windows) checkWindows(job.windows, `${field}.windows`);
  checkSkills(job.skills, `${field}.skills`);
  checkSkills(job.never, `${field}.never`);
  checkSkills(job.preferred?.engineers, `${field}.preferred.engineers`);
  checkPrice(job.preferred?.price, `${field}.preferred.price`);
  for (const key of ['demand', 'pickup'] as const) {
    const amounts = job[key] ?? [];
    if (amounts.length > loads)
      throw new BadProblem(`${field}.${key}`, `has ${amounts.length} kinds of load, engineers ${loads}`);
    for (const [at, amount] of amounts.entries()) checkAmount(amount, `${field}.${key}[${at}]`);
  }
}

function checkMatrix(rows: readonly (readonly number[])[], field: string, size: number): void {
  if (rows.length !== size) throw new BadProblem(field, `has ${rows.length} rows, expected ${size}`);
  for (const [from, row] of rows.entries()) {
    if (row.length !== size)
      throw new BadProblem(`${field}[${from}]`, `has ${row.length} entries, expected ${size}`);
    for (let to = 0; to < size; to++) {
      const value = row[to]!;
      if (!(value >= 0 && value <= 1e9))
        throw new BadProblem(`${field}[${from}][${to}]`, 'must be a number from 0 to 1e9');
    }
  }
}

function checkUnique(things: readonly { id: number }[], field: string): void {
  const seen = new Set<number>();
  for (const [index, { id }] of things.entries()) {
    if (!Number.isFinite(id)) throw new BadProblem(`${field}[${index}].id`, 'must be a number');
    if (seen.has(id)) throw new BadProblem(`${field}[${index}].id`, `${id} is there twice`);
    seen.add(id);
  }
}

function checkPlace(place: number, field: string, size: number): void {
  if (!(Number.isInteger(place) && place >= 0 && place < size))
    throw new BadProblem(field, `must be a whole number from 0 to ${size - 1}, the size of the matrix`);
}

function checkAmount(amount: number | undefined, field: string): void {
  if (amount !== undefined && !(amount >= 0 && amount <= greatest))
    throw new BadProblem(field, 'must be a number, not negative');
}

/** Whole numbers of the cache hold the price of an insertion: this leaves room for every way. */
function checkPrice(price: number | undefined, field: string): void {
  if (price !== undefined && !(price >= 0 && price <= 1e6))
    throw new BadProblem(field, 'must be a number from 0 to 1e6');
}

function checkSkills(skills: readonly number[] | undefined, field: string): void {
  for (const [at, skill] of (skills ?? []).entries())
    if (!Number.isFinite(skill)) throw new BadProblem(`${field}[${at}]`, 'must be a number');
}

function checkWindows(windows: readonly Window[], field: string): void {
  if (windows.length === 0) throw new BadProblem(field, 'must not be empty');
  for (const [at, window] of windows.entries()) {
    checkWindow(window, `${field}[${at}]`);
    const before = windows[at - 1];
    if (before && before[1] >= window[0])
      throw new BadProblem(`${field}[${at}]`, 'must begin after the end of the one before');
  }
}

function checkWindow([from, to]: Window, field: string): void {
  if (!(Math.abs(from) <= greatest && Math.abs(to) <= greatest))
    throw new BadProblem(field, 'must be two numbers');
  if (from > to) throw new BadProblem(field, `ends (${to}) before it begins (${from})`);
}
