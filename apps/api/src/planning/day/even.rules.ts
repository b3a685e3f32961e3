import { overlaps } from '#dispatch';
import type { DayFacts } from './day';
import type { DescribedDay } from './describe.rules';

/** From so many jobs on the engine cuts days into territories, unless shifts have to do with each other: a good plan goes before an even one. */
const FIRST_DIVIDED = 400;

/**
 * The same days with a price for uneven work. The stretches of somebody count together then, or two short days would be two
 * people with little to do, and work would be put off to have them even.
 */
export function evenly(described: DescribedDay, { policy }: Pick<DayFacts, 'policy'>): DescribedDay {
  const { problem, stretches } = described;
  if (policy.unevenMinutes === 0) return described;
  const ids = [...new Set(stretches.map(({ engineerId }) => engineerId))];
  const lists = new Map(ids.map(id => [id, stretches.filter(({ engineerId }) => engineerId === id)]));
  // People plan visits over one another's ends: whose stretches overlap is no person to the engine, but a shift at a time.
  const isWhole = (id: string) => {
    const mine = (lists.get(id) ?? []).toSorted((a, b) => a.start - b.start);
    return mine.length > 1 && mine.every((one, at) => at === 0 || !overlaps(mine[at - 1]!, one));
  };
  if (problem.jobs.length >= FIRST_DIVIDED && ids.some(isWhole)) return described;
  const persons = new Map(ids.flatMap((id, person) => (isWhole(id) ? [[id, person] as const] : [])));
  const engineers = problem.engineers.map((one, index) => {
    const person = persons.get(stretches[index]?.engineerId ?? '');
    return person === undefined ? one : { ...one, person };
  });
  return { ...described, problem: { ...problem, engineers, costPerUnevenHour: policy.unevenMinutes * 60 } };
}
