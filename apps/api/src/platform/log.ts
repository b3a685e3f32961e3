import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Log } from './database';
import { factOf, sqlState } from './database/sql-state';

export type { Logger };
export const LOG = Symbol('log');

/** JSON lines with time, level and request id; never a password, token or cookie. */
export const createLog = (level: string, destination?: DestinationStream): Logger => {
  const options = {
    level,
    base: null,
    redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'],
    serializers: { err: shownError },
  };
  return destination ? pino(options, destination) : pino(options);
};

/**
 * Name, stack and what the database called it. Not all that hangs on an error: a failed statement carries its parameters,
 * and a violated key the row, which are people's data.
 */
function shownError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    code: sqlState(error),
    constraint: factOf(error, 'constraint'),
    table: factOf(error, 'table'),
    cause: error.cause === undefined ? undefined : shownError(error.cause),
  };
}

/** The log as the platform's own parts speak to it. */
export const plainLog =
  (log: Logger, level: 'debug' | 'info' | 'warn' = 'info'): Log =>
  (message, { error, ...facts } = {}) =>
    log[error === undefined ? level : 'warn'](
      { ...facts, ...(error === undefined ? {} : { err: error }) },
      message,
    );
