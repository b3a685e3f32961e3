import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { mailsTo, mailTo, secretIn } from '../mails.fixture';
import { caller, makeTenant, PASSWORD, signIn, system } from '../organisations.fixture';
import type { Tenant } from '../organisations.fixture';

const NEXT = 'seven tall poplars';

describe('a password', () => {
  let app: TestApp;
  let tenant: Tenant;
  beforeAll(async () => {
    app = await testApp();
    tenant = await makeTenant(app.db.database, 'maker.example');
  });
  const anyone = (path: string, body: unknown) => caller(app.url)('POST', path, body);
  const ask = (email: string) => anyone('/password-resets', { email });
  const reset = (token: string, password = NEXT) => anyone('/password-resets/complete', { token, password });
  const forgetAttempts = () => app.db.database.transaction(system, tx => tx.run('DELETE FROM throttle'));

  it('is set anew with the mailed link, once, and every session ends', async () => {
    const { as } = await signIn(app.url, 'customer@maker.example');
    expect((await ask('Customer@maker.example')).status).toBe(204);
    const mail = await mailTo(app.dataDir, 'customer@maker.example');
    expect(mail).toContain('Mill maker.example');
    expect(mail).toContain(`${app.config.publicUrl}/console/reset#cr_`);
    const token = secretIn(mail);
    expect((await reset(token, 'password1234')).body.code).toBe('password-too-weak');
    const both = await Promise.all([reset(token), reset(token)]);
    expect(both.map(answer => answer.status).toSorted((a, b) => a - b)).toEqual([204, 410]);
    expect((await as('GET', '/me')).status).toBe(401);
    await expect(signIn(app.url, 'customer@maker.example', PASSWORD)).rejects.toThrow('401');
    await signIn(app.url, 'customer@maker.example', NEXT);
  });

  it('is not set anew with a link that is old, replaced by another, or made up', async () => {
    await ask('agent@maker.example');
    const first = secretIn(await mailTo(app.dataDir, 'agent@maker.example'));
    await ask('agent@maker.example');
    const second = secretIn(await mailTo(app.dataDir, 'agent@maker.example', 2));
    expect((await reset(first)).status).toBe(204);
    for (const token of [second, `cr_${'A'.repeat(43)}`])
      expect(await reset(token)).toMatchObject({ status: 410, body: { code: 'link-expired' } });
    await forgetAttempts();
    await ask('agent@maker.example');
    const old = secretIn(await mailTo(app.dataDir, 'agent@maker.example', 3));
    await app.db.database.transaction(system, tx => tx.run('UPDATE password_reset SET expires_at = now()'));
    expect((await reset(old)).status).toBe(410);
  });

  it('is not offered to strangers, whose asking is answered alike and as fast', async () => {
    await forgetAttempts();
    const timeOf = async (email: string) => {
      const begun = performance.now();
      const { status, body } = await ask(email);
      expect([status, body]).toEqual([204, null]);
      return performance.now() - begun;
    };
    const known = Math.min(await timeOf('engineer@maker.example'), await timeOf('engineer@maker.example'));
    const unknown = Math.min(await timeOf('ghost@maker.example'), await timeOf('ghost@maker.example'));
    expect(known / unknown).toBeLessThan(5);
    expect(unknown / known).toBeLessThan(5);
    await mailTo(app.dataDir, 'engineer@maker.example', 2);
    expect(await mailsTo(app.dataDir, 'ghost@maker.example')).toEqual([]);
  });

  it('does not fill a mailbox', async () => {
    await forgetAttempts();
    for (let n = 0; n < 8; n += 1) expect((await ask('dispatcher@maker.example')).status).toBe(204);
    await mailTo(app.dataDir, 'dispatcher@maker.example', 4);
    await sleep(1_000);
    expect(await mailsTo(app.dataDir, 'dispatcher@maker.example')).toHaveLength(4);
  });

  it('is not mailed to who was deactivated', async () => {
    await app.db.database.transaction(system, tx =>
      tx.run('UPDATE person SET active = false WHERE id = $1', [tenant.people['partner-engineer'].id]),
    );
    await ask('partner-engineer@maker.example');
    await ask('partner-dispatcher@maker.example');
    await mailTo(app.dataDir, 'partner-dispatcher@maker.example');
    expect(await mailsTo(app.dataDir, 'partner-engineer@maker.example')).toEqual([]);
  });

  it('is changed by who knows it; the other sessions end, this one stays', async () => {
    await forgetAttempts();
    const elsewhere = await signIn(app.url, 'manager@maker.example');
    const here = await signIn(app.url, 'manager@maker.example');
    const change = (body: object) => here.as('POST', '/me/password', body);
    expect(await change({ current: 'wrong', password: NEXT })).toMatchObject({
      status: 401,
      body: { code: 'sign-in-failed' },
    });
    expect((await change({ current: PASSWORD, password: 'manager@maker' })).body.code).toBe(
      'password-too-weak',
    );
    expect((await change({ current: PASSWORD, password: NEXT })).status).toBe(204);
    expect((await elsewhere.as('GET', '/me')).status).toBe(401);
    expect((await here.as('GET', '/me')).status).toBe(200);
    await signIn(app.url, 'manager@maker.example', NEXT);
  });

  it('is not guessed through a stolen session', async () => {
    const { as } = await signIn(app.url, 'manager@maker.example', NEXT);
    const guesses = [];
    for (let n = 0; n < 7; n += 1)
      guesses.push((await as('POST', '/me/password', { current: `guess ${n}`, password: PASSWORD })).status);
    expect(guesses).toEqual([401, 401, 401, 401, 401, 401, 429]);
  });

  it('leaves a trail, in the name of whose it is', async () => {
    const manager = { ...system, family: 'manufacturer' as const, organisationId: tenant.organisationId };
    const lines = await app.db.database.transaction(manager, tx =>
      tx.rows<{ verb: string; actor_name: string; role: string }>(
        `SELECT DISTINCT verb, actor_name, role FROM audit_event WHERE verb LIKE 'password.%' AND person_id IS NOT NULL ORDER BY verb, actor_name`,
      ),
    );
    expect(lines).toEqual([
      { verb: 'password.change', actor_name: 'The manager', role: 'manager' },
      { verb: 'password.reset', actor_name: 'The agent', role: 'agent' },
      { verb: 'password.reset', actor_name: 'The customer', role: 'customer' },
    ]);
    const mailed = await app.db.database.transaction(manager, tx =>
      tx.rows(`SELECT id FROM audit_event WHERE verb = 'password.mail-reset' AND subject_id = $1`, [
        tenant.people.customer.id,
      ]),
    );
    expect(mailed).toHaveLength(1);
  });
});
