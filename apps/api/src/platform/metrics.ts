import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';
import type { Logger } from './log';

const SLOW_MS = 1_000;
const nothing = new Set(['/healthz', '/readyz', '/metrics']);

const durations = () => {
  const known = register.getSingleMetric('callout_http_request_seconds');
  if (known instanceof Histogram) return known;
  collectDefaultMetrics();
  return new Histogram({
    name: 'callout_http_request_seconds',
    help: 'Duration of HTTP requests by route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
};

/** Times every request by its route (never by its path: ids would make endless series) and logs it with its id. */
export function measureRequests(log: Logger) {
  const histogram = durations();
  return (request: Request, response: Response, next: NextFunction) => {
    if (nothing.has(request.path)) return next();
    const begun = performance.now();
    response.once('close', () => {
      const route = request.path.startsWith('/api') ? String(request.route?.path ?? 'unknown') : 'pages';
      const ms = performance.now() - begun;
      histogram.observe(
        { method: request.method, route, status: `${Math.floor(response.statusCode / 100)}xx` },
        ms / 1_000,
      );
      const facts = {
        requestId: response.getHeader('X-Request-Id'),
        method: request.method,
        route,
        status: response.statusCode,
        ms: Math.round(ms),
      };
      if (
        response.statusCode >= 500 ||
        (ms > SLOW_MS && response.getHeader('content-type') !== 'text/event-stream')
      )
        log.warn(facts, 'request');
      else log.debug(facts, 'request');
    });
    return next();
  };
}
