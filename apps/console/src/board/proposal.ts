import type { AssignmentCheck, Urgency } from '#contracts';

/** Where the dragged job would go if it were let go now. */
export interface Proposal {
  workOrderId: string;
  /** Set when a visit is being moved. */
  visitId: string | null;
  label: string;
  urgency: Urgency;
  engineerId: string;
  engineerName: string;
  /** ms since the epoch. */
  start: number;
  minutes: number;
  /** Of the site. */
  zone: string;
  /** Null until anything is known (dropped on a mark: the best gap is being looked for). */
  check: AssignmentCheck | null;
  isGap: boolean;
  /** Where the pointer is; null by keyboard. */
  at: { x: number; y: number } | null;
}

export type Verdict = 'wait' | 'allowed' | 'against' | 'blocked';

export function verdictOf(check: AssignmentCheck | null): Verdict {
  if (!check) return 'wait';
  if (!check.allowed) return 'blocked';
  return check.needsReason || check.reasons.some(reason => reason.kind === 'against') ? 'against' : 'allowed';
}
