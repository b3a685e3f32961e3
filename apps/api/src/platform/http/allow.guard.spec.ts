import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { routes } from '#contracts';
import { AllowGuard } from './allow.guard';
import { RateLimits } from './rate-limits';
import { Serve } from './serve';

class Thing {
  @Serve(routes.me)
  me(this: void) {}
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the guard', () => {
  it('stops asking the database about tokens that somebody makes up', async () => {
    // A stranger is let in again with time: none passes here, however busy the machine is.
    jest.spyOn(performance, 'now').mockReturnValue(0);
    let asked = 0;
    const authenticator = { authenticate: async () => ((asked += 1), null) };
    const guard = new AllowGuard(new Reflector(), authenticator, new RateLimits());
    const from = (ip: string) => {
      const host = new ExecutionContextHost([{ ip, headers: {}, socket: {} }, {}], Thing, Thing.prototype.me);
      return guard.canActivate(host).catch((error: unknown) => Reflect.get(Object(error), 'code'));
    };
    const codes: unknown[] = [];
    for (let n = 0; n < 1_000; n++) codes.push(await from('2001:db8::1'));
    expect(new Set(codes)).toEqual(new Set(['not-signed-in', 'too-many-requests']));
    expect(asked).toBe(400);
    // The next address of the same network is the same stranger.
    expect(await from('2001:db8::ffff:2')).toBe('too-many-requests');
    expect(await from('2001:db8:0:1::1')).toBe('not-signed-in');
  });
});
