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

/** What a plan asks of those who have several shifts. */
export function peopleFaults({ engineers }: ProblemDescription, plan: Plan): string[] {
  const ends = new Map(plan.routes.map(route => [route.engineer, route.steps.at(-1)?.arrival ?? 0]));
  return engineers.flatMap(one => {
    const end = ends.get(one.id);
    if (one.person === undefined || end === undefined) return [];
    const begins = engineers
      .filter(other => other.person === one.person && other.id !== one.id)
      .map(other => other.shift?.[0] ?? 0)
      .filter(begin => begin > (one.shift?.[0] ?? 0));
    return begins.some(begin => end > begin)
      ? [`engineer ${one.id} ends at ${end}, when his next shift has begun`]
      : [];
  });
}
