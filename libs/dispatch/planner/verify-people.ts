import type { EngineerDescription, ProblemDescription } from '../model/description';
import type { Plan } from './plan-model';

function nameOf({ id, person }: EngineerDescription): string {
  return person === undefined ? `engineer ${id}` : `person ${person}`;
}

/** Who serves each job, on whichever of his shifts; `done` has the entry. */
export function whoDoes(
  { engineers }: ProblemDescription,
  done: ReadonlyMap<number, number>,
): Map<number, string> {
  const names = new Map(engineers.map(engineer => [engineer.id, nameOf(engineer)]));
  return new Map([...done].map(([job, engineer]) => [job, names.get(engineer) ?? '']));
}

/** What a plan asks of those who have several shifts, and of those who have limits. */
export function peopleFaults({ engineers, people = [] }: ProblemDescription, plan: Plan): string[] {
  const ends = new Map(plan.routes.map(route => [route.engineer, route.steps.at(-1)?.arrival ?? 0]));
  const tired = engineers.flatMap(one => {
    const end = ends.get(one.id);
    if (one.person === undefined || end === undefined) return [];
    const begins = engineers
      .filter(other => other.person === one.person && other.id !== one.id)
      .map(other => other.shift?.[0] ?? 0)
      .filter(begin => begin > (one.shift?.[0] ?? 0));
    const { minRestSeconds: rest = 0 } = people.find(other => other.id === one.person) ?? {};
    const [next] = begins.sort((a, b) => a - b);
    return next !== undefined && end + rest > next
      ? [`engineer ${one.id} ends at ${end}, and his next shift begins at ${next}`]
      : [];
  });
  const limits = people.flatMap(({ id, maxJobs = Infinity, maxOvertimeSeconds = Infinity }) => {
    const own = new Set(engineers.filter(one => one.person === id).map(one => one.id));
    const routes = plan.routes.filter(route => own.has(route.engineer));
    const jobs = routes.flatMap(route => route.steps.filter(step => step.kind === 'job')).length;
    const overtime = routes.reduce((sum, route) => sum + route.overtimeSeconds, 0);
    return [
      ...(jobs > maxJobs ? [`person ${id} has ${jobs} jobs`] : []),
      ...(overtime > maxOvertimeSeconds ? [`person ${id} has ${overtime} s of overtime`] : []),
    ];
  });
  return [...tired, ...limits];
}

/** What it costs that some have more work than others, for the length of their shifts. */
export function unevenPrice({ engineers, costPerUnevenHour = 0 }: ProblemDescription, plan: Plan): number {
  if (costPerUnevenHour === 0) return 0;
  const hours = new Map<string, { work: number; shifts: number }>();
  for (const engineer of engineers) {
    const { work, shifts } = hours.get(nameOf(engineer)) ?? { work: 0, shifts: 0 };
    const route = plan.routes.find(one => one.engineer === engineer.id);
    const visits = route?.steps.filter(step => step.kind === 'job' || step.kind === 'depot') ?? [];
    const busy = visits.reduce(
      (sum, { setup, duration }) => sum + setup + duration,
      route?.travelSeconds ?? 0,
    );
    const [from, to] = engineer.shift ?? [0, Infinity];
    hours.set(nameOf(engineer), { work: work + busy / 3_600, shifts: shifts + (to - from) / 3_600 });
  }
  const all = [...hours.values()];
  const stated = all.filter(({ shifts }) => shifts > 0 && shifts < Infinity);
  const usual = stated.reduce((sum, { shifts }) => sum + shifts, 0) / stated.length;
  return all.reduce((sum, one) => {
    const scale = stated.includes(one) ? usual / one.shifts : 1;
    return sum + (costPerUnevenHour / 2) * one.work * one.work * scale;
  }, 0);
}
