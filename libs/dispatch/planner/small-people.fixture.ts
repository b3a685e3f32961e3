import * as fc from 'fast-check';
import type { EngineerDescription, JobDescription, ProblemDescription, Window } from '../model/description';

export interface OwnKinds {
  people: boolean;
  splits: boolean;
  personal: boolean;
}

/** The first two engineers as two shifts of one person, with limits and jobs in parts if they are asked for. */
export function withPeople(
  problem: ProblemDescription,
  { people, splits, personal }: OwnKinds,
  scaled: (seconds: number) => number,
): fc.Arbitrary<ProblemDescription> {
  if (!people) return fc.constant(problem);
  const upTo = (seconds: number) => fc.option(fc.nat(scaled(seconds)), { nil: undefined });
  return fc
    .record({
      mayShareShift: fc.boolean(),
      maxJobs: fc.option(fc.nat(4), { nil: undefined }),
      maxOvertimeSeconds: upTo(40),
      minRestSeconds: upTo(30),
    })
    .map(({ mayShareShift, ...most }) => ({
      ...problem,
      engineers: problem.engineers.map((one, index) => ({ ...one, ...shiftOf(index, one, scaled) })),
      jobs: problem.jobs.map(job =>
        splits &&
        problem.engineers.length > 1 &&
        !problem.together?.flat().includes(job.id) &&
        !isShipped(problem, job.id)
          ? { ...job, ...splitOf(job, mayShareShift) }
          : job,
      ),
      ...(personal
        ? { people: [{ id: 7, ...(isTooHard(problem) ? { ...most, maxOvertimeSeconds: undefined } : most) }] }
        : {}),
    }));
}

function isShipped({ shipments = [] }: ProblemDescription, id: number): boolean {
  return shipments.some(({ pickup, delivery }) => pickup === id || delivery === id);
}

/** Overtime may buy a better begin; who has a limit of it takes none for that. */
function isTooHard({ jobs, engineers }: ProblemDescription): boolean {
  const mayChoose =
    jobs.some(job => job.preferredWindows !== undefined) ||
    (jobs.some(job => job.due !== undefined) && engineers.some(one => one.breaks?.length));
  return mayChoose && jobs.length < 6;
}

/** One in either half of the day. */
function shiftOf(index: number, { shift }: EngineerDescription, scaled: (seconds: number) => number) {
  const [from, to] = shift!;
  const halves: Window[] = [
    [from, scaled(90)],
    [scaled(100), Math.max(to, scaled(120))],
  ];
  return { person: Math.max(7, index + 6), shift: halves[index] ?? shift! };
}

/** Every fourth job in two parts, which the two shifts have room for. */
function splitOf({ id, durationSeconds = 0 }: JobDescription, mayShareShift: boolean) {
  if (id % 4 !== 1 || durationSeconds < 2) return {};
  return {
    split: { partSeconds: Math.ceil(durationSeconds / 2), ...(mayShareShift ? { mayShareShift } : {}) },
  };
}
