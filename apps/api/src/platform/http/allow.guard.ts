import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { allows, can, isMutating } from '#contracts';
import type { Caller, Permission } from '#contracts';
import { Refused } from '../refused';
import { addressOf, networkOf } from './address';
import { AUTHENTICATOR } from './authenticator';
import type { Authenticator } from './authenticator';
import type { CalloutRequest } from './call';
import { RateLimits } from './rate-limits';
import { SERVED } from './serve';
import type { Served } from './serve';

const wanted = (permission: Permission): 'person' | 'visitor' | 'device' => {
  const callers: readonly Caller[] = can[permission];
  if (callers.includes('visitor')) return 'visitor';
  return callers.includes('device') ? 'device' : 'person';
};

/** Deny by default: a handler that names no route is nobody's; a route is only its permission's callers'. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const served = this.reflector.get<Served | undefined>(SERVED, context.getHandler());
    if (!served) throw new Refused('forbidden');
    const request = context.switchToHttp().getRequest<CalloutRequest>();
    const { permission } = served.route;
    const network = networkOf(addressOf(request) ?? 'unknown');
    if (allows(permission, 'anyone')) {
      this.limits.take('anyone', network);
      return true;
    }
    // Each token that somebody makes up costs a question to the database.
    this.limits.ask('stranger', network);
    const who = await this.authenticator.authenticate(request, wanted(permission));
    if (!who) {
      this.limits.take('stranger', network);
      throw new Refused('not-signed-in');
    }
    request.who = who;
    this.limits.take(who.caller, who.credentialId);
    if (who.by === 'cookie' && isMutating(served.route)) refuseForeignPages(request);
    if (!allows(permission, who.caller)) throw new Refused('forbidden');
    return true;
  }
}

/** A cookie travels with requests that foreign pages make too: our own pages prove themselves twice. */
function refuseForeignPages(request: CalloutRequest) {
  const site = request.headers['sec-fetch-site'];
  const fromHere = site === undefined || site === 'same-origin';
  if (!fromHere || request.headers['x-callout'] === undefined) throw new Refused('cross-site-request');
}
