import type { AlertRule } from './alerts';

type Held = Pick<AlertRule, 'faultKey' | 'suppressedBy'>;

/**
 * Whether a rule would hold itself back, directly or through others of its model: then each of their alerts would wait for
 * another one, and nobody would be told of any.
 */
export function isHeldInCircle({ faultKey, suppressedBy }: Held, others: readonly Held[]): boolean {
  const of = new Map(others.map(other => [other.faultKey, other.suppressedBy]));
  const seen = new Set(suppressedBy);
  // A set hands out also what is added to it meanwhile.
  for (const key of seen) {
    if (key === faultKey) return true;
    for (const next of of.get(key) ?? []) seen.add(next);
  }
  return false;
}
