import { Urgency } from '#contracts';
import type { SeverityChange } from '#contracts';
import type { ChartAlert } from '#ui';

export interface SevereSpan {
  id: string;
  at: number;
  /** null: it goes on. */
  until: number | null;
  /** As it was at first. */
  urgency: Urgency;
  changes: readonly SeverityChange[];
}

/** The more severe of two. */
export const worse = (one: Urgency, other: Urgency): Urgency =>
  Urgency.options.indexOf(one) <= Urgency.options.indexOf(other) ? one : other;

/** How severe it was at first, by what it is now. */
export const firstUrgency = (now: Urgency, changes: readonly SeverityChange[]): Urgency =>
  changes[0]?.from ?? now;

/**
 * An alert as a chart shows it: a mark for each severity that it had, one after the other. What lasts for less than
 * `leastMs` cannot be seen and belongs to the mark before it, which then has the worse colour.
 */
export function severitySpans({ id, at, until, urgency, changes }: SevereSpan, leastMs = 0): Mark[] {
  const marks: Mark[] = [{ id, at, until, urgency }];
  for (const [index, change] of changes.entries()) {
    const last = marks.at(-1);
    const changedAt = Date.parse(change.at);
    if (!last) continue;
    const endsAt = Date.parse(changes[index + 1]?.at ?? '') || until;
    if (endsAt !== null && endsAt - changedAt < leastMs) {
      last.urgency = worse(last.urgency, change.to);
      continue;
    }
    last.until = changedAt;
    marks.push({ id: `${id}-${index + 1}`, at: changedAt, until, urgency: change.to });
  }
  return marks;
}

type Mark = Pick<ChartAlert, 'id' | 'at'> & { until: number | null; urgency: Urgency };

/** For how many seconds each severity lasted, the most severe first; what goes on lasts to `to`. */
export function lastedBySeverity(spans: readonly SevereSpan[], to: number): [Urgency, number][] {
  const lastedMs = new Map<Urgency, number>();
  for (const { at, until, urgency } of spans.flatMap(span => severitySpans(span)))
    lastedMs.set(urgency, (lastedMs.get(urgency) ?? 0) + Math.max(0, (until ?? to) - at));
  return Urgency.options.flatMap(urgency => {
    const ms = lastedMs.get(urgency);
    return ms === undefined ? [] : [[urgency, Math.round(ms / 1_000)] satisfies [Urgency, number]];
  });
}
