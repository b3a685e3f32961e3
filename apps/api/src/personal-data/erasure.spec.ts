import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Erasure, PersonalDataSummary } from '#contracts';
import { fingerprint } from '../../../../test/world/traces';
import { Storage } from '../platform/storage';
import { twoHouses } from './asked.fixture';
import { ivan, mila } from './people.fixture';

let on: Awaited<ReturnType<typeof twoHouses>>;
let storage: Storage;

beforeAll(async () => {
  on = await twoHouses();
  const { life } = on;
  storage = on.app.app.get(Storage, { strict: false });
  for (const key of [life.photoKey, life.signatureKey]) {
    await storage.put(key, Buffer.from('bytes'), 'image/png');
    await storage.put(key.replace('.png', '-thumb.png'), Buffer.from('bytes'), 'image/png');
  }
  // A password that was wrong, and one that was forgotten: counters and jobs know the address, too.
  await on.send('sessions', { email: ivan.email, password: 'not the one' });
  await on.send('password-resets', { email: ivan.email });
  for (let tries = 0; tries < 100 && (await resets()).some(({ state }) => state !== 'completed'); tries++)
    await sleep(100);
  expect(await resets()).toEqual([{ state: 'completed' }]);
});
const resets = () =>
  on.query<{ state: string }>(`SELECT state FROM pgboss.job WHERE data->>'email' = $1`, [ivan.email]);
const about = async (body: unknown) => PersonalDataSummary.parse((await on.ask('summary', body)).json);

const traces = [
  ivan.name,
  ivan.email,
  '888 123 456',
  '888123456"',
  '0888123456',
  '0888 123456',
  '0888/123-456',
  ivan.said,
];

/** Everything of the other person of the same customer, but for what Ivan wrote to her and others wrote of him. */
const milas = () =>
  on.query(
    `SELECT to_jsonb(r) AS row FROM service_request r WHERE id = $1
     UNION ALL SELECT to_jsonb(p) FROM person p WHERE id = $2
     UNION ALL SELECT to_jsonb(w) FROM work_order w WHERE service_request_id = $1
     UNION ALL SELECT to_jsonb(v) FROM visit v WHERE signed_by = $3 AND organisation_id = $4
     UNION ALL SELECT to_jsonb(a) FROM acceptance a WHERE name = $3 AND organisation_id = $4
     UNION ALL SELECT to_jsonb(a) FROM attachment a WHERE service_request_id = $1
     UNION ALL SELECT to_jsonb(m) FROM request_message m WHERE author_name = $3 AND service_request_id = $1`,
    [on.life.milasRequestId, on.life.milaId, mila.name, on.ours.organisationId],
  );

