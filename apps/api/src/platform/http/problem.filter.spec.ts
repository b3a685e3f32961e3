import { describe, expect, it } from '@jest/globals';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { pino } from 'pino';
import { DatabaseUnavailable } from '../database';
import { namedError } from '../database/errors';
import { Refused } from '../refused';
import { ProblemFilter } from './problem.filter';

function answered(...errors: unknown[]) {
  const lines: unknown[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const filter = new ProblemFilter(log);
  const statuses: number[] = [];
  const response = {
    headersSent: false,
    setHeader: () => response,
    status: (status: number) => (statuses.push(status), response),
    type: () => response,
    send: () => response,
  };
  const request = { method: 'GET', path: '/', originalUrl: '/?secret=1', requestId: 'r', headers: {} };
  for (const error of errors) filter.catch(error, new ExecutionContextHost([request, response]));
  return { statuses, lines };
}

const postgres = (code: string) => Object.assign(new Error(`as ${code}`), { code });

describe('a problem', () => {
  it('that will pass says why in the log, once and not for every request', () => {
    const gone = () => new DatabaseUnavailable('busy', { cause: postgres('55P03') });
    const { statuses, lines } = answered(gone(), gone(), gone());
    expect(statuses).toEqual([503, 503, 503]);
    expect(lines).toMatchObject([{ err: { name: 'DatabaseUnavailable' }, requestId: 'r' }]);
  });

  it('of a store that is away says so, too', () => {
    const away = new Refused('unavailable', { reason: 'storage' }, undefined, {
      cause: new Error('S3 away'),
    });
    expect(answered(away).lines).toHaveLength(1);
  });

  it('of two transactions in each other’s way is nobody’s bug', () => {
    const { statuses, lines } = answered(namedError(postgres('40P01')));
    expect(statuses).toEqual([503]);
    expect(lines).toHaveLength(1);
  });

  it('of a value that a column cannot hold is the caller’s, and ours to look at', () => {
    const { statuses, lines } = answered(postgres('22003'));
    expect(statuses).toEqual([400]);
    expect(lines).toMatchObject([{ msg: expect.stringContaining('contract') }]);
  });
});
