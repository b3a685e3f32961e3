import { Catch, HttpException, Inject, Injectable } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { Problem, RefusalCode } from '#contracts';
import { BadCursor, DatabaseUnavailable, isUnstorable, NotVisible, StaleVersion } from '../database';
import { LOG } from '../log';
import type { Logger } from '../log';
import { Refused } from '../refused';
import type { CalloutRequest } from './call';

const titles: Partial<Record<RefusalCode, string>> = {
  'input-invalid': 'The request has fields that cannot be used',
  'not-signed-in': 'Sign in first',
  'not-found': 'There is no such thing here',
  'stale-version': 'Somebody changed it meanwhile',
  'illegal-transition': 'Not possible in this state',
  unavailable: 'The service is not available for a moment; try again',
  internal: 'Something went wrong on our side',
};

const QUIET_MS = 5_000;

/** The one place where errors become answers. What is not an expected refusal is a bug: 500, logged, never shown. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private quietUntilMs = 0;

  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost) {
    const http = host.switchToHttp();
    const request = http.getRequest<CalloutRequest>();
    const response = http.getResponse<Response>();
    const refused = refusalOf(error);
    this.tell(error, refused, request);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const given = Number(refused.facts?.['retryAfterSeconds'] ?? (refused.status === 503 ? 2 : 0));
    if (given > 0) response.setHeader('Retry-After', given);
    response
      .status(refused.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(refused, request)));
  }

  /** While the database is away every request says so: one line tells why. */
  private tell(error: unknown, { code }: Refused, { requestId, method, path }: CalloutRequest) {
    const facts = { err: error, requestId, route: `${method} ${path}` };
    if (code === 'internal') this.log.error(facts, 'bug');
    if (isUnstorable(error)) this.log.warn(facts, 'A value came through the contract that no column holds');
    if (code !== 'unavailable' || performance.now() < this.quietUntilMs) return;
    this.quietUntilMs = performance.now() + QUIET_MS;
    this.log.warn(facts, 'unavailable');
  }
}

function problemOf(refused: Refused, request: CalloutRequest): Problem {
  return {
    type: `urn:callout:refusal:${refused.code}`,
    title: titles[refused.code] ?? refused.code.replaceAll('-', ' '),
    status: refused.status,
    code: refused.code,
    instance: request.originalUrl.split('?')[0],
    requestId: request.requestId,
    ...(refused.errors ? { errors: [...refused.errors] } : {}),
    ...(refused.facts ? { facts: refused.facts } : {}),
  };
}

function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof NotVisible) return new Refused('not-found');
  if (error instanceof StaleVersion)
    return new Refused('stale-version', { currentVersion: Reflect.get(error.current, 'version') });
  if (error instanceof BadCursor)
    return new Refused('input-invalid', undefined, [
      { path: '/query/cursor', message: 'belongs to another list' },
    ]);
  if (error instanceof DatabaseUnavailable) return new Refused('unavailable', { reason: error.reason });
  if (isUnstorable(error))
    return new Refused('input-invalid', undefined, [{ path: '', message: 'a value cannot be stored' }]);
  if (error instanceof HttpException && error.getStatus() === 404) return new Refused('route-unknown');
  if (error instanceof HttpException && error.getStatus() === 400) return new Refused('input-invalid');
  return new Refused('internal');
}
