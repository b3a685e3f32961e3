import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceRequest, Urgency } from '#contracts';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import { NotVisible, StaleVersion } from '../platform/database';
import type { Scope } from '../platform/database';
import { Refused } from '../platform/refused';
import { asOwner, jobsOf, raisedAlert, requestsOn } from './requests.fixture';
import { requestById } from './requests.store';

let db: TestDatabase;
let ours: Tenant;
let theirs: Tenant;
let on: Awaited<ReturnType<typeof requestsOn>>;

beforeAll(async () => {
  db = await testDatabase(entities);
  on = await requestsOn(db);
  ours = await makeTenant(db.database, { name: 'Ours' });
  theirs = await makeTenant(db.database, { name: 'Theirs' });
});
afterAll(() => on.jobs.stop());

const create = (tenant: Tenant, scope: Scope, text = 'It is hot and loud') =>
  db.database.transaction(scope, tx =>
    on.newRequests.create(tx, {
      equipmentId: tenant.equipmentId,
      text,
      locale: 'en',
      contact: null,
      attachmentIds: [],
    }),
  );
const as = <T>(scope: Scope, work: Parameters<typeof db.database.transaction<T>>[1]) =>
  db.database.transaction(scope, work);

describe('a new request', () => {
  it('has the next number, the place of its unit, a line in the trail, a note and a triage to come', async () => {
    const first = await create(ours, ours.scopes.agent);
    const second = await create(ours, ours.scopes.agent);
    expect(Number(second.number.slice(2))).toBe(Number(first.number.slice(2)) + 1);
    expect(first).toMatchObject({
      number: expect.stringMatching(/^R-\d{6}$/),
      status: 'new',
      serialNumber: 'SN-0001',
      siteName: 'Serdika',
      customerId: ours.customerId,
      urgency: 'normal',
      triage: null,
      handOver: null,
    });
    expect(await jobsOf(db, first.id)).toEqual(['triage.request']);
    const [audit] = await asOwner(db, 'SELECT verb, actor_name FROM audit_event WHERE subject_id = $1', [
      first.id,
    ]);
    expect(audit).toEqual({ verb: 'request.open', actor_name: 'The agent' });
    const [note] = await asOwner(
      db,
      'SELECT customer_id, service_request_id FROM outbox WHERE subject_id = $1',
      [first.id],
    );
    expect(note).toEqual({ customer_id: ours.customerId, service_request_id: first.id });
  });

  it('of the same numbers in each organisation', async () => {
    expect((await create(theirs, theirs.scopes.agent)).number).toBe('R-000001');
  });

  it('by a customer is seen by that customer and by the staff, and by nobody else', async () => {
    const request = await create(ours, ours.scopes.customer);
    expect(request.channel).toBe('portal');
    for (const scope of [ours.scopes.customer, ours.scopes.agent])
      expect((await as(scope, tx => on.requests.get(tx, request.id))).id).toBe(request.id);
    await as(ours.scopes.agent, tx =>
      on.corrections.correct(tx, request.id, { version: 1, urgency: 'critical' }),
    );
    // What it came to is the customer's to know, whose word it was and how sure the engine was is not.
    const { triage } = await as(ours.scopes.customer, tx => on.requests.get(tx, request.id));
    expect(triage).toMatchObject({ urgency: 'critical', evidence: [] });
    const strangers = [
      theirs.scopes.agent,
      theirs.scopes.customer,
      // The partner that once worked on the unit: it sees its own jobs, not what else is reported there.
      ours.scopes.partner,
      { ...ours.scopes.visitor, equipmentId: null },
    ];
    for (const scope of strangers)
      await expect(as(scope, tx => on.requests.get(tx, request.id))).rejects.toBeInstanceOf(NotVisible);
  });

  it("cannot be about another's unit", async () => {
    for (const scope of [ours.scopes.agent, ours.scopes.customer])
      await expect(create(theirs, scope)).rejects.toMatchObject({ code: 'reference-unknown' });
  });
});

describe('the list', () => {
  it('shows the own organisation only, filters, searches and sorts by urgency', async () => {
    const tenant = await makeTenant(db.database, { name: 'Listed' });
    const made: ServiceRequest[] = [];
    for (const text of ['one leaks', 'two is hot', 'three 100% done'])
      made.push(await create(tenant, tenant.scopes.agent, text));
    const [one, two, three] = made;
    await as(tenant.scopes.agent, tx =>
      on.corrections.correct(tx, two?.id ?? '', { version: 1, urgency: 'critical' }),
    );
    await as(tenant.scopes.agent, tx => on.requests.reject(tx, one?.id ?? '', { version: 1 }));
    const list = async (query: object) => {
      const page = await as(tenant.scopes.agent, tx => on.requests.list(tx, { limit: 50, ...query }));
      return page.items.map(request => request.id);
    };
    expect(await list({})).toEqual([three?.id, two?.id, one?.id]);
    expect(await list({ open: true, sort: 'urgency' })).toEqual([two?.id, three?.id]);
    expect(await list({ open: false })).toEqual([one?.id]);
    expect(await list({ status: ['rejected'] })).toEqual([one?.id]);
    expect(await list({ q: '100%' })).toEqual([three?.id]);
    expect(await list({ q: two?.number })).toEqual([two?.id]);
    expect(await list({ equipmentId: ours.equipmentId })).toEqual([]);
  });
});

