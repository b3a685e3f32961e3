import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeTenant } from '../../../../../test/tenant';
import { NotVisible } from '../../platform/database';
import { Refused } from '../../platform/refused';
import { asOwner, jobsOf } from '../requests.fixture';
import { facts, report, visitorsOn } from './visitor.fixture';

let on: Awaited<ReturnType<typeof visitorsOn>>;
beforeAll(async () => {
  on = await visitorsOn();
});
afterAll(() => on.jobs.stop());

describe('a scanned label', () => {
  it('shows the unit and nothing of the business', async () => {
    const tenant = await makeTenant(on.db.database);
    const { unit } = await on.begin.atLabel(tenant.publicToken, facts);
    expect(unit).toEqual({
      equipmentId: tenant.equipmentId,
      serialNumber: 'SN-0001',
      modelName: 'Compressor GA-30',
      family: 'compressor',
      siteName: 'Serdika',
      city: 'Sofia',
      timeZone: 'Europe/Sofia',
      manufacturerName: 'Shenzhen Air',
      phone: '+359 2 000',
      openRequest: null,
    });
  });

  it('that nobody knows is not found', async () => {
    await expect(on.begin.atLabel('AAAAAAAAAAAA', facts)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a report without an account', () => {
  it('becomes a request, a session of its own, a triage and a mail to come', async () => {
    const tenant = await makeTenant(on.db.database);
    const phone = await on.scan(tenant);
    const received = await phone.does((tx, session) => on.reports.report(tx, session, report()));
    expect(received).toMatchObject({
      number: 'R-000001',
      trackingPath: `/portal/track#${received.trackingToken}`,
      duplicate: false,
    });
    const { id } = await on.requestOf(received.number, tenant);
    expect(await jobsOf(on.db, id)).toEqual(['request.mail-tracking', 'triage.request']);
    const tracking = await phone.does(tx => on.trackings.tracking(tx));
    expect(tracking).toMatchObject({ requestId: id, text: 'It is hot', status: 'new' });
    expect(tracking.unit.openRequest).toMatchObject({ status: 'new' });
  });

  it('twice at once is one request with one link', async () => {
    const tenant = await makeTenant(on.db.database);
    const [one, other] = [await on.scan(tenant), await on.scan(tenant)];
    const answers = await Promise.all([
      one.does((tx, session) => on.reports.report(tx, session, report('It is hot.'))),
      other.does((tx, session) => on.reports.report(tx, session, report('it is HOT'))),
    ]);
    expect(answers.map(answer => String(answer.duplicate)).toSorted()).toEqual(['false', 'true']);
    expect(answers[0]?.trackingToken).toBe(answers[1]?.trackingToken);
    const rows = await asOwner(on.db, 'SELECT 1 FROM service_request WHERE equipment_id = $1', [
      tenant.equipmentId,
    ]);
    expect(rows).toHaveLength(1);
    for (const phone of [one, other])
      expect((await phone.does(tx => on.trackings.tracking(tx))).number).toBe('R-000001');
  });

  it('after a day is a new one', async () => {
    const tenant = await makeTenant(on.db.database);
    const phone = await on.scan(tenant);
    await phone.does((tx, session) => on.reports.report(tx, session, report()));
    await asOwner(
      on.db,
      `UPDATE service_request SET created_at = created_at - interval '25 hours' WHERE equipment_id = $1`,
      [tenant.equipmentId],
    );
    const again = await phone.does((tx, session) => on.reports.report(tx, session, report()));
    expect(again).toMatchObject({ number: 'R-000002', duplicate: false });
  });

  it('is refused from the sixth open one of a machine and day on.on, also when they come at once', async () => {
    const tenant = await makeTenant(on.db.database);
    const phone = await on.scan(tenant);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        phone.does((tx, session) => on.reports.report(tx, session, report(`fault ${n}`))),
      ),
    );
    const refused = outcomes.filter(outcome => outcome.status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const { reason } of refused) {
      expect(reason).toBeInstanceOf(Refused);
      expect(reason).toMatchObject({ code: 'too-many-requests' });
    }
  });

  it("takes along the photos of its own session, and not another's", async () => {
    const tenant = await makeTenant(on.db.database);
    const [phone, stranger] = [await on.scan(tenant), await on.scan(tenant)];
    const mine = await phone.who();
    const theirs = await stranger.who();
    const own = await on.photo(mine.scope, tenant.equipmentId, mine.credentialId);
    const foreign = await on.photo(theirs.scope, tenant.equipmentId, theirs.credentialId);
    await expect(
      phone.does((tx, session) => on.reports.report(tx, session, { ...report(), attachmentIds: [foreign] })),
    ).rejects.toMatchObject({ code: 'reference-unknown' });
    await phone.does((tx, session) => on.reports.report(tx, session, { ...report(), attachmentIds: [own] }));
    expect((await phone.does(tx => on.trackings.tracking(tx))).attachmentIds).toEqual([own]);
    const [row] = await asOwner(on.db, 'SELECT customer_id, partner_id FROM attachment WHERE id = $1', [own]);
    expect(row).toEqual({ customer_id: tenant.customerId, partner_id: null });
  });
});

describe('a tracking link', () => {
  it('opens its own request, and no other', async () => {
    const tenant = await makeTenant(on.db.database);
    const phone = await on.scan(tenant);
    const first = await phone.does((tx, session) => on.reports.report(tx, session, report('first')));
    const second = await phone.does((tx, session) => on.reports.report(tx, session, report('second')));
    const linked = await on.begin.withLink(first.trackingToken, facts);
    expect(linked.tracking.number).toBe(first.number);
    const { who } = on.browser(linked.token);
    const { scope } = await who();
    const other = await on.requestOf(second.number, tenant);
    expect((await phone.does(tx => on.trackings.tracking(tx))).number).toBe(second.number);
    for (const table of ['request_message', 'attachment', 'outbox'])
      expect(
        await on.db.database.transaction(scope, tx =>
          tx.rows(`SELECT 1 FROM ${table} WHERE service_request_id = $1`, [other.id]),
        ),
      ).toEqual([]);
  });

  it('that nobody issued, or whose request ended long ago, has expired', async () => {
    const tenant = await makeTenant(on.db.database);
    await expect(on.begin.withLink('A'.repeat(43), facts)).rejects.toMatchObject({ code: 'link-expired' });
    const phone = await on.scan(tenant);
    const { trackingToken } = await phone.does((tx, session) => on.reports.report(tx, session, report()));
    await asOwner(
      on.db,
      `UPDATE service_request SET status = 'closed', ended_at = now() - interval '91 days' WHERE equipment_id = $1`,
      [tenant.equipmentId],
    );
    await expect(on.begin.withLink(trackingToken, facts)).rejects.toMatchObject({ code: 'link-expired' });
  });

  it('of the label alone opens no request', async () => {
    const tenant = await makeTenant(on.db.database);
    await (await on.scan(tenant)).does((tx, session) => on.reports.report(tx, session, report()));
    const stranger = await on.scan(tenant);
    await expect(stranger.does(tx => on.trackings.tracking(tx))).rejects.toBeInstanceOf(NotVisible);
  });

  it('accepts without holding the request, which whoever closes the work order takes after it', async () => {
    const tenant = await makeTenant(on.db.database);
    const phone = await on.scan(tenant);
    const { number } = await phone.does((tx, session) => on.reports.report(tx, session, report()));
    const { id } = await on.requestOf(number, tenant);
    let accepted = '';
    on.ports.bind({
      convert: async () => ({ workOrderId: '', number: '' }),
      accept: async (_, workOrderId) => {
        await asOwner(on.db, 'SELECT FROM service_request WHERE id = $1 FOR UPDATE NOWAIT', [id]);
        accepted = workOrderId;
      },
    });
    await asOwner(on.db, 'ALTER TABLE service_request DROP CONSTRAINT service_request_work_order');
    const workOrderId = tenant.siteId;
    await asOwner(on.db, 'UPDATE service_request SET work_order_id = $2 WHERE id = $1', [id, workOrderId]);
    await phone.does(tx => on.acts.accept(tx, { name: 'Mila', rating: 5, comment: null }));
    expect(accepted).toBe(workOrderId);
  });

  it('lets the customer add words, which triage reads', async () => {
    const tenant = await makeTenant(on.db.database);
    const phone = await on.scan(tenant);
    const { number } = await phone.does((tx, session) => on.reports.report(tx, session, report('It is odd')));
    const tracking = await phone.does((tx, session) =>
      on.acts.say(tx, session, { text: 'it overheats, the temperature is hot', attachmentIds: [] }),
    );
    expect(tracking.messages).toMatchObject([{ author: 'customer', authorName: 'Mila' }]);
    const { id } = await on.requestOf(number, tenant);
    await on.triages.triage(id, tenant.scopes.worker);
    expect((await phone.does(tx => on.trackings.tracking(tx))).steps[1]).toMatchObject({
      code: 'checked',
      state: 'current',
    });
    const request = await on.db.database.transaction(tenant.scopes.agent, tx => on.requests.get(tx, id));
    expect(request.triage?.faultCode).toBe('E21');
  });
});