describe('a person', () => {
  let before: unknown;
  let others: Record<string, string>;
  let counted: PersonalDataSummary;

  it('is shown with how much of what is kept, found by account, address or number', async () => {
    const summary = await about({ personId: on.life.personId });
    expect(summary).toMatchObject({
      names: [ivan.name],
      email: ivan.email,
      role: 'customer',
      holds: [],
      erasedAt: null,
    });
    const counts = Object.fromEntries(summary.kinds.map(({ kind, count }) => [kind, count]));
    expect(counts).toEqual({
      account: 1,
      session: 1,
      invitation: 1,
      request: 2,
      message: 3,
      draft: 1,
      conversation: 1,
      picture: 1,
      signature: 1,
      code: 1,
      site: 1,
      'work-order': 2,
      visit: 1,
      acceptance: 1,
      trail: 7,
    });
    const byAddress = await on.ask('summary', { email: ivan.email.toUpperCase() });
    expect(byAddress.json).toEqual(summary);
    const byNumber = await about({ phone: '0888 123 456' });
    expect(byNumber).toMatchObject({ personId: null, names: [ivan.name] });
    expect(byNumber.kinds.find(({ kind }) => kind === 'request')?.count).toBe(1);
    counted = summary;
  });

  it('is not erased by who did not type who it is', async () => {
    const answer = await on.ask('erasure', { personId: on.life.personId, confirm: 'Ivan' });
    expect(answer).toMatchObject({
      status: 422,
      json: { code: 'confirmation-wrong', errors: [{ path: '/body/confirm' }] },
    });
  });

  it.each([
    [
      'request-open',
      `UPDATE service_request SET status = 'triaging' WHERE id = $1`,
      `UPDATE service_request SET status = 'closed' WHERE id = $1`,
      'R-1',
    ],
    [
      'hand-over-open',
      `UPDATE service_request SET status = 'triaging' WHERE id = $1`,
      `UPDATE service_request SET status = 'closed' WHERE id = $1`,
      'R-1',
    ],
    [
      'visit-open',
      `UPDATE visit SET status = 'working' WHERE work_order_id = (SELECT id FROM work_order WHERE service_request_id = $1)`,
      `UPDATE visit SET status = 'completed' WHERE work_order_id = (SELECT id FROM work_order WHERE service_request_id = $1)`,
      'W-1',
    ],
  ])('is not erased while there is: %s', async (because, begin, end, number) => {
    await on.query(begin, [on.life.requestId]);
    const held = (await about({ personId: on.life.personId })).holds;
    expect(held).toContainEqual(expect.objectContaining({ because, number }));
    const answer = await on.ask('erasure', { personId: on.life.personId, confirm: ivan.email });
    expect(answer).toMatchObject({
      status: 409,
      json: { code: 'erasure-held-back', facts: { holds: held } },
    });
    await on.query(end, [on.life.requestId]);
  });

  it('is out at once when erased', async () => {
    before = await milas();
    others = await fingerprint(on.app.db.ownerUrl, on.theirs.organisationId);
    const signedIn = () =>
      fetch(`${on.app.url}/api/me`, { headers: { authorization: `Bearer ${on.life.token}` } });
    expect((await signedIn()).status).toBe(200);
    const answer = await on.ask('erasure', { personId: on.life.personId, confirm: 'ivan kolev' });
    expect(answer.status).toBe(200);
    expect(Erasure.parse(answer.json).kinds).toEqual(
      // The summary did not look with a trail line of its own.
      counted.kinds,
    );
    expect((await signedIn()).status).toBe(401);
  });

  it('is nowhere afterwards: in no column of any table', async () => {
    expect(await on.placesOf(traces, on.ours.organisationId)).toEqual([]);
  });

  it('leaves what the books need, without anybody in it', async () => {
    const [order] = await on.query(
      `SELECT number, status, title, description, contact_name, contact_phone, access_notes, triage->>'faultCode' AS code,
         triage->>'summary' AS summary FROM work_order WHERE id = $1`,
      [on.life.orderId],
    );
    expect(order).toEqual({
      number: 'W-1',
      status: 'closed',
      title: '[erased]',
      description: '[erased]',
      contact_name: null,
      contact_phone: null,
      access_notes: '[erased] has the key',
      code: 'E21',
      summary: '[erased]',
    });
    const [visit] = await on.query(
      `SELECT solution, signed_by, signature_id, engineer_name FROM visit WHERE work_order_id = $1`,
      [on.life.orderId],
    );
    expect(visit).toEqual({
      solution: 'Fan changed, [erased] saw it',
      signed_by: '[erased]',
      signature_id: null,
      engineer_name: 'Petar Stanev',
    });
    const [unit] = await on.query(`SELECT properties FROM equipment WHERE id = $1`, [on.ours.equipmentId]);
    expect(unit).toEqual({
      properties: { keeper: 'Tell [erased] ([erased], [erased]) of it', floors: 359888123456 },
    });
    const evidence = await on.query(`SELECT 1 FROM attachment WHERE storage_key = $1`, [
      `${on.ours.organisationId}/evidence.png`,
    ]);
    expect(evidence).toHaveLength(1);
  });

  it('has no bytes in the storage, soon after', async () => {
    const stillThere = async () =>
      Promise.all(
        [on.life.photoKey, on.life.signatureKey]
          .flatMap(key => [key, key.replace('.png', '-thumb.png')])
          .map(key =>
            storage.get(key).then(
              stream => (stream.destroy(), key),
              () => null,
            ),
          ),
      );
    for (let tries = 0; tries < 100 && (await stillThere()).some(key => key !== null); tries++)
      await sleep(100);
    expect(await stillThere()).toEqual([null, null, null, null]);
  });

  it('takes nothing from a colleague, and nothing from another organisation', async () => {
    expect(await milas()).toEqual(before);
    expect(await fingerprint(on.app.db.ownerUrl, on.theirs.organisationId)).toEqual(others);
    expect(
      await on.query(`SELECT key FROM idempotency_key WHERE organisation_id = $1 AND key LIKE 'k_'`, [
        on.ours.organisationId,
      ]),
    ).toEqual([{ key: 'k2' }]);
  });

  it('is found by no search, and learned by none', async () => {
    const authorization = await on.bearer('manager', on.ours);
    for (const path of [
      `service-requests?q=${ivan.said}`,
      `work-orders?q=${ivan.said}`,
      `people?q=Kolev`,
      `equipment?q=Kolev`,
    ]) {
      const response = await fetch(`${on.app.url}/api/${path}`, { headers: { authorization } });
      expect({ path, body: await response.json() }).toEqual({
        path,
        body: expect.objectContaining({ items: [] }),
      });
    }
    expect(await on.query('SELECT 1 FROM session WHERE person_id = $1', [on.life.personId])).toEqual([]);
    expect(
      await on.query('SELECT 1 FROM lesson WHERE organisation_id = $1', [on.ours.organisationId]),
    ).toEqual([]);
  });

  it('stands in the trail as erased by whom and when, and how much of what', async () => {
    const lines = await on.query<{ actor_name: string; detail: Record<string, number>; subject_id: string }>(
      `SELECT actor_name, detail, subject_id FROM audit_event WHERE verb = 'person.erase' AND organisation_id = $1`,
      [on.ours.organisationId],
    );
    expect(lines).toEqual([
      {
        actor_name: 'The manager',
        subject_id: on.life.personId,
        detail: expect.objectContaining({ request: 2, message: 3 }),
      },
    ]);
  });

  it('is erased once: again changes nothing and says nothing anew', async () => {
    const state = await fingerprint(on.app.db.ownerUrl, on.ours.organisationId);
    const again = await on.ask('erasure', { personId: on.life.personId, confirm: 'anything' });
    expect(Erasure.parse(again.json).kinds).toEqual([]);
    const byAddress = await on.ask('erasure', { email: ivan.email, confirm: ivan.email });
    expect(Erasure.parse(byAddress.json).kinds).toEqual([]);
    const {
      session: _,
      person: __,
      ...after
    } = await fingerprint(on.app.db.ownerUrl, on.ours.organisationId);
    expect(state).toMatchObject(after);
  });
});
