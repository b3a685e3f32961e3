import { describe, expect, it } from '@jest/globals';
import { acme, LiveWorld, manufacturer, until } from './live.fixture';

const world = new LiveWorld();

describe('an event stream', () => {
  it('ends within a second when its session is revoked, and no other does', async () => {
    const one = await world.listen(manufacturer(acme), { reconnect: false });
    const two = await world.listen(manufacturer(acme), { reconnect: false });
    world.revoked.add(one.credentialId);
    const start = performance.now();
    await one.client.gone;
    expect(performance.now() - start).toBeLessThan(1_000);
    await world.leave(acme);
    await until(() => two.client.heard.length === 1);
    expect(one.client.heard).toEqual([]);
    world.streams.revoke(two.credentialId);
    await two.client.gone;
  });

  it('is refused when there are too many, of one or of all', async () => {
    await world.beginAnew({ maxStreams: 3, maxPerCredential: 2 });
    const first = await world.listen(manufacturer(acme), { reconnect: false });
    const statusOf = async (credentialId: string) =>
      (await world.listenAs(credentialId, manufacturer(acme), { reconnect: false })).client.status;
    expect(await statusOf(first.credentialId)).toBe(200);
    expect(await statusOf(first.credentialId)).toBe(429);
    expect(await statusOf('another')).toBe(200);
    expect(await statusOf('yet-another')).toBe(503);
  });

  it('lets go of everything when its client leaves', async () => {
    const { client } = await world.listen(manufacturer(acme), { reconnect: false });
    expect([world.streams.size, world.feed.facts.subscribers]).toEqual([1, 1]);
    await client.end();
    await until(() => world.streams.size === 0 && world.feed.facts.subscribers === 0);
  });

  it('carries what a browser and a proxy need to hear', async () => {
    world.scopes.set('plain', manufacturer(acme));
    const abort = new AbortController();
    const response = await fetch(world.urlOf('plain'), { signal: abort.signal });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    const first = await response.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toContain('retry: 1000');
    abort.abort();
  });
});
