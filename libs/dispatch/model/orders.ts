import type { Orders, Parts } from './coupling';
import type { ProblemDescription } from './description';
import type { Problem } from './problem';

/** Null where no job waits for another: then nothing is looked up for it. */
export function compileOrders(
  { jobs, together = [] }: ProblemDescription,
  parts: Parts | null,
): Orders | null {
  const index = new Map(jobs.map((job, at) => [job.id, at]));
  const links = jobs.flatMap(({ after = [] }, to) =>
    after.map(({ job, minGapSeconds = 0, maxGapSeconds = Infinity }) => ({
      from: index.get(job)!,
      to,
      least: minGapSeconds,
      most: maxGapSeconds,
      isCrew: false,
      isWhole: areOneJob(parts, index.get(job)!, to),
    })),
  );
  for (const [first, ...others] of together)
    for (const other of others)
      links.push({
        from: index.get(first!)!,
        to: index.get(other)!,
        least: 0,
        most: 0,
        isCrew: true,
        isWhole: true,
      });
  if (links.length === 0) return null;
  const lists = jobs.map((): number[] => []);
  for (const [link, { from, to }] of links.entries()) {
    lists[from]!.push(link);
    lists[to]!.push(link);
  }
  const at = new Int32Array(jobs.length + 1);
  for (const [job, list] of lists.entries()) at[job + 1] = at[job]! + list.length;
  return {
    count: links.length,
    from: Int32Array.from(links, link => link.from),
    to: Int32Array.from(links, link => link.to),
    least: Float64Array.from(links, link => link.least),
    most: Float64Array.from(links, link => link.most),
    isCrew: Uint8Array.from(links, link => (link.isCrew ? 1 : 0)),
    isWhole: Uint8Array.from(links, link => (link.isWhole ? 1 : 0)),
    at,
    of: Int32Array.from(lists.flat()),
    jobs: Int32Array.from(lists.flatMap((list, job) => (list.length > 0 ? [job] : []))),
  };
}

function areOneJob(parts: Parts | null, job: number, other: number): boolean {
  const id = parts?.[job]?.id;
  return id !== undefined && id === parts?.[other]?.id;
}

export function hasOrder({ at }: Orders, job: number): boolean {
  return at[job]! < at[job + 1]!;
}

/** What a pinned job waits for, and its crew, weighs as much as itself: without it the pin cannot be kept. */
export function weighWhatPinsWaitFor({ orders, pinWeight }: Problem): void {
  if (!orders) return;
  let isChanged = true;
  while (isChanged) {
    isChanged = false;
    for (let link = 0; link < orders.count; link++) {
      const [from, to] = [orders.from[link]!, orders.to[link]!];
      const isWhole = orders.isWhole[link] === 1;
      const weight = Math.max(pinWeight[to]!, isWhole ? pinWeight[from]! : 0);
      for (const job of isWhole ? [from, to] : [from]) {
        if (pinWeight[job]! >= weight) continue;
        pinWeight[job] = weight;
        isChanged = true;
      }
    }
  }
}
