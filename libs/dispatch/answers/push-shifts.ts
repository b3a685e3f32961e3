import { BadProblem } from '../model/description';
import type { EngineerDescription, ProblemDescription } from '../model/description';
import { shiftLists } from '../model/people';
import { hasLeft } from './cut-day';
import type { CutDay } from './cut-day';
import { homeAt } from './keepable';

/**
 * Whoever comes home when his next shift has begun, or too late to rest before it, begins it later.
 *
 * @throws BadProblem if he has a visit of that shift, or a stop, behind him already, or is on the way to it.
 */
export function pushShifts(
  description: ProblemDescription,
  days: ReadonlyMap<number, CutDay>,
): Map<number, EngineerDescription> {
  const engineers = new Map(description.engineers.map(one => [one.id, one]));
  for (const list of shiftLists(description.engineers)) {
    const person = description.engineers[list[0]!]!.person;
    const { minRestSeconds: rest = 0 } = description.people?.find(one => one.id === person) ?? {};
    let free = -Infinity;
    for (const one of list.map(index => description.engineers[index]!)) {
      const day = days.get(one.id)!;
      const [from, to] = one.shift!;
      if (free > from) {
        if (hasLeft(day))
          throw new BadProblem('events', `engineer ${one.id} is still in his shift before at ${free}`);
        engineers.set(one.id, { ...one, shift: [free, Math.max(free, to)] });
        day.fixed = [];
        day.free = { at: Math.max(day.free.at, free), place: one.startPlace };
        day.isDisturbed = true;
      }
      if (day.isDisturbed) free = Math.max(free, homeAt(engineers.get(one.id)!, day, description) + rest);
    }
  }
  return engineers;
}
