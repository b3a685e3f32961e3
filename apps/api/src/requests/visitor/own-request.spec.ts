import { beforeAll, describe, expect, it } from '@jest/globals';
import { Attachment, ServiceRequest, Tracking } from '#contracts';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { bearerOf, makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { jpeg, phoneOn, read } from './phone.fixture';

let app: TestApp;
let ours: Tenant;
let customer: string;
let phone: ReturnType<typeof phoneOn>;
let request: ServiceRequest;

const trackingBy = (token: string) => phone.call('GET', `/service-requests/${request.id}/tracking`, token);
const tracking = async () => read(Tracking, await trackingBy(customer));

beforeAll(async () => {
  app = await testApp();
  phone = phoneOn(app);
  ours = await makeTenant(app.db.database);
  customer = await bearerOf(app.db.database, ours, 'customer');
  request = await read(
    ServiceRequest,
    await phone.call('POST', '/service-requests', customer, {
      equipmentId: ours.equipmentId,
      text: 'The compressor is overheating',
      locale: 'en',
      attachmentIds: [],
    }),
  );
});

describe('the page of a request for a customer with an account', () => {
  it('is the one that others get by a link, with the unit, the steps and the conversation', async () => {
    await read(
      ServiceRequest,
      await phone.call('POST', `/service-requests/${request.id}/messages`, customer, { text: 'It is hot' }),
    );
    const seen = await tracking();
    expect(seen).toMatchObject({ number: request.number, unit: { equipmentId: ours.equipmentId } });
    expect(seen.unit.manufacturerName).not.toBe('');
    expect(seen.messages).toContainEqual(expect.objectContaining({ author: 'customer', text: 'It is hot' }));
    expect(seen.steps[0]).toMatchObject({ code: 'received' });
  });

  it('takes words with photos, which are seen there', async () => {
    const uploaded = await phone.call('POST', '/attachments?kind=photo', customer, await jpeg());
    const { id } = await read(Attachment, uploaded);
    const said = { text: 'This is the display', attachmentIds: [id] };
    await read(
      ServiceRequest,
      await phone.call('POST', `/service-requests/${request.id}/messages`, customer, said),
    );
    expect((await tracking()).attachmentIds).toEqual([id]);
  });

  it("is nobody else's", async () => {
    const theirs = await makeTenant(app.db.database, { name: 'Theirs' });
    for (const role of ['customer', 'agent'] as const)
      expect((await trackingBy(await bearerOf(app.db.database, theirs, role))).status).toBe(404);
    const partner = await bearerOf(app.db.database, ours, 'partner-dispatcher');
    expect((await trackingBy(partner)).status).toBe(403);
  });

  it('does not take what somebody else has uploaded', async () => {
    const agent = await bearerOf(app.db.database, ours, 'agent');
    const { id } = await read(
      Attachment,
      await phone.call('POST', '/attachments?kind=photo', agent, await jpeg()),
    );
    const answer = await phone.call('POST', `/service-requests/${request.id}/messages`, customer, {
      text: 'Not mine',
      attachmentIds: [id],
    });
    expect(answer.status).toBe(422);
    expect((await tracking()).messages.some(one => one.text === 'Not mine')).toBe(false);
  });
});
