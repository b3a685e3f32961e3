import type { NextFunction, Request, Response } from 'express';
import { register } from 'prom-client';
import type { Foundation } from './platform.module';

const system = {
  family: 'system',
  personId: null,
  role: 'system',
  name: 'health',
  source: 'automation',
  requestId: 'health',
} as const;
const READY_FOR_MS = 1_000;

/** /healthz: this process lives; /readyz: it can answer (asks the database at most once a second); /metrics: Prometheus. */
export function healthRoutes({ database }: Pick<Foundation, 'database'>) {
  let checked: { at: number; ready: Promise<boolean> } = { at: -Infinity, ready: Promise.resolve(false) };
  const ready = () => {
    if (performance.now() - checked.at < READY_FOR_MS) return checked.ready;
    const answer = database
      .transaction(system, tx => tx.rows('SELECT 1'))
      .then(
        () => true,
        () => false,
      );
    checked = { at: performance.now(), ready: answer };
    return answer;
  };
  return async (request: Request, response: Response, next: NextFunction) => {
    if (request.path === '/healthz') {
      response.json({ status: 'ok' });
    } else if (request.path === '/readyz') {
      const isReady = await ready();
      if (!isReady) response.setHeader('Retry-After', '2');
      response.status(isReady ? 200 : 503).json({ status: isReady ? 'ok' : 'database-unavailable' });
    } else if (request.path === '/metrics') {
      response.type(register.contentType).send(await register.metrics());
    } else {
      next();
    }
  };
}
