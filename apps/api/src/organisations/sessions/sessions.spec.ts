import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { entities } from '../../entities';
import { Database } from '../../platform/database';
import type { Scope } from '../../platform/database';
import type { CalloutRequest } from '../../platform/http';
import { makeUnit } from '../../installed-base/installed-base.fixture';
import { makeTenant, system } from '../organisations.fixture';
import type { Tenant } from '../organisations.fixture';
import { Credentials } from './credentials';
import { scopeOf } from './person-scope';
import { IDLE_MS, LONGEST_MS } from './session.rules';
import { SessionsService } from './sessions.service';

const facts = { requestId: 'r', source: 'web' as const, ip: '10.0.0.7', userAgent: 'spec' };

/** As much of a request as the Authenticator reads. */
const requestWith = (headers: Record<string, string>): CalloutRequest =>
  Object.assign(Object.create(null), { headers, requestId: 'r', ip: '::ffff:10.0.0.9', socket: {} });
const bearer = (token: string) => requestWith({ authorization: `Bearer ${token}` });

let db: TestDatabase;
let tenant: Tenant;
let other: Tenant;
let now: Date;
let credentials: Credentials;
let sessions: SessionsService;

beforeAll(async () => {
  now = new Date('2026-03-02T08:00:00Z');
  db = await testDatabase(entities, { now: () => now });
  tenant = await makeTenant(db.database, 'maker.example');
  other = await makeTenant(db.database, 'other.example');
  credentials = new Credentials(db.database, () => now);
  sessions = new SessionsService(db.database, credentials);
});
const start = (person = tenant.people.manager) =>
  db.database.transaction(scopeOf(person, facts), tx => sessions.start(tx, person, facts));
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
  credentials.forgetAll();
};
const sessionRow = (token: string) =>
  db.database.transaction(system, tx =>
    tx.one<{ id: string; token_hash: Buffer; last_seen_at: Date; xmin: string; ip: string }>(
      'SELECT *, xmin FROM session WHERE token_hash = $1',
      [createHash('sha256').update(token).digest()],
    ),
  );

describe('a person', () => {
  it('is known by the token, of which only the hash is stored', async () => {
    const token = await start(tenant.people['partner-engineer']);
    const row = await sessionRow(token);
    expect(row).toMatchObject({ ip: '10.0.0.7' });
    expect(await credentials.authenticate(bearer(token), 'person')).toEqual({
      caller: 'partner-engineer',
      credentialId: row?.id,
      by: 'bearer',
      organisationId: tenant.organisationId,
      scope: {
        family: 'partner',
        organisationId: tenant.organisationId,
        partnerId: tenant.partnerId,
        personId: tenant.people['partner-engineer'].id,
        role: 'partner-engineer',
        name: 'The partner-engineer',
        source: 'api',
        requestId: 'r',
        ip: '10.0.0.9',
      },
    });
  });

  it('comes from the web with the cookie and from the field by its own word', async () => {
    const cookie = `x=y; __Host-callout=${await start()}`;
    const web = await credentials.authenticate(requestWith({ cookie }), 'person');
    expect(web).toMatchObject({ by: 'cookie', scope: { source: 'web', family: 'manufacturer' } });
    const field = await credentials.authenticate(requestWith({ cookie, 'x-callout-app': 'field' }), 'person');
    expect(field).toMatchObject({ scope: { source: 'field' } });
  });

  it("does not open a visitor's route with the person's cookie, nor a session with another's cookie", async () => {
    const token = await start();
    const visitorCookie = requestWith({ cookie: `__Host-callout-visitor=${token}` });
    expect(await credentials.authenticate(visitorCookie, 'visitor')).toBeNull();
    expect(
      await credentials.authenticate(requestWith({ cookie: `__Host-callout=${token}` }), 'visitor'),
    ).toBeNull();
    expect(await credentials.authenticate(visitorCookie, 'person')).toBeNull();
  });

  it('is forgotten after twelve idle hours, but not while it works', async () => {
    const token = await start();
    later(IDLE_MS - 1_000);
    expect(await credentials.authenticate(bearer(token), 'person')).not.toBeNull();
    later(IDLE_MS - 1_000);
    expect(await credentials.authenticate(bearer(token), 'person')).not.toBeNull();
    later(IDLE_MS);
    expect(await credentials.authenticate(bearer(token), 'person')).toBeNull();
  });

  it('signs in again after thirty days of work', async () => {
    const token = await start();
    for (let hours = 0; hours < 30 * 24 - 10; hours += 10) {
      later(10 * 3_600_000);
      expect(await credentials.authenticate(bearer(token), 'person')).not.toBeNull();
    }
    later(LONGEST_MS - (30 * 24 - 10) * 3_600_000);
    expect(await credentials.authenticate(bearer(token), 'person')).toBeNull();
  });

  it('is written down as seen once a minute, however much it asks', async () => {
    const token = await start();
    const first = await sessionRow(token);
    later(59_000);
    await credentials.authenticate(bearer(token), 'person');
    expect(await sessionRow(token)).toEqual(first);
    later(1_000);
    await Promise.all(Array.from({ length: 5 }, () => credentials.authenticate(bearer(token), 'person')));
    expect((await sessionRow(token))?.last_seen_at).toEqual(now);
    const person = await db.database.transaction(system, tx =>
      tx.one<{ last_seen_at: Date }>('SELECT last_seen_at FROM person WHERE id = $1', [
        tenant.people.manager.id,
      ]),
    );
    expect(person?.last_seen_at).toEqual(now);
  });

  it('is nobody any more when it is deactivated, whatever became of its sessions', async () => {
    const token = await start(other.people.dispatcher);
    expect(await credentials.authenticate(bearer(token), 'person')).not.toBeNull();
    await db.database.transaction(system, tx =>
      tx.run('UPDATE person SET active = false WHERE id = $1', [other.people.dispatcher.id]),
    );
    credentials.forgetAll();
    expect(await credentials.authenticate(bearer(token), 'person')).toBeNull();
  });

  it('is answered while somebody else holds its row', async () => {
    const token = await start();
    later(120_000);
    const elsewhere = await Database.open({ url: db.appUrl, entities });
    await elsewhere.transaction(system, async tx => {
      await tx.rows('SELECT id FROM person WHERE id = $1 FOR UPDATE', [tenant.people.manager.id]);
      const answered = credentials.authenticate(bearer(token), 'person');
      expect(
        await Promise.race([answered.then(who => who?.caller), sleep(2_000, 'too late', { ref: false })]),
      ).toBe('manager');
    });
  });
});

