import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#contracts';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { mailsTo, mailTo, secretIn } from '../mails.fixture';
import { caller, makeTenant, signIn, system } from '../organisations.fixture';
import type { Ask, Tenant } from '../organisations.fixture';

const PASSWORD = 'seven tall poplars';

describe('an invitation', () => {
  let app: TestApp;
  let ours: Tenant;
  let theirs: Tenant;
  beforeAll(async () => {
    app = await testApp();
    ours = await makeTenant(app.db.database, 'ours.example');
    theirs = await makeTenant(app.db.database, 'theirs.example');
  });
  const as = async (role: Role) => (await signIn(app.url, `${role}@ours.example`)).as;
  const anyone = (path: string, body: unknown) => caller(app.url)('POST', path, body);
  const invite = (ask: Ask, email: string, more: object = {}) =>
    ask('POST', '/invitations', { email, name: 'Ivan Kolev', role: 'agent', ...more });
  const accept = (token: string, more: object = {}) =>
    anyone('/invitations/accept', { token, password: PASSWORD, name: 'Ivan K.', ...more });

  it('comes by mail, shows what it is for, and makes an account that signs in', async () => {
    const manager = await as('manager');
    const invited = await invite(manager, 'Ivan@New.example', {
      role: 'partner-engineer',
      partnerId: ours.partnerId,
      locale: 'bg',
    });
    expect(invited).toMatchObject({
      status: 200,
      body: {
        email: 'ivan@new.example',
        role: 'partner-engineer',
        invitedBy: 'The manager',
        acceptedAt: null,
      },
    });
    const mail = await mailTo(app.dataDir, 'ivan@new.example');
    expect(mail).toContain('Здравейте, Ivan Kolev');
    expect(mail).toContain('Balkan Service ours.example');
    expect(mail).toContain(`${app.config.publicUrl}/console/invitation#ci_`);
    const token = secretIn(mail);

    expect((await anyone('/invitations/preview', { token })).body).toEqual({
      email: 'ivan@new.example',
      name: 'Ivan Kolev',
      organisationName: 'Balkan Service ours.example',
      role: 'partner-engineer',
    });
    const accepted = await accept(token);
    expect(accepted).toMatchObject({
      status: 200,
      body: {
        home: '/field/',
        me: {
          person: { email: 'ivan@new.example', name: 'Ivan K.', role: 'partner-engineer', locale: 'bg' },
        },
      },
    });
    expect(accepted.headers.get('set-cookie')).toContain('__Host-callout=cs_');
    expect((await signIn(app.url, 'ivan@new.example', PASSWORD)).token).toMatch(/^cs_/);
    expect((await manager('GET', '/invitations')).body.items).toEqual([]);
  });

  it('is worth nothing twice, nor withdrawn, nor after 72 hours, nor replaced, nor made up', async () => {
    const manager = await as('manager');
    const used = await invite(manager, 'used@new.example');
    expect(used.status).toBe(200);
    const usedToken = secretIn(await mailTo(app.dataDir, 'used@new.example'));
    const twice = await Promise.all([accept(usedToken), accept(usedToken)]);
    expect(twice.map(answer => answer.status).toSorted((a, b) => a - b)).toEqual([200, 410]);

    const withdrawn = await invite(manager, 'withdrawn@new.example');
    const withdrawnToken = secretIn(await mailTo(app.dataDir, 'withdrawn@new.example'));
    expect((await manager('DELETE', `/invitations/${withdrawn.body.id}`)).status).toBe(204);
    expect((await manager('DELETE', `/invitations/${withdrawn.body.id}`)).status).toBe(404);

    const old = await invite(manager, 'old@new.example');
    const oldToken = secretIn(await mailTo(app.dataDir, 'old@new.example'));
    expect(Date.parse(old.body.expiresAt) - Date.parse(old.body.createdAt)).toBe(72 * 3_600_000);
    await app.db.database.transaction(system, tx =>
      tx.run('UPDATE invitation SET expires_at = now() WHERE id = $1', [old.body.id]),
    );

    await invite(manager, 'replaced@new.example');
    const replacedToken = secretIn(await mailTo(app.dataDir, 'replaced@new.example'));
    await invite(manager, 'replaced@new.example');
    const newToken = secretIn(await mailTo(app.dataDir, 'replaced@new.example', 2));

    const madeUp = `ci_${'A'.repeat(43)}`;
    for (const token of [usedToken, withdrawnToken, oldToken, replacedToken, madeUp]) {
      const answers = [await anyone('/invitations/preview', { token }), await accept(token)];
      expect(answers.map(answer => answer.body.code)).toEqual(['link-expired', 'link-expired']);
    }
    expect((await accept(newToken)).status).toBe(200);
  });

  it('is refused a password that is guessed easily, and stays good', async () => {
    await invite(await as('manager'), 'petar.stoyanov@new.example');
    const token = secretIn(await mailTo(app.dataDir, 'petar.stoyanov@new.example'));
    for (const [password, reason] of [
      ['callout-demo', 'names-product'],
      ['password1234', 'common'],
      ['petar.stoyanov!', 'names-you'],
    ])
      expect(await accept(token, { password })).toMatchObject({
        status: 422,
        body: { code: 'password-too-weak', facts: { reason } },
      });
    expect((await accept(token, { password: 'short' })).status).toBe(400);
    expect((await accept(token)).status).toBe(200);
  });

  it('cannot change what it is for', async () => {
    await invite(await as('manager'), 'sly@new.example');
    const token = secretIn(await mailTo(app.dataDir, 'sly@new.example'));
    const accepted = await accept(token, { role: 'manager', email: 'boss@new.example' });
    expect(accepted.body.me.person).toMatchObject({ role: 'agent', email: 'sly@new.example' });
  });

  it('goes to addresses without an account, and into organisations that are there', async () => {
    const manager = await as('manager');
    const known = await invite(manager, 'agent@ours.example');
    expect(known).toMatchObject({ status: 409, body: { code: 'already-exists' } });
    const foreign = { role: 'partner-engineer', partnerId: theirs.partnerId };
    expect((await invite(manager, 'x@new.example', foreign)).body.code).toBe('reference-unknown');
    const wrongKind = { role: 'partner-engineer', partnerId: ours.customerId };
    expect((await invite(manager, 'x@new.example', wrongKind)).body.code).toBe('reference-unknown');
    expect((await invite(manager, 'x@new.example', { role: 'customer' })).status).toBe(400);
    expect((await invite(manager, 'agent@theirs.example')).status).toBe(200);
  });

  it('of a partner goes into that partner only', async () => {
    const partner = await as('partner-dispatcher');
    const own = await invite(partner, 'colleague@new.example', { role: 'partner-engineer' });
    expect(own.status).toBe(200);
    expect((await invite(partner, 'x@new.example', { role: 'manager' })).status).toBe(403);
    const elsewhere = { role: 'partner-engineer', partnerId: ours.otherPartnerId };
    expect((await invite(partner, 'x@new.example', elsewhere)).status).toBe(403);
    const manager = await as('manager');
    await invite(manager, 'elsewhere@new.example', elsewhere);
    const emails = (await partner('GET', '/invitations')).body.items.map(
      (item: { email: string }) => item.email,
    );
    expect(emails).toEqual(['colleague@new.example']);
    const token = secretIn(await mailTo(app.dataDir, 'colleague@new.example'));
    expect((await accept(token)).body.me.person.partnerId).toBe(ours.partnerId);
  });

  it('keeps its secret out of the tables: only a hash is there', async () => {
    await invite(await as('manager'), 'secret@new.example');
    const token = secretIn(await mailTo(app.dataDir, 'secret@new.example'));
    const found = await app.db.database.transaction(system, tx =>
      tx.rows(
        `SELECT data::text FROM pgboss.job WHERE data::text LIKE '%' || $1 || '%'
         UNION ALL SELECT i::text FROM invitation i WHERE i::text LIKE '%' || $1 || '%'`,
        [token.slice(3)],
      ),
    );
    expect(found).toEqual([]);
    expect(await mailsTo(app.dataDir, 'secret@new.example')).toHaveLength(1);
  });
});
