/** A stretch of time, `start` inclusive, `end` exclusive, both ms since the epoch. */
export interface Span {
  start: number;
  end: number;
}

export const minute = 60_000;
export const hour = 3_600_000;

/** Whole ms of a number of minutes, so that sums of travel and times compare exactly. */
export function msOf(minutes: number): number {
  return Math.round(minutes * minute);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** What is left of the spans without the taken ones, ordered by start; spans of no length are dropped. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const cuts = taken.toSorted((a, b) => a.start - b.start);
  const left: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    let start = span.start;
    for (const cut of cuts) {
      if (cut.end <= start || cut.start >= span.end) continue;
      if (cut.start > start) left.push({ start, end: cut.start });
      start = Math.max(start, cut.end);
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
}

/** The same time with spans that overlap or touch as one, ordered by start. */
export function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** Total length of the parts of `spans` inside `within`, ms; overlapping spans count once. */
export function coveredMs(spans: readonly Span[], within: Span): number {
  let total = 0;
  let until = within.start;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, until);
    const end = Math.min(span.end, within.end);
    if (end <= start) continue;
    total += end - start;
    until = end;
  }
  return total;
}
