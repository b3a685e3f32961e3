import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Response } from 'express';
import { isMutating } from '#contracts';
import type { Route } from '#contracts';
import { Database } from '../database';
import type { Scope } from '../database';
import { Refused } from '../refused';
import type { CalloutRequest } from './call';
import { claimKey, rememberAnswer } from './idempotency';
import { readInput } from './input';
import { Seal } from './seal';
import { SERVED } from './serve';
import type { Served } from './serve';

/**
 * One request, one transaction: parse, open it with the caller's scope, claim the idempotency key, run the handler,
 * parse the answer by the contract (what it does not declare never leaves), remember it, commit, and only then answer.
 */
@Injectable()
export class CallInterceptor implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Database) private readonly database: Database,
    @Inject(Seal) private readonly seal: Seal,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const served = this.reflector.get<Served>(SERVED, context.getHandler());
    const http = context.switchToHttp();
    return from(this.run(served, http.getRequest<CalloutRequest>(), http.getResponse<Response>(), next));
  }

  private async run(
    served: Served,
    request: CalloutRequest,
    response: Response,
    next: CallHandler,
  ): Promise<unknown> {
    const { route } = served;
    const input = await readInput(route, request);
    const bare = { ...input, request, response, who: request.who ?? null };
    if (served.transaction === false) {
      request.call = bare;
      return answer(route, await lastValueFrom(next.handle(), { defaultValue: undefined }));
    }
    const scope = scopeOf(request);
    const routeName = `${route.method} ${route.path}`;
    const key = isMutating(route) ? idempotencyKey(request) : null;
    return this.database.transaction(
      scope,
      async tx => {
        if (key) {
          const earlier = await claimKey(tx, routeName, key, request.originalUrl, input.raw);
          if (earlier) {
            response.setHeader('Idempotent-Replay', 'true');
            return this.recalled(route, earlier.body, key);
          }
        }
        request.call = { ...bare, tx };
        const body = answer(route, await lastValueFrom(next.handle(), { defaultValue: undefined }));
        if (key)
          await rememberAnswer(tx, routeName, key, request.originalUrl, input.raw, {
            status: response.statusCode,
            body: route.secret ? this.seal.close(body, `${routeName} ${key}`) : body,
          });
        return body;
      },
      { readOnly: !isMutating(route), retry: served.retry ?? false },
    );
  }

  private recalled(route: Route, body: unknown, key: string): unknown {
    if (!route.secret) return body;
    const opened = this.seal.open(body, `${route.method} ${route.path} ${key}`);
    // The installation's secret was changed since: what was answered then nobody can tell any more.
    if (!opened) throw new Refused('idempotency-key-reused');
    return opened.value;
  }
}

function scopeOf(request: CalloutRequest): Scope {
  if (request.who) return request.who.scope;
  throw new Error('A route for anyone opens its own transaction: mark it transaction: false');
}

function idempotencyKey(request: CalloutRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || key.length < 1 || key.length > 255)
    throw new Refused('input-invalid', undefined, [
      { path: '/headers/idempotency-key', message: '1 to 255 characters' },
    ]);
  return key;
}

function answer(route: Route, value: unknown): unknown {
  return route.answer ? route.answer.parse(value) : value;
}
