import type { Relations } from './coupling';
import type { Group, ProblemDescription } from './description';
import { isOnePerson, personOfEach } from './people';
import type { Problem } from './problem';

/** Null where every job is on its own: then nothing is looked up for it. O(pairs of jobs in a group). */
export function compileRelations(
  { engineers, jobs, sameEngineer = [], differentEngineer = [], together = [] }: ProblemDescription,
  ownShift: readonly Group[] = [],
): Relations | null {
  const isAny = [...sameEngineer, ...differentEngineer, ...together].some(group => group.length > 1);
  if (!isAny) return null;
  const index = new Map(jobs.map((job, at) => [job.id, at]));
  const others = (groups: readonly Group[]) => {
    const lists = jobs.map(() => new Set<number>());
    for (const group of groups)
      for (const one of group)
        for (const other of group) if (one !== other) lists[index.get(one)!]!.add(index.get(other)!);
    return lists.map(list => [...list]);
  };
  return {
    person: personOfEach(engineers),
    ...flat(others(sameEngineer), others([...differentEngineer, ...together])),
    ownShift: ownShift.length === 0 ? null : listed(others(ownShift)),
  };
}

/** What of it lies between some of the jobs, numbered in the given order as the engineers are; null if nothing. */
export function relationsAmong(
  relations: Relations,
  engineers: readonly number[],
  jobs: readonly number[],
): Relations | null {
  const { person } = relations;
  const index = new Map(jobs.map((job, at) => [job, at]));
  const among = (at: Int32Array, list: Int32Array) =>
    jobs.map(job =>
      [...list.subarray(at[job], at[job + 1])].flatMap(other => {
        const inside = index.get(other);
        return inside === undefined ? [] : [inside];
      }),
    );
  const same = among(relations.sameAt, relations.same);
  const apart = among(relations.apartAt, relations.apart);
  if ([...same, ...apart].every(list => list.length === 0)) return null;
  // Parts wait for each other, and a problem with orders is not taken apart.
  return {
    person: person && Int32Array.from(engineers, one => person[one]!),
    ...flat(same, apart),
    ownShift: null,
  };
}

function flat(
  same: readonly (readonly number[])[],
  apart: readonly (readonly number[])[],
): Omit<Relations, 'person' | 'ownShift'> {
  const [ofSame, ofApart] = [listed(same), listed(apart)];
  return { sameAt: ofSame.at, same: ofSame.of, apartAt: ofApart.at, apart: ofApart.of };
}

function listed(lists: readonly (readonly number[])[]): { at: Int32Array; of: Int32Array } {
  const at = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) at[index + 1] = at[index]! + list.length;
  return { at, of: Int32Array.from(lists.flat()) };
}

/** May this engineer have the job beside what `owners` (-1: nobody) have of those it has to do with? O(those). */
export function keepsRelations(
  { person, sameAt, same, apartAt, apart, ownShift }: Relations,
  owners: Int32Array,
  engineer: number,
  job: number,
): boolean {
  for (let at = sameAt[job]!; at < sameAt[job + 1]!; at++) {
    const owner = owners[same[at]!]!;
    if (owner !== -1 && !isOnePerson(person, owner, engineer)) return false;
  }
  for (let at = apartAt[job]!; at < apartAt[job + 1]!; at++) {
    const owner = owners[apart[at]!]!;
    if (owner !== -1 && isOnePerson(person, owner, engineer)) return false;
  }
  if (ownShift === null) return true;
  for (let at = ownShift.at[job]!; at < ownShift.at[job + 1]!; at++)
    if (owners[ownShift.of[at]!] === engineer) return false;
  return true;
}

/** Has the job to do with any other? */
export function isRelated({ sameAt, apartAt }: Relations, job: number): boolean {
  return sameAt[job]! < sameAt[job + 1]! || apartAt[job]! < apartAt[job + 1]!;
}

/** Whoever must be where a pinned job is, or must not, is known before any search. */
export function followPins({
  relations,
  pinned,
  pinWeight,
  allowed,
  jobCount,
  engineerCount,
}: Problem): void {
  if (!relations) return;
  const { person, sameAt, same, apartAt, apart } = relations;
  for (let job = 0; job < jobCount; job++) {
    const owner = pinned[job]!;
    // One that may wait may be left out, and its relations with it.
    if (owner === -1 || pinWeight[job]! <= jobCount) continue;
    for (let engineer = 0; engineer < engineerCount; engineer++) {
      const isHe = isOnePerson(person, owner, engineer);
      const barred = isHe
        ? apart.subarray(apartAt[job], apartAt[job + 1])
        : same.subarray(sameAt[job], sameAt[job + 1]);
      for (const other of barred) allowed[engineer * jobCount + other] = 0;
    }
  }
}
