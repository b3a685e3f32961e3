import type { Threshold } from '#contracts';
import type { ApiProblem } from '#ui';
import type { Problem } from '../rule-problem';
import { keyOf } from './override-draft';
import type { OverrideProblems } from './override-draft';

/** Which fields the server's refusal is about; none: it is about the whole. `sent`: the numbers as they were sent. */
export function refusedAt(refused: ApiProblem, sent: readonly Threshold[]): OverrideProblems {
  if (refused.facts['field'] === 'scopeId')
    return { place: refused.code === 'already-exists' ? 'there' : 'elsewhere' };
  const problems: Record<string, Problem> = {};
  if (refused.errorOf('/body/scopeId')) problems['place'] = 'most';
  if (refused.errorOf('/body/seconds')) problems['seconds'] = 'unknown';
  for (const [index, one] of sent.entries()) {
    const path = `/body/thresholds/${index}`;
    if (refused.errorOf(path) ?? refused.errorOf(`${path}/value`)) problems[keyOf(one)] = 'unknown';
  }
  return problems;
}
