import type { AlertRule } from '#contracts';

interface Told {
  rule: Pick<AlertRule, 'faultKey' | 'suppressedBy'>;
}

/**
 * What one reading shows, the faults that explain others before those: else somebody would be called for a fault that is explained a
 * moment later. Among rules of several models there may be circles; any order will do for these. O(all + those they name).
 */
export function explainingFirst<T extends Told>(all: readonly T[]): T[] {
  const byKey = Map.groupBy(all, one => one.rule.faultKey);
  const ordered = new Set<T>();
  const seen = new Set<T>();
  const add = (one: T): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const key of one.rule.suppressedBy) for (const explaining of byKey.get(key) ?? []) add(explaining);
    ordered.add(one);
  };
  for (const one of all) add(one);
  return [...ordered];
}
