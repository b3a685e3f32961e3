import type { EngineerDescription, ProblemDescription } from './description';
import { latestEnd } from './overtime';

/** By engineer, a number for who he is; null where nobody has two shifts: then nothing is looked up for it. */
export function personOfEach(engineers: readonly EngineerDescription[]): Int32Array | null {
  const known = new Map<number, number>();
  let isShared = false;
  const persons = Int32Array.from(engineers, ({ person }, index) => {
    const first = person === undefined ? undefined : known.get(person);
    if (first !== undefined) isShared = true;
    else if (person !== undefined) known.set(person, index);
    return first ?? index;
  });
  return isShared ? persons : null;
}

/** Two shifts of one person, or one and the same? */
export function isOnePerson(person: Int32Array | null, engineer: number, other: number): boolean {
  return engineer === other || (person !== null && person[engineer] === person[other]);
}

/** The entries of the person of whom one is named, that one included. */
export function shiftsOf(engineers: readonly EngineerDescription[], id: number): number[] {
  const person = engineers.find(one => one.id === id)?.person;
  if (person === undefined) return [id];
  return engineers.filter(one => one.person === person).map(one => one.id);
}

/** The shifts of everybody who has several, each list as they follow each other. All must have a shift. */
export function shiftLists(engineers: readonly EngineerDescription[]): number[][] {
  const lists = new Map<number, number[]>();
  for (const [index, { person }] of engineers.entries()) {
    if (person === undefined) continue;
    const list = lists.get(person) ?? [];
    lists.set(person, list);
    list.push(index);
  }
  const begin = (index: number) => engineers[index]!.shift?.[0] ?? 0;
  return [...lists.values()]
    .filter(list => list.length > 1)
    .map(list => list.sort((a, b) => begin(a) - begin(b)));
}

/** When the day of each engineer must have ended, home included: with all overtime, and a rest before his next shift. */
export function latestEnds({ engineers, people = [] }: ProblemDescription): Float64Array {
  const rests = new Map(people.map(one => [one.id, one.minRestSeconds ?? 0]));
  const ends = Float64Array.from(engineers, latestEnd);
  for (const list of shiftLists(engineers))
    for (const [at, next] of list.slice(1).entries()) {
      const { person, shift } = engineers[next]!;
      ends[list[at]!] = Math.min(ends[list[at]!]!, shift![0] - (rests.get(person!) ?? 0));
    }
  return ends;
}
