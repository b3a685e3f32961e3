import { BadProblem } from './description';
import type { ProblemDescription } from './description';
import { shiftLists } from './people';

/** @throws BadProblem naming the shift that a person lacks, or in which he has another one. O(engineers log). */
export function checkPeople({ engineers }: ProblemDescription): void {
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
}
