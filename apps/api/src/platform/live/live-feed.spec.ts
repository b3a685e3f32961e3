import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { note } from '../outbox';
import { acme, actor, LiveWorld, manufacturer, organisations, other, until } from './live.fixture';
import { readLivePosition } from './outbox-reader';

const world = new LiveWorld();

describe('the live feed', () => {
  it('loses, doubles and leaks nothing: 16 writers, 3 organisations, clients cut all the time', async () => {
    const listening = await Promise.all(
      organisations.flatMap(organisationId =>
        Array.from({ length: 4 }, async () => ({
          organisationId,
          ...(await world.listen(manufacturer(organisationId))),
        })),
      ),
    );
    const cutting = setInterval(
      () => world.clients[Math.floor(Math.random() * world.clients.length)]?.cut(),
      10,
    );
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let n = 0; n < 40; n++) {
          const organisationId = organisations[Math.floor(Math.random() * 3)] ?? acme;
          await world.db.database
            .transaction(manufacturer(organisationId), async tx => {
              await note(tx, { topic: 'visit', subjectId: randomUUID() });
              await sleep(Math.random() * 15);
              await note(tx, { topic: 'alert', subjectId: randomUUID() });
              if (Math.random() < 0.1) throw new Error('changed my mind');
            })
            .catch(() => undefined);
        }
      }),
    );
    clearInterval(cutting);
    const written = await world.asOwner<{ organisation_id: string; subject_id: string }>(
      'SELECT organisation_id, subject_id FROM outbox ORDER BY xid, id',
    );
    expect(written.length).toBeGreaterThan(1_000);
    expect(world.clients.reduce((sum, client) => sum + client.cuts, 0)).toBeGreaterThan(40);
    for (const { organisationId, client } of listening) {
      const own = written.filter(row => row.organisation_id === organisationId).map(row => row.subject_id);
      await until(() => client.heard.length >= own.length).catch(() => undefined);
      expect(client.heard.map(change => change.subjectId)).toEqual(own);
      expect(client.resets).toBe(0);
    }
  });

  it('shows each family only what row security lets it see', async () => {
    const partnerId = randomUUID();
    const customerId = randomUUID();
    const serviceRequestId = randomUUID();
    const all = {
      maker: await world.listen(manufacturer(acme)),
      partner: await world.listen({ family: 'partner', organisationId: acme, partnerId, ...actor }),
      customer: await world.listen({ family: 'customer', organisationId: acme, customerId, ...actor }),
      visitor: await world.listen({
        family: 'visitor',
        organisationId: acme,
        equipmentId: randomUUID(),
        serviceRequestId,
        ...actor,
      }),
      stranger: await world.listen({
        family: 'visitor',
        organisationId: acme,
        equipmentId: randomUUID(),
        serviceRequestId: null,
        ...actor,
      }),
      foreign: await world.listen({ family: 'customer', organisationId: other, customerId, ...actor }),
    };
    await world.leave(acme, { payload: { for: 'maker' } });
    await world.leave(acme, { partnerId, payload: { for: 'partner' } });
    await world.leave(acme, { customerId, serviceRequestId, payload: { for: 'customer' } });
    await world.leave(acme, {
      customerId: randomUUID(),
      serviceRequestId: randomUUID(),
      payload: { for: 'others' },
    });
    await until(() => all.maker.client.heard.length === 4);
    await sleep(100);
    const heard = Object.entries(all).map(([who, { client }]) => [
      who,
      client.heard.map(change => change.payload.for),
    ]);
    expect(Object.fromEntries(heard)).toEqual({
      maker: ['maker', 'partner', 'customer', 'others'],
      partner: ['partner'],
      customer: ['customer'],
      visitor: ['customer'],
      stranger: [],
      foreign: [],
    });
  });

  it('tells what a transaction wrote only when an older one has ended, and says that it waits', async () => {
    const { client } = await world.listen(manufacturer(acme));
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const older = world.db.database.transaction(manufacturer(acme), async tx => {
      await note(tx, { topic: 'visit', subjectId: null, payload: { n: 1 } });
      await held;
    });
    try {
      await sleep(20).then(() => world.leave(acme, { payload: { n: 2 } }));
      await until(() => world.feed.facts.blockedMs > 50);
      expect(client.heard).toEqual([]);
    } finally {
      // Held on, it would hold back what the specs after this one wait for.
      release();
    }
    await older;
    await until(() => client.heard.length === 2);
    expect(client.heard.map(change => change.payload.n)).toEqual([1, 2]);
  });

  it.each(['nonsense', 'other.1:5:6', 'x'.repeat(500)])(
    'asks to read everything again after %s',
    async lastEventId => {
      const { client } = await world.listen(manufacturer(acme), {
        headers: { 'Last-Event-ID': lastEventId },
      });
      expect(client.resets).toBe(1);
      expect(client.lastEventId).not.toBe(lastEventId);
      await world.leave(acme);
      await until(() => client.heard.length === 1);
    },
  );

  it('asks to read everything again when what was missed has been deleted, or is too much', async () => {
    const { client } = await world.listen(manufacturer(acme));
    await world.leave(acme, { payload: { n: 1 } });
    await until(() => client.heard.length === 1);
    const seen = client.lastEventId;
    await client.end();
    for (let n = 0; n < 3; n++) await world.leave(acme);
    const resumed = await world.listen(manufacturer(acme), { headers: { 'Last-Event-ID': seen } });
    await until(() => resumed.client.heard.length === 3);
    expect(resumed.client.resets).toBe(0);

    await world.beginAnew({}, { maxRecalled: 2 });
    const tooMuch = await world.listen(manufacturer(acme), { headers: { 'Last-Event-ID': seen } });
    await until(() => tooMuch.client.resets === 1);
    expect(tooMuch.client.heard).toEqual([]);

    // As retention leaves it: the newest of the old rows is the mark.
    await world.asOwner(`DELETE FROM outbox WHERE id < (SELECT max(id) FROM outbox)`);
    await world.asOwner(`UPDATE outbox SET at = now() - interval '8 days'`);
    await world.beginAnew();
    const tooOld = await world.listen(manufacturer(acme), { headers: { 'Last-Event-ID': seen } });
    expect(tooOld.client.resets).toBe(1);
  });

  it('tells what happened after a page was asked for and before its stream was there', async () => {
    const scope = manufacturer(acme);
    const after = await world.db.database.transaction(scope, readLivePosition);
    const subjectId = randomUUID();
    await world.leave(acme, { subjectId });
    await world.leave(other);
    const { client } = await world.listen(scope, { after });
    await until(() => client.heard.length > 0);
    client.cut();
    const late = randomUUID();
    await world.leave(acme, { subjectId: late });
    await until(() => client.heard.length > 1);
    expect(client.heard.map(change => change.subjectId)).toEqual([subjectId, late]);
    expect(client.resets).toBe(0);
  });

  it('keeps a quiet client on the way, so that coming back later is no reset', async () => {
    const { client } = await world.listen(manufacturer(acme));
    const before = client.lastEventId;
    await world.leave(other);
    await until(() => client.lastEventId !== before);
    expect(client.heard).toEqual([]);
  });
});
