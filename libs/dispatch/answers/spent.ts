import type { EngineerDescription, PersonDescription, ProblemDescription } from '../model/description';
import { overtimeSeconds } from '../model/overtime';
import { doneOf, hasLeft } from './cut-day';
import type { CutDay } from './cut-day';
import { homeAt } from './keepable';

/** What is left of the limits of persons behind what is done in all of their shifts. */
export function restOfPeople(
  { engineers, people }: ProblemDescription,
  days: ReadonlyMap<number, CutDay>,
): readonly PersonDescription[] | undefined {
  return people?.map(person => {
    const own = engineers.filter(one => one.person === person.id);
    const done = own.reduce((sum, one) => sum + doneOf(days.get(one.id)!).length, 0);
    const overtime = own.reduce((sum, one) => sum + overtimeSpent(one, days.get(one.id)!), 0);
    const { maxJobs, maxOvertimeSeconds } = person;
    return {
      ...person,
      maxJobs: maxJobs === undefined ? undefined : Math.max(0, maxJobs - done),
      maxOvertimeSeconds:
        maxOvertimeSeconds === undefined ? undefined : Math.max(0, maxOvertimeSeconds - overtime),
    };
  });
}

/**
 * Is the shift of somebody over who has not left and has nothing planned, and his overtime limited? Then he is not sent any more: what is
 * over would count from the moment that he leaves.
 */
export function isOverForGood(
  engineer: EngineerDescription,
  day: CutDay,
  people: ProblemDescription['people'],
): boolean {
  if (hasLeft(day) || day.open.length > 0 || overtimeSeconds(engineer, day.free.at) === 0) return false;
  return people?.find(one => one.id === engineer.person)?.maxOvertimeSeconds !== undefined;
}

/** What the rest of the day does not count: of who is on his way home all of it, of others what is over. */
function overtimeSpent(engineer: EngineerDescription, day: CutDay): number {
  if (!hasLeft(day)) return day.open.length === 0 ? 0 : overtimeSeconds(engineer, day.free.at);
  const until = day.isDisturbed ? undefined : day.homeAt;
  return overtimeSeconds(engineer, until ?? day.free.at);
}

/** Limits that can still be kept: whoever was kept too long goes straight home, and that is not held against him. */
export function keepableLimits(
  problem: ProblemDescription,
  days: ReadonlyMap<number, CutDay>,
): readonly PersonDescription[] | undefined {
  return problem.people?.map(person => {
    if (person.maxOvertimeSeconds === undefined) return person;
    const own = problem.engineers.filter(one => one.person === person.id && hasLeft(days.get(one.id)!));
    const needed = own.reduce((sum, one) => {
      const day = days.get(one.id)!;
      const home = day.isDisturbed || day.homeAt === undefined ? homeAt(one, day, problem) : day.homeAt;
      return sum + overtimeSeconds(one, home);
    }, 0);
    return { ...person, maxOvertimeSeconds: Math.max(person.maxOvertimeSeconds, needed) };
  });
}
