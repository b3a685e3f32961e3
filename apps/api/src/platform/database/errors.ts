import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { factOf, sqlState } from './sql-state';

/**
 * The database cannot answer now; the same request may succeed later.
 * `gone`: no connection; `busy`: no free slot, a lock or statement ran into its limit, or two transactions stood in each
 * other's way and this one was given up; `full`: no disk or memory.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  constructor(
    readonly reason: 'gone' | 'busy' | 'full',
    options?: ErrorOptions,
  ) {
    super(`The database is ${reason}`, options);
  }
}

/** The row changed since the caller read it. `current` is what it is now. */
export class StaleVersion<E = object> extends Error {
  override readonly name = 'StaleVersion';
  constructor(readonly current: E) {
    super('The row has changed meanwhile');
  }
}

/** No such row for this scope: it does not exist, or belongs to somebody else. The two are told apart by nobody. */
export class NotVisible extends Error {
  override readonly name = 'NotVisible';
  constructor(what: string, options?: ErrorOptions) {
    super(`Not visible in this scope: ${what}`, options);
  }
}

/** The page cursor was not made by this list in this order. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
  constructor(options?: ErrorOptions) {
    super('The page cursor does not belong to this list', options);
  }
}

/** A constraint refused the write: which kind, and its name in the schema. */
export interface Violation {
  kind: 'unique' | 'reference' | 'check' | 'exclusion' | 'missing';
  constraint: string;
}

const violations: Record<string, Violation['kind']> = {
  '23505': 'unique',
  '23503': 'reference',
  '23514': 'check',
  '23P01': 'exclusion',
  '23502': 'missing',
};

/** The contract let a value through that its column cannot hold. */
export function isUnstorable(error: unknown): boolean {
  return ['22003', '22007', '22008', '22021', '22P02', '22P05'].includes(sqlState(error) ?? '');
}

/** What a failed write broke, or null if it failed for another reason. */
export function violationOf(error: unknown): Violation | null {
  const kind = violations[sqlState(error) ?? ''];
  return kind ? { kind, constraint: factOf(error, 'constraint') ?? factOf(error, 'column') ?? '' } : null;
}

/** Two transactions stood in each other's way; running this one again from its start is safe and likely to pass. */
export function isContention(error: unknown): boolean {
  return ['40001', '40P01'].includes(sqlState(error) ?? '');
}

/** Replaces what Postgres, its driver and TypeORM throw by the named errors of this module, where there is one. */
export function namedError(error: unknown): unknown {
  const state = sqlState(error);
  if (state === '42501') return new NotVisible('row security refused', { cause: error });
  const reason = unavailability(error, state);
  return reason ? new DatabaseUnavailable(reason, { cause: error }) : error;
}

/** The connection must not be used again: it is dead, or a statement may still be running on it. */
export function breaksConnection(error: unknown): boolean {
  return unavailability(error, sqlState(error)) === 'gone';
}

function unavailability(error: unknown, state: string | undefined): DatabaseUnavailable['reason'] | null {
  if (error instanceof QueryRunnerAlreadyReleasedError) return 'gone';
  if (state !== undefined) {
    if (['57P01', '57P02', '57P03', '57P05', '25P03'].includes(state) || state.startsWith('08'))
      return 'gone';
    // A database that lets nobody in for a while: it is being copied, restored or renamed.
    if (state === '55000' && factOf(error, 'routine') === 'CheckMyDatabase') return 'gone';
    if (['55P03', '57014', '53300', '40001', '40P01'].includes(state)) return 'busy';
    if (state.startsWith('53') || state === '58030') return 'full';
    if (/^(ECONN|ETIMEDOUT|EPIPE|ENOENT|EHOST|ENET|EAI_)/.test(state)) return 'gone';
  }
  const message = factOf(error, 'message') ?? '';
  if (/timeout exceeded when trying to connect/.test(message)) return 'busy';
  return /^(Connection terminated|Client has encountered|Client was closed|Query read timeout|Cannot use a pool after|read ECONN|Driver not Connected)/.test(
    message,
  )
    ? 'gone'
    : null;
}