describe('a decision', () => {
  it('follows the life cycle, needs the version that was seen, and is told', async () => {
    const { id } = await create(ours, ours.scopes.agent);
    await expect(
      as(ours.scopes.agent, tx => on.requests.resolveRemotely(tx, id, { version: 1 })),
    ).rejects.toMatchObject({ code: 'illegal-transition', facts: { status: 'new' } });
    const corrected = await as(ours.scopes.agent, tx =>
      on.corrections.correct(tx, id, { version: 1, faultCode: 'E21' }),
    );
    expect(corrected).toMatchObject({
      status: 'triaging',
      urgency: 'high',
      triage: { faultCode: 'E21', estimatedMinutes: 90, engine: 'person' },
    });
    await expect(
      as(ours.scopes.agent, tx => on.requests.tryRemoteFix(tx, id, { version: 1 })),
    ).rejects.toBeInstanceOf(StaleVersion);
    const fixing = await as(ours.scopes.agent, tx => on.requests.tryRemoteFix(tx, id, { version: 2 }));
    const solved = await as(ours.scopes.agent, tx =>
      on.requests.resolveRemotely(tx, id, { version: fixing.version, note: 'restarted' }),
    );
    expect(solved.status).toBe('resolved_remotely');
    const trail = await asOwner<{ verb: string }>(
      db,
      'SELECT verb FROM audit_event WHERE subject_id = $1 ORDER BY at',
      [id],
    );
    expect(trail.map(line => line.verb)).toEqual([
      'request.open',
      'request.correct-triage',
      'request.try-remote-fix',
      'request.resolve-remotely',
    ]);
  });

  it('refuses a fault code that the model does not have', async () => {
    const { id } = await create(ours, ours.scopes.agent);
    await expect(
      as(ours.scopes.agent, tx => on.corrections.correct(tx, id, { version: 1, faultCode: 'E99' })),
    ).rejects.toMatchObject({ code: 'reference-unknown' });
  });

  it('calls a request the duplicate of another of the same customer only', async () => {
    const [one, other] = [await create(ours, ours.scopes.agent), await create(ours, ours.scopes.agent)];
    const foreign = await create(theirs, theirs.scopes.agent);
    const mark = (id: string, version: number, duplicateOf: string) =>
      as(ours.scopes.agent, tx => on.requests.markDuplicate(tx, id, { version, duplicateOf }));
    await expect(mark(one.id, 1, one.id)).rejects.toBeInstanceOf(Refused);
    await expect(mark(one.id, 1, foreign.id)).rejects.toBeInstanceOf(NotVisible);
    expect(await mark(one.id, 1, other.id)).toMatchObject({ status: 'duplicate', duplicateOf: other.id });
    await expect(mark(other.id, 1, one.id)).rejects.toMatchObject({ code: 'reference-unknown' });
  });
});

describe('an alert', () => {
  it('opens one request with its words and urgency, however often it is asked', async () => {
    const alert = await as(ours.scopes.worker, tx => raisedAlert(tx, ours));
    const opened = await Promise.all(
      [1, 2, 3].map(() => as(ours.scopes.worker, tx => on.newRequests.openForAlert(tx, alert))),
    );
    expect(new Set(opened.map(request => request.id)).size).toBe(1);
    expect(opened[0]).toMatchObject({ channel: 'alert', alertId: alert.id, urgency: 'high' });
    expect(opened[0]?.text).toMatch(/^Oil too hot \[E21\]\noilTemperature 104.2 \(limit 100\)/);
  });

  it('is no less urgent than its alert becomes, and stays so when that eases', async () => {
    const tenant = await makeTenant(db.database, { name: 'Worsening' });
    const { id } = await as(tenant.scopes.worker, async tx =>
      on.newRequests.openForAlert(tx, await raisedAlert(tx, tenant)),
    );
    const hastened = (urgency: Urgency) =>
      as(tenant.scopes.worker, async tx => {
        await on.newRequests.hasten(tx, id, urgency);
        return (await requestById(tx, id)).urgency;
      });
    expect([await hastened('normal'), await hastened('critical'), await hastened('high')]).toEqual([
      'high',
      'critical',
      'critical',
    ]);
    const { version } = await as(tenant.scopes.agent, tx => requestById(tx, id));
    await as(tenant.scopes.agent, tx => on.requests.reject(tx, id, { version }));
    await as(tenant.scopes.worker, tx =>
      tx.run(`UPDATE service_request SET urgency = 'low' WHERE id = '${id}'`),
    );
    expect(await hastened('critical')).toBe('low');
  });

  it('of a fault that comes and goes belongs to the request that is still open', async () => {
    const tenant = await makeTenant(db.database, { name: 'Flapping' });
    const first = await as(tenant.scopes.worker, async tx => {
      const alert = await raisedAlert(tx, tenant);
      return { alert, request: await on.newRequests.openForAlert(tx, alert) };
    });
    await as(tenant.scopes.worker, tx => tx.run(`UPDATE alert SET status = 'cleared'`));
    const again = await as(tenant.scopes.worker, async tx =>
      on.newRequests.openForAlert(tx, await raisedAlert(tx, tenant)),
    );
    expect(again.id).toBe(first.request.id);
    await as(tenant.scopes.agent, tx =>
      on.requests.reject(tx, first.request.id, { version: first.request.version }),
    );
    await as(tenant.scopes.worker, tx => tx.run(`UPDATE alert SET status = 'cleared'`));
    const later = await as(tenant.scopes.worker, async tx =>
      on.newRequests.openForAlert(tx, await raisedAlert(tx, tenant)),
    );
    expect(later.id).not.toBe(first.request.id);
  });
});
