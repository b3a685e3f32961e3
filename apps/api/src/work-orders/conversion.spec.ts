import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TriageResult } from '#contracts';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { actor, makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { AlertRow } from '../alerts/alert.entity';
import { entities } from '../entities';
import { insert } from '../platform/database';
import type { Scope, Tx } from '../platform/database';
import { ServiceRequestRow } from '../requests/service-request.entity';
import { hire, newVisit, workOn } from '../visits/work.fixture';
import type { Work } from '../visits/work.fixture';

let db: TestDatabase;
let work: Work;
let tenant: Tenant;

beforeAll(async () => {
  db = await testDatabase(entities);
  work = workOn(db);
  tenant = await makeTenant(db.database);
});

const as = <T>(scope: Scope, deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.database.transaction(scope, deed);

const triage: TriageResult = {
  faultCode: 'E21',
  category: 'cooling',
  urgency: 'high',
  safety: true,
  skills: [{ skill: 'compressor', level: 2 }],
  likelyParts: [{ partNumber: 'FAN-80', title: 'Cooling fan', quantity: 1 }],
  estimatedMinutes: 90,
  summary: 'The compressor overheats. The fan is suspected.',
  evidence: [],
  confidence: 0.8,
  question: null,
  engine: 'embedded',
  at: new Date().toISOString(),
};

/** A request about an alert, with an order made of it as the requests do it. */
async function converted() {
  return as(tenant.scopes.worker, async tx => {
    const side = { customerId: tenant.customerId, equipmentId: tenant.equipmentId };
    const alert = await insert(tx, AlertRow, {
      ...side,
      status: 'cleared',
      urgency: 'high',
      faultKey: `hot-${randomUUID()}`,
      faultCode: 'E21',
      title: 'Oil too hot',
      raisedAt: tx.now,
      lastSeenAt: tx.now,
      clearedAt: tx.now,
    });
    const request = await insert(tx, ServiceRequestRow, {
      ...side,
      siteId: tenant.siteId,
      number: `R-${randomUUID().slice(0, 6)}`,
      status: 'converted',
      channel: 'label',
      text: 'It is very hot',
      contactName: 'Mila',
      contactPhone: '+359 88 1',
      urgency: 'high',
      alertId: alert.id,
      triage,
      serialNumber: 'SN-0001',
      modelName: 'Compressor GA-30',
      siteName: 'Serdika',
      city: 'Sofia',
      timeZone: 'Europe/Sofia',
      customerName: 'A customer',
    });
    const order = await work.creation.createFromRequest(tx, request);
    await tx.run('UPDATE service_request SET work_order_id = $2 WHERE id = $1', [request.id, order.id]);
    return { alert, request, order };
  });
}

describe('an order made of a request', () => {
  it('carries what triage found out and who reported it', async () => {
    const { request, order } = await converted();
    expect(order).toMatchObject({
      jobType: 'repair',
      status: 'ready',
      title: 'The compressor overheats.',
      description: 'It is very hot',
      faultCode: 'E21',
      safety: true,
      skills: triage.skills,
      likelyParts: triage.likelyParts,
      estimatedMinutes: 90,
      urgency: 'high',
      contactName: 'Mila',
      contactPhone: '+359 88 1',
      siteName: 'Serdika',
      serviceRequestId: request.id,
      partnerId: null,
    });
    expect((order.dueAt?.getTime() ?? 0) - order.createdAt.getTime()).toBe(8 * 3_600_000);
  });

  it('is made once', async () => {
    const { request } = await converted();
    const again = as(tenant.scopes.worker, tx => work.creation.createFromRequest(tx, request));
    await expect(again).rejects.toMatchObject({ code: 'request-already-converted' });
  });

  it('accepted through the tracking link closes itself, the request and the alert', async () => {
    const { alert, request, order } = await converted();
    const member = await hire(db, work, tenant, 'Petar', { partnerId: tenant.partnerId });
    const manager = tenant.scopes.manager;
    let visit = await as(manager, tx => work.assigning.assign(tx, newVisit(order, member)));
    for (const event of ['accept', 'start-travel', 'arrive', 'start-work'] as const)
      visit = await as(member.scope, tx =>
        work.performing.step(tx, visit.id, event, { version: visit.version }),
      );
    const { version } = visit;
    const done = {
      solution: 'Fan replaced',
      signatureId: null,
      signedBy: null,
      absentReason: 'Nobody there',
    };
    await as(member.scope, tx => work.performing.complete(tx, visit.id, { ...done, version }));

    const visitor: Scope = {
      family: 'visitor',
      organisationId: tenant.organisationId,
      equipmentId: null,
      serviceRequestId: request.id,
      ...actor('visitor'),
    };
    const yes = { kind: 'link' as const, name: 'Mila', rating: 4, comment: null };
    await as(visitor, tx => work.acceptance.accept(tx, order.id, yes));

    expect(await as(manager, tx => work.orders.get(tx, order.id))).toMatchObject({
      status: 'closed',
      acceptance: { kind: 'link', name: 'Mila', rating: 4 },
    });
    const after = await as(tenant.scopes.worker, async tx => ({
      request: await tx.findOneBy(ServiceRequestRow, { id: request.id }),
      alert: await tx.findOneBy(AlertRow, { id: alert.id }),
      told: await tx.rows('SELECT 1 FROM outbox WHERE subject_id = $1 AND service_request_id = $2', [
        order.id,
        request.id,
      ]),
    }));
    expect(after).toMatchObject({ request: { status: 'closed' }, alert: { status: 'closed' } });
    // The tracking page hears of every step.
    expect(after.told.length).toBeGreaterThan(5);
  });

  it('is nobody else’s to accept', async () => {
    const { order } = await converted();
    const other = await converted();
    const visitor: Scope = {
      family: 'visitor',
      organisationId: tenant.organisationId,
      equipmentId: null,
      serviceRequestId: other.request.id,
      ...actor('visitor'),
    };
    const yes = { kind: 'link' as const, name: 'Mila', rating: 4, comment: null };
    await expect(as(visitor, tx => work.acceptance.accept(tx, order.id, yes))).rejects.toThrow('Not visible');
  });
});
