import type { Reason } from '#contracts';
import { ApiProblem } from '#ui';

/** What an attempt to plan came to, when it was refused. */
export type Refusal =
  | { kind: 'taken'; by: string; engineer: string; start: string | null }
  /** May be done all the same, when a person says why. */
  | { kind: 'needs-reason'; reasons: Reason[] }
  | { kind: 'blocked'; reason: Reason }
  | { kind: 'other' };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function paramsOf(facts: Readonly<Record<string, unknown>>): Reason['params'] {
  const params: Reason['params'] = {};
  for (const [name, value] of Object.entries(facts))
    if (typeof value === 'string' || typeof value === 'number') params[name] = value;
  return params;
}

function reasonsOf(value: unknown): Reason[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map(({ code, kind, params }) => ({
    code: text(code),
    kind: kind === 'for' || kind === 'blocking' ? kind : 'against',
    params: isRecord(params) ? paramsOf(params) : {},
  }));
}

const codes: Readonly<Record<string, string>> = {
  'visit-overlaps': 'overlap',
  'skill-missing': 'skill-missing',
  'in-the-past': 'start-past',
};

/** Reads why the server did not plan it, so that the screen can say it in the planner's own words. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ApiProblem)) return { kind: 'other' };
  const { code, facts } = error;
  if (code === 'work-order-already-assigned')
    return {
      kind: 'taken',
      by: text(facts.by),
      engineer: text(facts.engineerName),
      start: text(facts.start) || null,
    };
  if (facts.needsReason === true || code === 'override-reason-missing')
    return { kind: 'needs-reason', reasons: reasonsOf(facts.reasons) };
  const known = codes[code] ?? (code === 'engineer-not-assignable' ? text(facts.reason) : '');
  if (!known || (code === 'visit-overlaps' && !text(facts.with))) return { kind: 'other' };
  return { kind: 'blocked', reason: { code: known, kind: 'blocking', params: paramsOf(facts) } };
}
