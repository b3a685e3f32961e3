import { Refused } from '../platform/refused';

const MOST_BUCKETS = 2_000;
const WANTED_BUCKETS = 500;
const MOST_SPAN_S = 400 * 86_400;
/** Steps that people read on an axis. */
const STEPS_S = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
];

/** How long each bucket is. @throws Refused input-invalid for a span or a step that would be of no use */
export function bucketSeconds(from: Date, to: Date, every: number | undefined): number {
  const spanS = (to.getTime() - from.getTime()) / 1_000;
  if (spanS <= 0) throw wrong('to', 'must be after from');
  if (spanS > MOST_SPAN_S) throw wrong('to', 'at most 400 days after from');
  if (every === undefined) return STEPS_S.find(step => step >= spanS / WANTED_BUCKETS) ?? 86_400;
  const least = Math.ceil(spanS / MOST_BUCKETS);
  if (every < least) throw wrong('every', `at least ${least} for this span: at most ${MOST_BUCKETS} buckets`);
  return every;
}

const wrong = (field: string, message: string) =>
  new Refused('input-invalid', undefined, [{ path: `/query/${field}`, message }]);
