import { beforeAll, describe, expect, it } from '@jest/globals';
import { Attachment, ReportReceived, ServiceRequest, Tracking, WorkOrder } from '#contracts';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { bearerOf, makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { EngineerPositionRow } from '../../engineers/engineer-position.entity';
import { EngineerRow } from '../../engineers/engineer.entity';
import { insert } from '../../platform/database';
import { VisitRow } from '../../visits/visit.entity';
import { asOwner } from '../requests.fixture';
import { codeOf, jpeg, phoneOn, read, until } from './phone.fixture';

let app: TestApp;
let tenant: Tenant;
let agent: string;
let mine: string;
let phone: ReturnType<typeof phoneOn>;
let requestId: string;
let photoId: string;
let workOrderId: string;
let visitId: string;

const tracking = async () => read(Tracking, await phone.call('GET', '/visitor/tracking', mine));
const steps = async () =>
  (await tracking()).steps.filter(step => step.state !== 'ahead').map(step => `${step.code} ${step.state}`);

beforeAll(async () => {
  app = await testApp();
  phone = phoneOn(app);
  tenant = await makeTenant(app.db.database);
  agent = await bearerOf(app.db.database, tenant, 'agent');
  mine = await phone.scan(tenant.publicToken);
  photoId = (await read(Attachment, await phone.upload(mine, await jpeg()))).id;
  await read(ReportReceived, await phone.report(mine, 'Компресорът прегрява', [photoId]));
  requestId = await until(async () => {
    const seen = await tracking();
    return seen.status === 'triaging' ? seen.requestId : null;
  });
});

/** A visit as dispatch has planned it; the verbs of visits have specs of their own. */
async function planVisit() {
  return app.db.database.transaction(tenant.scopes.worker, async tx => {
    const engineer = await insert(tx, EngineerRow, {
      name: 'Ivan Petrov',
      homeLat: 42.6,
      homeLng: 23.3,
      city: 'Sofia',
      timeZone: 'Europe/Sofia',
    });
    await insert(tx, EngineerPositionRow, { engineerId: engineer.id, lat: 42.65, lng: 23.3, at: tx.now });
    const visit = await insert(tx, VisitRow, {
      customerId: tenant.customerId,
      workOrderId,
      serviceRequestId: requestId,
      engineerId: engineer.id,
      engineerName: engineer.name,
      status: 'dispatched',
      startAt: new Date(tx.now.getTime() + 3_600_000),
      endAt: new Date(tx.now.getTime() + 7_200_000),
      times: { dispatched: tx.now.toISOString() },
      plannedBy: 'spec',
    });
    return visit.id;
  });
}
const step = (status: string) =>
  asOwner(
    app.db,
    `UPDATE visit SET status = $2, solution = 'Fan replaced', times = times || jsonb_build_object($2::text, now()) WHERE id = $1`,
    [visitId, status],
  );

// In the order of the chain: each continues where the one before ended.
describe('who reported a fault follows it to its end', () => {
  it('as a work order that has the photo, made by a person once', async () => {
    const request = await read(
      ServiceRequest,
      await phone.call('GET', `/service-requests/${requestId}`, agent),
    );
    const convert = () =>
      phone.call('POST', `/service-requests/${requestId}/convert`, agent, { version: request.version });
    const converted = await read(ServiceRequest, await convert());
    expect(converted).toMatchObject({ status: 'converted', workOrderId: expect.any(String) });
    workOrderId = converted.workOrderId ?? '';
    const order = await read(WorkOrder, await phone.call('GET', `/work-orders/${workOrderId}`, agent));
    expect(order).toMatchObject({
      serviceRequestId: requestId,
      faultCode: 'E21',
      urgency: 'high',
      attachmentIds: [photoId],
    });
    expect(await codeOf(await convert())).toBe('request-already-converted');
    expect(await tracking()).toMatchObject({ workOrder: { id: workOrderId, status: 'ready' }, visit: null });
    expect(await steps()).toEqual(['received done', 'checked current']);
  });

  it('as a visit with a first name, and no place of the engineer before the travel', async () => {
    visitId = await planVisit();
    expect((await tracking()).visit).toMatchObject({
      id: visitId,
      engineerFirstName: 'Ivan',
      engineerPosition: null,
      etaMinutes: null,
      solution: null,
    });
    expect((await steps()).at(-1)).toBe('planned current');
  });

  it('on the map only while the engineer is on the way', async () => {
    await step('en_route');
    const { visit } = await tracking();
    expect(visit?.engineerPosition).toEqual({ lat: 42.65, lng: 23.3 });
    expect(visit?.etaMinutes).toBeGreaterThan(5);
    expect((await steps()).at(-1)).toBe('on-the-way current');
    await step('working');
    expect((await tracking()).visit).toMatchObject({ engineerPosition: null, etaMinutes: null });
    expect((await steps()).at(-1)).toBe('working current');
  });

  it('to the acceptance, which is asked for when the work is done', async () => {
    const accept = () => phone.call('POST', '/visitor/acceptance', mine, { name: 'Mila', rating: 5 });
    expect((await tracking()).acceptanceAsked).toBe(false);
    expect((await accept()).status).toBe(409);
    await step('completed');
    await asOwner(app.db, `UPDATE work_order SET status = 'completed' WHERE id = $1`, [workOrderId]);
    expect(await tracking()).toMatchObject({ acceptanceAsked: true, visit: { solution: 'Fan replaced' } });
    const accepted = await read(Tracking, await accept());
    expect(accepted).toMatchObject({
      acceptanceAsked: false,
      acceptance: { name: 'Mila', rating: 5, comment: null },
    });
    expect((await steps()).slice(-2)).toEqual(['done done', 'accepted done']);
    const [row] = await asOwner(app.db, 'SELECT kind FROM acceptance WHERE work_order_id = $1', [
      workOrderId,
    ]);
    expect(row).toEqual({ kind: 'link' });
    expect((await accept()).status).toBe(409);
  });

  it('and finds the request closed with its work order', async () => {
    const { status, workOrder } = await tracking();
    expect([status, workOrder?.status]).toEqual(['closed', 'closed']);
  });
});
