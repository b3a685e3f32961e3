import type { ApiProblem } from '#ui';
import type { Problem } from './rule-problem';

const problems: Readonly<Record<string, Problem>> = {
  'level-severity-taken': 'severity',
  'level-out-of-order': 'severity',
  'level-never-reached': 'unreachable',
};

export interface RefusedLevel {
  /** 0 is the most severe. */
  index: number;
  field: string;
  problem: Problem;
}

/** Which field of which level the server's refusal is about; null: it is about something else. */
export function refusedLevel({ code, facts }: Pick<ApiProblem, 'code' | 'facts'>): RefusedLevel | null {
  const problem = problems[code];
  const [, place, field] = /^milderLevels\/(\d+)\/(\w+)$/.exec(String(facts['field'])) ?? [];
  if (!problem || place === undefined || field === undefined) return null;
  return { index: Number(place) + 1, field, problem };
}
