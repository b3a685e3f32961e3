import { beforeAll, describe, expect, it } from '@jest/globals';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { caller, makeTenant, PASSWORD, signIn, system } from '../organisations.fixture';
import type { Tenant } from '../organisations.fixture';

describe('signing in and out', () => {
  let app: TestApp;
  let tenant: Tenant;
  beforeAll(async () => {
    app = await testApp();
    tenant = await makeTenant(app.db.database, 'maker.example');
  });
  const anyone = (path: string, body: unknown, headers = {}) => caller(app.url)('POST', path, body, headers);
  const forgetAttempts = () => app.db.database.transaction(system, tx => tx.run('DELETE FROM throttle'));

  it('gives a person a cookie that no script reads, a token, the way home and what a screen needs', async () => {
    const { status, body, headers } = await anyone('/sessions', {
      email: 'Engineer@Maker.example',
      password: PASSWORD,
    });
    expect(status).toBe(200);
    expect(body.token).toMatch(/^cs_[A-Za-z0-9_-]{43}$/);
    expect(body).toMatchObject({
      home: '/field/',
      me: { person: { email: 'engineer@maker.example', role: 'engineer' }, engineerId: null, demo: false },
    });
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toContain(`__Host-callout=${body.token};`);
    for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/'])
      expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Domain');
    const me = await caller(app.url, { Cookie: `a=1; __Host-callout=${body.token}` })('GET', '/me');
    expect(me).toMatchObject({ status: 200, body: { organisation: { name: 'Maker maker.example' } } });
  });

  it.each([
    ['partner-dispatcher', '/console/', 'Balkan Service maker.example'],
    ['partner-engineer', '/field/', 'Balkan Service maker.example'],
    ['customer', '/portal/', 'Mill maker.example'],
  ])('shows the %s its own organisation', async (role, home, name) => {
    const { body } = await anyone('/sessions', { email: `${role}@maker.example`, password: PASSWORD });
    expect(body).toMatchObject({ home, me: { organisation: { name }, person: { organisationName: name } } });
  });

  it('says the same of a wrong password and of an unknown address, and writes both down', async () => {
    const wrong = await anyone('/sessions', { email: 'agent@maker.example', password: 'not the one' });
    const unknown = await anyone('/sessions', { email: 'nobody@maker.example', password: 'not the one' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
    const { as } = await signIn(app.url, 'manager@maker.example');
    expect((await as('GET', '/me')).status).toBe(200);
    const manager = { ...system, family: 'manufacturer' as const, organisationId: tenant.organisationId };
    const lines = await app.db.database.transaction(manager, tx =>
      tx.rows<{ subject_id: string; actor_name: string }>(
        `SELECT subject_id, actor_name FROM audit_event WHERE verb = 'session.refuse'`,
      ),
    );
    expect(lines).toEqual([{ subject_id: tenant.people.agent.id, actor_name: 'unknown' }]);
  });

  it('does not let a deactivated person in', async () => {
    await app.db.database.transaction(system, tx =>
      tx.run(`UPDATE person SET active = false WHERE id = $1`, [tenant.people.dispatcher.id]),
    );
    const { status } = await anyone('/sessions', { email: 'dispatcher@maker.example', password: PASSWORD });
    expect(status).toBe(401);
  });

  it('finds the right one of two manufacturers that know the same address', async () => {
    await forgetAttempts();
    const other = await makeTenant(app.db.database, 'maker2.example');
    await app.db.database.transaction(system, tx =>
      tx.run(`UPDATE person SET email = 'agent@maker.example', password_hash = NULL WHERE id = $1`, [
        other.people.agent.id,
      ]),
    );
    const { body } = await anyone('/sessions', { email: 'agent@maker.example', password: PASSWORD });
    expect(body.me.person.id).toBe(tenant.people.agent.id);
  });

  it('ends at sign-out: the token is worth nothing and the cookie is taken back', async () => {
    const { as } = await signIn(app.url, 'agent@maker.example');
    const out = await as('DELETE', '/sessions/current');
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-callout=;.*Max-Age=0/);
    expect((await as('GET', '/me')).status).toBe(401);
  });

  it('lists the own sessions, marks this one, and ends another at once', async () => {
    const first = await signIn(app.url, 'customer@maker.example');
    const second = await signIn(app.url, 'customer@maker.example');
    const { body } = await second.as('GET', '/sessions');
    expect(body.items.filter((session: { current: boolean }) => session.current)).toHaveLength(1);
    const other = await first.as('GET', '/sessions');
    const firstId = other.body.items.find((session: { current: boolean }) => session.current).id;
    expect((await second.as('DELETE', `/sessions/${firstId}`)).status).toBe(204);
    expect((await first.as('GET', '/me')).status).toBe(401);
    expect((await second.as('GET', '/me')).status).toBe(200);
    expect((await second.as('DELETE', `/sessions/${firstId}`)).status).toBe(404);
  });

  it("does not end another person's session", async () => {
    const mine = await signIn(app.url, 'manager@maker.example');
    const theirs = await signIn(app.url, 'agent@maker.example');
    const { body } = await theirs.as('GET', '/sessions');
    for (const { id } of body.items) expect((await mine.as('DELETE', `/sessions/${id}`)).status).toBe(404);
  });

  it('refuses what a foreign page sends along with the cookie', async () => {
    const { token } = await signIn(app.url, 'agent@maker.example');
    const browser = caller(app.url, { Cookie: `__Host-callout=${token}` });
    const body = { name: 'Changed' };
    expect(await browser('PATCH', '/me', body)).toMatchObject({
      status: 403,
      body: { code: 'cross-site-request' },
    });
    const foreign = { 'X-Callout': '1', 'Sec-Fetch-Site': 'cross-site' };
    expect((await browser('PATCH', '/me', body, foreign)).status).toBe(403);
    const own = { 'X-Callout': '1', 'Sec-Fetch-Site': 'same-origin' };
    expect((await browser('PATCH', '/me', body, own)).status).toBe(200);
    const given = { email: 'agent@maker.example', password: PASSWORD };
    expect((await anyone('/sessions', given, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });

  it('answers nobody who presents something else', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer cs_x', 'Basic YTpi', `Bearer cs_${'A'.repeat(43)}`])
      expect((await caller(app.url, { Authorization: authorization })('GET', '/me')).status).toBe(401);
    expect((await caller(app.url)('GET', '/me')).status).toBe(401);
  });

  it('makes whoever guesses wait, longer each time, whether or not the address is known', async () => {
    for (const email of ['engineer@maker.example', 'ghost@maker.example']) {
      await forgetAttempts();
      const tries = [];
      for (let n = 0; n < 7; n += 1) tries.push(await anyone('/sessions', { email, password: `guess ${n}` }));
      expect(tries.map(tried => tried.status)).toEqual([401, 401, 401, 401, 401, 401, 429]);
      expect(tries[6]?.headers.get('retry-after')).toBe('1');
      const right = await anyone('/sessions', { email: 'agent@maker.example', password: PASSWORD });
      expect(right.status).toBe(200);
    }
  });

  it('counts guesses that come all at once', async () => {
    await forgetAttempts();
    const guesses = Array.from({ length: 20 }, (_, n) =>
      anyone('/sessions', { email: 'engineer@maker.example', password: `guess ${n}` }),
    );
    const statuses = (await Promise.all(guesses)).map(guess => guess.status);
    expect(statuses.filter(status => status === 401)).toHaveLength(6);
    expect(statuses.filter(status => status === 429)).toHaveLength(14);
    await forgetAttempts();
  });
});