describe('the live feed', () => {
  it('is told which sessions still open anything', async () => {
    const ids = await Promise.all(
      [await start(), await start(), await start(tenant.people.agent), await start(other.people.agent)].map(
        async token => (await sessionRow(token))?.id ?? '',
      ),
    );
    const [alive = '', ended = '', deactivated = '', foreign = ''] = ids;
    await db.database.transaction(scopeOf(tenant.people.manager, facts), tx =>
      sessions.end(tx, ended, 'session.revoke'),
    );
    await db.database.transaction(system, tx =>
      tx.run('UPDATE person SET active = false WHERE id = $1', [tenant.people.agent.id]),
    );
    const unknown = '6f1c2f4e-2f0a-4d6e-9a51-1f4f0f6f3c11';
    expect(await sessions.stillValid([...ids, unknown])).toEqual(new Set([alive, foreign]));
    expect(deactivated).not.toBe('');
    later(IDLE_MS);
    expect(await sessions.stillValid([alive])).toEqual(new Set());
    expect(await sessions.stillValid([])).toEqual(new Set());
  });
});

describe('a visitor', () => {
  const equipmentId = '11111111-1111-4111-8111-111111111111';
  const serviceRequestId = '22222222-2222-4222-8222-222222222222';

  it('holds a label, reports, and sees its request from then on', async () => {
    const { token, sessionId } = await db.database.transaction(system, tx =>
      sessions.startVisitorSession(
        tx,
        { organisationId: tenant.organisationId, equipmentId, serviceRequestId: null },
        facts,
      ),
    );
    expect(token).toMatch(/^cv_/);
    const cookie = requestWith({ cookie: `__Host-callout-visitor=${token}` });
    const who = await credentials.authenticate(cookie, 'visitor');
    expect(who).toMatchObject({
      caller: 'visitor',
      credentialId: sessionId,
      scope: { family: 'visitor', equipmentId, serviceRequestId: null, personId: null, source: 'web' },
    });
    const scope: Scope = who?.scope ?? system;
    await db.database.transaction(scope, tx => sessions.adoptServiceRequest(tx, sessionId, serviceRequestId));
    await db.database.settled();
    const after = await credentials.authenticate(cookie, 'visitor');
    expect(after).toMatchObject({ scope: { equipmentId, serviceRequestId } });
  });

  it("does not take over another label's session", async () => {
    const begin = (id: string) =>
      db.database.transaction(system, tx =>
        sessions.startVisitorSession(
          tx,
          { organisationId: tenant.organisationId, equipmentId: id, serviceRequestId: null },
          facts,
        ),
      );
    const mine = await begin(equipmentId);
    const foreign = await begin('33333333-3333-4333-8333-333333333333');
    const who = await credentials.authenticate(bearer(mine.token), 'visitor');
    await expect(
      db.database.transaction(who?.scope ?? system, tx =>
        sessions.adoptServiceRequest(tx, foreign.sessionId, serviceRequestId),
      ),
    ).rejects.toThrow('session');
  });
});

describe('a machine', () => {
  it('is known by its token in the header until the token is revoked', async () => {
    const unit = await makeUnit(db.database, tenant);
    expect(await credentials.authenticate(bearer(unit.token), 'device')).toMatchObject({
      caller: 'device',
      credentialId: unit.deviceId,
      organisationId: tenant.organisationId,
      deviceId: unit.deviceId,
      equipmentId: unit.equipmentId,
      scope: {
        family: 'worker',
        organisationId: tenant.organisationId,
        name: unit.deviceId,
        source: 'device',
      },
    });
    const cookie = requestWith({ cookie: `__Host-callout=${unit.token}` });
    expect(await credentials.authenticate(cookie, 'person')).toBeNull();
    expect(await credentials.authenticate(cookie, 'device')).toBeNull();
    await db.database.transaction(system, tx =>
      tx.run('UPDATE device SET revoked_at = now() WHERE id = $1', [unit.deviceId]),
    );
    credentials.forgetAll();
    expect(await credentials.authenticate(bearer(unit.token), 'device')).toBeNull();
  });
});
