import { BadProblem } from './description';
import type { EngineerDescription, PersonDescription, ProblemDescription } from './description';
import { shiftLists } from './people';

/**
 * @throws BadProblem naming the shift that a person lacks, or in which he has another one, or the limit of somebody who is not
 * there or that leaves nothing of a shift. O(engineers log)
 */
export function checkPeople({ engineers, people = [] }: ProblemDescription): void {
  for (const [index, { person }] of engineers.entries())
    if (person !== undefined && !Number.isFinite(person))
      throw new BadProblem(`engineers[${index}].person`, 'must be a number');
  for (const list of shiftLists(engineers)) {
    for (const index of list)
      if (!engineers[index]!.shift)
        throw new BadProblem(`engineers[${index}].shift`, 'is needed where a person has several');
    for (const [at, index] of list.slice(1).entries()) {
      const before = engineers[list[at]!]!;
      if (engineers[index]!.shift![0] < before.shift![1])
        throw new BadProblem(
          `engineers[${index}].shift`,
          `overlaps that of engineer ${before.id}, who is the same person`,
        );
    }
  }
  for (const [index, one] of people.entries()) checkLimits(one, index, people, engineers);
}

function checkLimits(
  one: PersonDescription,
  index: number,
  people: readonly PersonDescription[],
  engineers: readonly EngineerDescription[],
): void {
  const field = `people[${index}]`;
  if (!engineers.some(({ person }) => person === one.id))
    throw new BadProblem(`${field}.id`, `there is no shift of person ${one.id}`);
  if (people.findIndex(({ id }) => id === one.id) < index)
    throw new BadProblem(`${field}.id`, `${one.id} is there twice`);
  for (const name of ['maxJobs', 'maxOvertimeSeconds', 'minRestSeconds'] as const) {
    const amount = one[name];
    if (amount !== undefined && !(amount >= 0 && amount <= 1e12))
      throw new BadProblem(`${field}.${name}`, 'must be a number, not negative');
  }
  const shifts = engineers.filter(({ person }) => person === one.id);
  for (const { id, shift } of shifts.length > 1 ? shifts : []) {
    const next = Math.min(...shifts.map(other => other.shift![0]).filter(begin => begin > shift![0]));
    if (next - (one.minRestSeconds ?? 0) < shift![0])
      throw new BadProblem(`${field}.minRestSeconds`, `leaves nothing of the shift of engineer ${id}`);
  }
}
