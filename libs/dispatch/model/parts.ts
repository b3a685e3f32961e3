import type { Part, Parts } from './coupling';
import type { Group, JobDescription, Order, ProblemDescription } from './description';
import type { Problem } from './problem';
import { shiftLists } from './people';

export function partCount({ durationSeconds = 0, split }: JobDescription): number {
  return split ? Math.max(1, Math.ceil(durationSeconds / split.partSeconds)) : 1;
}

/**
 * The description with a job for every part: the first in the place of the whole and under its id, the others behind all. `parts`
 * is null, and the description the same, where no job has several.
 */
export function inParts(stated: ProblemDescription): {
  description: ProblemDescription;
  parts: Parts | null;
  /** Jobs that must not be in one shift. */
  ownShift: readonly Group[];
} {
  const counts = stated.jobs.map(job => (job.split ? partCount(job) : 1));
  if (counts.every(count => count === 1)) return { description: stated, parts: null, ownShift: [] };
  let free = stated.jobs.reduce((most, { id }) => Math.max(most, Math.floor(id)), 0);
  const ids = new Map(
    stated.jobs.map(({ id }, index) => [
      id,
      Array.from({ length: counts[index]! }, (_, at) => (at === 0 ? id : ++free)),
    ]),
  );
  const split = stated.jobs.filter((_, index) => counts[index]! > 1);
  const cut = stated.jobs.map(job => partsOf(job, ids));
  const jobs = [...cut.map(([first]) => first!), ...cut.flatMap(list => list.slice(1))];
  const numbers = new Map(
    split.flatMap(({ id }) => {
      const list = ids.get(id)!;
      return list.map((own, at): [number, Part] => [own, { id, part: at + 1, parts: list.length }]);
    }),
  );
  return {
    description: {
      ...stated,
      jobs,
      engineers: withRoutesInParts(stated, ids),
      sameEngineer: [
        ...(stated.sameEngineer ?? []).map(group => group.flatMap(id => ids.get(id)!)),
        ...split.map(({ id }) => ids.get(id)!),
      ],
    },
    parts: jobs.map(({ id }) => numbers.get(id) ?? null),
    ownShift: split.filter(job => !job.split?.mayShareShift).map(({ id }) => ids.get(id)!),
  };
}

/** What is asked of when a job begins is asked of its first part. */
const untimely = { due: undefined, preferredWindows: undefined };

function partsOf(job: JobDescription, ids: ReadonlyMap<number, readonly number[]>): JobDescription[] {
  const { split, durationSeconds = 0, durationPerType, after, ...rest } = job;
  const own = ids.get(job.id)!;
  // Whoever waits for a job waits for its last part.
  const waits = after?.map((order): Order => ({ ...order, job: ids.get(order.job)!.at(-1)! }));
  if (own.length === 1) return [{ ...job, after: waits }];
  const { partSeconds } = split!;
  const ends = own.map((_, at) => Math.min(durationSeconds, (at + 1) * partSeconds));
  const share = (seconds: number, at: number) => {
    const until = (part: number) => (part < 0 ? 0 : Math.round(seconds * (ends[part]! / durationSeconds)));
    return until(at) - until(at - 1);
  };
  return own.map((id, at) => ({
    ...rest,
    id,
    durationSeconds: ends[at]! - (at === 0 ? 0 : ends[at - 1]!),
    ...(durationPerType && {
      durationPerType: Object.fromEntries(
        Object.entries(durationPerType).map(([type, seconds]) => [type, share(seconds, at)]),
      ),
    }),
    ...(at === 0
      ? { after: waits }
      : {
          after: [{ job: own[at - 1]! }],
          demand: undefined,
          pickup: undefined,
          // Used up with the first part; tools are needed in every shift.
          parts: undefined,
          preferred: undefined,
          ...untimely,
        }),
  }));
}

/** A job that is in several routes is in them part by part, as the shifts follow each other. */
function withRoutesInParts(
  { engineers }: ProblemDescription,
  ids: ReadonlyMap<number, readonly number[]>,
): ProblemDescription['engineers'] {
  const met = new Map<number, number>();
  const routes = new Map<number, number[]>();
  for (const { id, route = [] } of engineers.toSorted((a, b) => (a.shift?.[0] ?? 0) - (b.shift?.[0] ?? 0)))
    routes.set(
      id,
      route.flatMap(job => {
        const at = met.get(job) ?? 0;
        met.set(job, at + 1);
        return ids.get(job)![at] ?? [];
      }),
    );
  return engineers.map(one => (one.route ? { ...one, route: routes.get(one.id)! } : one));
}

/** Bars parts from shifts that leave too few before or behind them, and from everybody who has too few. */
export function barShortWeeks(
  { description, parts, jobCount, engineerCount, allowed }: Problem,
  ownShift: readonly Group[],
): void {
  if (parts === null || ownShift.length === 0) return;
  const weeks = shiftLists(description.engineers);
  const listed = new Set(weeks.flat());
  for (let engineer = 0; engineer < engineerCount; engineer++)
    if (!listed.has(engineer)) weeks.push([engineer]);
  const index = new Map(description.jobs.map((job, at) => [job.id, at]));
  for (const group of ownShift) {
    const jobs = group.map(id => index.get(id)!);
    for (const week of weeks) {
      const able = week.filter(engineer => jobs.some(job => allowed[engineer * jobCount + job] === 1));
      for (const [at, job] of jobs.entries())
        for (const [rank, engineer] of able.entries())
          if (rank < at || rank > able.length - jobs.length + at) allowed[engineer * jobCount + job] = 0;
    }
  }
}

/** What a job of the problem is called in what was stated. */
export function statedName({ description, parts }: Problem, job: number): { id: number } | Part {
  return parts?.[job] ?? { id: description.jobs[job]!.id };
}

/** One of the parts behind the first, which stands for the whole job wherever jobs are counted. */
export function isLaterPart({ parts }: Pick<Problem, 'parts'>, job: number): boolean {
  return parts !== null && (parts[job]?.part ?? 1) > 1;
}
