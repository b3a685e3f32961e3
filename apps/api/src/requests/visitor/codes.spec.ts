import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeTenant } from '../../../../../test/tenant';
import { asOwner } from '../requests.fixture';
import { mila, report, visitorsOn } from './visitor.fixture';

let on: Awaited<ReturnType<typeof visitorsOn>>;
beforeAll(async () => {
  on = await visitorsOn();
});
afterAll(() => on.jobs.stop());

describe('a one-time code', () => {
  const asked = async () => {
    const tenant = await makeTenant(on.db.database);
    const { number } = await (
      await on.scan(tenant)
    ).does((tx, session) => on.reports.report(tx, session, report()));
    const phone = await on.scan(tenant);
    const ask = (email = 'Mila@example.com') =>
      phone.does((tx, session) => on.codes.request(tx, session, { email, locale: 'en' }));
    const redeem = async (code: string, by = phone) => {
      const { scope, credentialId } = await by.who();
      const outcome = await on.codes.redeem(scope, credentialId, { email: mila.email ?? '', code });
      await on.db.database.settled();
      return outcome;
    };
    const sent = async () => {
      const [job] = await asOwner<{ id: string }>(
        on.db,
        `SELECT data->>'codeId' AS id FROM pgboss.job WHERE name = 'request.mail-code' AND data->>'organisationId' = $1
         ORDER BY created_on DESC`,
        [tenant.organisationId],
      );
      return job ? on.tokens.codeOf(job.id) : null;
    };
    return { tenant, number, phone, ask, redeem, sent };
  };
  const wrong = (code: string | null) => (code === '000000' ? '000001' : '000000');

  it('opens the own request in the browser that asked', async () => {
    const { number, phone, ask, redeem, sent } = await asked();
    await ask();
    expect(await redeem((await sent()) ?? '')).toMatchObject({ number });
    expect((await phone.does(tx => on.trackings.tracking(tx))).number).toBe(number);
  });

  it('is of no use in another on.browser, nor a second time', async () => {
    const { tenant, ask, redeem, sent } = await asked();
    await ask();
    const code = (await sent()) ?? '';
    await expect(redeem(code, await on.scan(tenant))).rejects.toMatchObject({ code: 'code-wrong' });
    await redeem(code);
    await expect(redeem(code)).rejects.toMatchObject({ code: 'code-wrong' });
  });

  it('dies of five wrong tries', async () => {
    const { ask, redeem, sent } = await asked();
    await ask();
    const code = await sent();
    for (let time = 0; time < 5; time++)
      await expect(redeem(wrong(code))).rejects.toMatchObject({ code: 'code-wrong' });
    await expect(redeem(code ?? '')).rejects.toMatchObject({ code: 'code-wrong' });
  });

  it('lives ten minutes', async () => {
    const { tenant, ask, redeem, sent } = await asked();
    await ask();
    await asOwner(on.db, `UPDATE one_time_code SET expires_at = now() WHERE equipment_id = $1`, [
      tenant.equipmentId,
    ]);
    await expect(redeem((await sent()) ?? '')).rejects.toMatchObject({ code: 'code-wrong' });
  });

  it('is not sent to an address that reported nothing here, and nobody can tell', async () => {
    const { ask, redeem, sent } = await asked();
    await expect(ask('nobody@example.com')).resolves.toBeUndefined();
    expect(await sent()).toBeNull();
    await expect(redeem('123456')).rejects.toMatchObject({ code: 'code-wrong' });
  });

  it('is sent five times an hour at most', async () => {
    const { ask } = await asked();
    for (let time = 0; time < 5; time++) await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'too-many-requests' });
  });
});
