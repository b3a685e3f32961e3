import { beforeAll, describe, expect, it } from '@jest/globals';
import { Alert, ServiceRequest } from '#contracts';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { bearerOf, makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { AlertRuleRow } from '../alerts/alert-rule.entity';
import { insert } from '../platform/database';
import { raisedAlert } from './requests.fixture';
import { phoneOn, read, until } from './visitor/phone.fixture';

let app: TestApp;
let tenant: Tenant;
let agent: string;
let phone: ReturnType<typeof phoneOn>;

beforeAll(async () => {
  app = await testApp();
  phone = phoneOn(app);
  tenant = await makeTenant(app.db.database);
  agent = await bearerOf(app.db.database, tenant, 'agent');
});

const alertOf = (faultKey: string, opensWorkOrder: boolean) =>
  app.db.database.transaction(tenant.scopes.worker, async tx => {
    const rule = await insert(tx, AlertRuleRow, {
      modelId: tenant.modelId,
      name: faultKey,
      faultKey,
      faultCode: 'E21',
      urgency: 'critical',
      condition: { type: 'compare', metric: 't', op: 'gt', value: 1 },
      pattern: { kind: 'simple' },
      opensWorkOrder,
    });
    return raisedAlert(tx, tenant, { faultKey, urgency: 'critical', ruleId: rule.id });
  });
const open = async (id: string) =>
  read(Alert, await phone.call('POST', `/alerts/${id}/service-request`, agent));
const requestIn = (id: string, status: string) =>
  until(async () => {
    const request = await read(ServiceRequest, await phone.call('GET', `/service-requests/${id}`, agent));
    return request.status === status ? request : null;
  });

describe('a machine that reports itself', () => {
  it('has its request triaged by the fault code of the alert, no less urgent', async () => {
    const alert = await alertOf('waits', false);
    const linked = await open(alert.id);
    expect(linked.status).toBe('linked');
    const request = await requestIn(linked.serviceRequestId ?? '', 'triaging');
    expect(request).toMatchObject({
      channel: 'alert',
      alertId: alert.id,
      urgency: 'critical',
      triage: { faultCode: 'E21', urgency: 'critical' },
    });
    expect((await open(alert.id)).serviceRequestId).toBe(request.id);
  });

  it('gets its work order without a person, if the rule says so', async () => {
    const alert = await alertOf('at-once', true);
    const { serviceRequestId } = await open(alert.id);
    const request = await requestIn(serviceRequestId ?? '', 'converted');
    expect(request.workOrderId).not.toBeNull();
    expect(request.triage?.faultCode).toBe('E21');
  });
});
