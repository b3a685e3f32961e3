import { beforeAll, describe, expect, it } from '@jest/globals';
import { PersonalDataSummary } from '#contracts';
import { makeTenant } from '../../../../test/tenant';
import { asOwner } from '../../../../test/world/traces';
import { twoHouses } from './asked.fixture';
import { put } from './put.fixture';
import { holdsOf, subjectSought } from './subject.service';

let on: Awaited<ReturnType<typeof twoHouses>>;
beforeAll(async () => {
  on = await twoHouses();
});
const add = (table: string, values: Record<string, unknown>) =>
  asOwner(on.app.db.ownerUrl, client =>
    put(client, table, { organisation_id: on.ours.organisationId, ...values }),
  );
const report = (values: Record<string, unknown>) =>
  add('service_request', {
    customer_id: on.ours.customerId,
    equipment_id: on.ours.equipmentId,
    site_id: on.ours.siteId,
    channel: 'label',
    status: 'closed',
    ...values,
  });
const erase = (body: object) => on.ask('erasure', body);

describe('who manages', () => {
  it('does not erase the own account', async () => {
    const answer = await erase({ personId: on.ours.people.manager, confirm: 'The manager' });
    expect(answer).toMatchObject({ status: 409, json: { code: 'own-account' } });
    const { json } = await on.ask('summary', { personId: on.ours.people.manager });
    expect(PersonalDataSummary.parse(json).holds).toEqual([
      { because: 'own-account', id: null, number: null },
    ]);
  });

  it('is not erased as the last: of two who erase each other at once, one stays', async () => {
    const house = await makeTenant(on.app.db.database, { name: 'Alone' });
    const { manager: first, agent: second } = house.people;
    await on.query(`UPDATE person SET role = 'manager' WHERE id = $1`, [second]);
    const each = [
      { by: 'manager', personId: second, confirm: 'The agent' },
      { by: 'agent', personId: first, confirm: 'The manager' },
    ] as const;
    const answers = await Promise.all(
      each.map(({ by, ...body }) => on.ask('erasure', body, { by, tenant: house })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await on.query(
      `SELECT 1 FROM person WHERE organisation_id = $1 AND role = 'manager' AND active AND erased_at IS NULL`,
      [house.organisationId],
    );
    expect(left).toHaveLength(1);
  });

  it('is told so beforehand', async () => {
    const house = await makeTenant(on.app.db.database, { name: 'Small' });
    const { manager, agent } = house.people;
    await on.query(`UPDATE person SET role = 'manager', active = false WHERE id = $1`, [agent]);
    const seen = await on.app.db.database.transaction({ ...house.scopes.worker, personId: agent }, tx =>
      subjectSought(tx, { personId: manager }).then(subject => holdsOf(tx, subject, { lock: false })),
    );
    expect(seen).toContainEqual({ because: 'last-manager', id: null, number: null });
  });
});

describe('an engineer', () => {
  it('leaves the visits and the evidence, without a name, a home or an address', async () => {
    const personId = await add('person', {
      role: 'engineer',
      name: 'Petar Stanev',
      email: 'petar@maker.example',
    });
    const { engineersId } = on.life;
    await on.query(
      'UPDATE engineer SET person_id = $2, home_lat = 42.69771, home_lng = 23.32187 WHERE id = $1',
      [engineersId, personId],
    );
    await add('engineer_absence', {
      engineer_id: engineersId,
      reason: 'ill',
      end_at: new Date(Date.now() + 3_600_000),
    });
    await add('engineer_position', { engineer_id: engineersId });
    const [open] = await on.query<{ id: string }>(`SELECT id FROM visit WHERE engineer_id = $1 LIMIT 1`, [
      engineersId,
    ]);
    await on.query(`UPDATE visit SET status = 'accepted' WHERE id = $1`, [open?.id]);
    expect(await erase({ personId, confirm: 'petar stanev' })).toMatchObject({
      status: 409,
      json: { code: 'erasure-held-back', facts: { holds: [{ because: 'visit-open' }] } },
    });
    await on.query(`UPDATE visit SET status = 'completed' WHERE id = $1`, [open?.id]);
    expect((await erase({ personId, confirm: 'petar stanev' })).status).toBe(200);
    expect(await on.placesOf(['Petar Stanev', 'petar@', '700 11 222'], on.ours.organisationId)).toEqual([]);
    const [engineer] = await on.query(
      `SELECT name, phone, home_lat, home_lng, active FROM engineer WHERE id = $1`,
      [engineersId],
    );
    expect(engineer).toEqual({
      name: '[erased]',
      phone: null,
      home_lat: 42.7,
      home_lng: 23.3,
      active: false,
    });
    for (const table of ['engineer_absence', 'engineer_position'])
      expect(await on.query(`SELECT 1 FROM ${table} WHERE engineer_id = $1`, [engineersId])).toEqual([]);
    const evidence = `SELECT uploaded_by FROM attachment WHERE storage_key = $1`;
    expect(await on.query(evidence, [`${on.ours.organisationId}/evidence.png`])).toEqual([
      { uploaded_by: '[erased]' },
    ]);
  });
});

describe('one of the staff', () => {
  it('with a name of two signs is gone from every message, order and plan, and what was written stays', async () => {
    const name = '王伟';
    const personId = await add('person', { role: 'dispatcher', name, email: 'wei@maker.example' });
    const service_request_id = await report({ number: 'R-30', text: '王伟明打来电话' });
    await add('request_message', {
      customer_id: on.ours.customerId,
      service_request_id,
      author: 'staff',
      author_name: name,
      text: 'We come at nine',
      reviewed_by: name,
    });
    await on.query(`UPDATE visit SET planned_by = $1 WHERE organisation_id = $2`, [
      name,
      on.ours.organisationId,
    ]);
    await on.query(`UPDATE work_order SET created_by = $1 WHERE number = 'W-3' AND closed_at IS NULL`, [
      name,
    ]);
    await add('plan_run', { status: 'applied', requested_by: name, problem: {} });
    expect((await erase({ personId, confirm: name })).status).toBe(200);
    const left = await on.placesOf([name], on.ours.organisationId);
    expect(left.map(row => row.split(':')[0])).toEqual(['public.service_request']);
    expect(
      await on.query(
        'SELECT text, author_name, reviewed_by FROM request_message WHERE service_request_id = $1',
        [service_request_id],
      ),
    ).toEqual([{ text: 'We come at nine', author_name: '[erased]', reviewed_by: '[erased]' }]);
  });
});

describe('who left an address or a number only', () => {
  it('is erased by it, and a first name is taken from where the person was, not from everywhere', async () => {
    const id = await report({
      number: 'R-20',
      text: 'Bo says it leaks',
      contact_name: 'Bo',
      contact_email: 'bo@mill.example',
      contact_phone: '0888 777 666',
    });
    await add('audit_event', {
      verb: 'request.reject',
      subject_type: 'service-request',
      subject_id: id,
      actor_name: 'The agent',
      role: 'agent',
      source: 'web',
      detail: { note: 'Bo knows' },
    });
    const work_order_id = await add('work_order', {
      customer_id: on.ours.customerId,
      equipment_id: on.ours.equipmentId,
      site_id: on.ours.siteId,
      service_request_id: id,
      number: 'W-20',
      status: 'canceled',
      job_type: 'repair',
      urgency: 'low',
      cancel_reason: 'Bo mended it',
    });
    await add('article', {
      slug: 'bo',
      locale: 'en',
      title: 'Bo',
      text: 'A Bo is a tool. Ask bo@mill.example.',
    });
    expect((await erase({ email: 'bo@mill.example', confirm: 'Bo' })).status).toBe(200);
    expect(await on.placesOf(['bo@mill', '777 666', 'leaks', 'Bo knows'], on.ours.organisationId)).toEqual(
      [],
    );
    expect(
      await on.query('SELECT cancel_reason AS why FROM work_order WHERE id = $1', [work_order_id]),
    ).toEqual([{ why: '[erased] mended it' }]);
    expect(await on.query(`SELECT title, text FROM article WHERE slug = 'bo'`)).toEqual([
      { title: 'Bo', text: 'A Bo is a tool. Ask [erased].' },
    ]);
  });

  it('loses neither the words of a namesake nor the number of a reception', async () => {
    const phone = '02 900 1000';
    await report({
      number: 'R-21',
      text: 'first',
      contact_name: 'Anna Dimova',
      contact_email: 'anna@one.example',
      contact_phone: phone,
    });
    await report({
      number: 'R-22',
      text: 'second',
      contact_name: 'Anna Dimova',
      contact_email: 'anna@two.example',
      contact_phone: phone,
    });
    await report({
      number: 'R-23',
      text: 'third',
      contact_name: 'Georgi Iliev',
      contact_email: 'georgi@two.example',
      contact_phone: phone,
    });
    expect((await erase({ email: 'anna@one.example', confirm: 'anna@one.example' })).status).toBe(200);
    expect(
      await on.query(
        `SELECT number, text, contact_name AS name, contact_phone AS phone FROM service_request WHERE number IN ('R-21', 'R-22', 'R-23') ORDER BY number`,
      ),
    ).toEqual([
      { number: 'R-21', text: '[erased]', name: null, phone: null },
      { number: 'R-22', text: 'second', name: 'Anna Dimova', phone },
      { number: 'R-23', text: 'third', name: 'Georgi Iliev', phone },
    ]);
  });
});
