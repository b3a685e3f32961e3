import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { testDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import { insert, NotVisible } from '../platform/database';
import type { Database, Scope } from '../platform/database';
import { ServiceRequestRow } from '../requests/service-request.entity';
import { AttachmentRow } from './attachment.entity';
import { AttachmentsService } from './attachments.service';
import { attachmentById, removeIfLoose } from './attachments.store';

let database: Database;
let ours: Tenant;
let theirs: Tenant;
const attachments = new AttachmentsService();

beforeAll(async () => {
  ({ database } = await testDatabase(entities));
  ours = await makeTenant(database, { name: 'Ours' });
  theirs = await makeTenant(database, { name: 'Theirs' });
});

const picture = async (scope: Scope, change: Partial<AttachmentRow> = {}) => {
  const row = await database.transaction(scope, tx =>
    insert(tx, AttachmentRow, {
      kind: 'photo',
      contentType: 'image/jpeg',
      bytes: 1,
      width: 1,
      height: 1,
      sha256: Buffer.from([1]),
      storageKey: 'a/b.jpg',
      uploadedBy: 'spec',
      ...change,
    }),
  );
  return row.id;
};
const pictures = async (count: number) => {
  const ids: string[] = [];
  while (ids.length < count) ids.push(await picture(ours.scopes.agent));
  return ids;
};
const request = async (tenant = ours) => {
  const { equipmentId, siteId, customerId, partnerId } = tenant;
  const text = { serialNumber: 's', modelName: 'm', siteName: 's', city: 'c', timeZone: 'UTC' };
  return database.transaction(tenant.scopes.worker, tx =>
    insert(tx, ServiceRequestRow, {
      ...text,
      equipmentId,
      siteId,
      customerId,
      partnerId,
      customerName: 'c',
      number: randomUUID(),
      status: 'new',
      channel: 'console',
      text: 't',
    }),
  );
};
const attach = (ids: readonly string[], to: ServiceRequestRow, scope = ours.scopes.agent) =>
  database.transaction(scope, tx => attachments.attachToRequest(tx, ids, to));
const sees = (scope: Scope, id: string) =>
  database
    .transaction(scope, tx => attachmentById(tx, id, () => true))
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotVisible) return false;
        throw error;
      },
    );

describe('a picture', () => {
  it('put onto a request is seen by the staff, the customer and the holder of the link, nobody else', async () => {
    const [id = ''] = await pictures(1);
    expect(await sees(ours.scopes.customer, id)).toBe(false);
    const to = await request();
    await attach([id], to);
    const linked = { ...ours.scopes.visitor, equipmentId: null, serviceRequestId: to.id };
    for (const scope of [ours.scopes.agent, ours.scopes.customer, ours.scopes.partner, linked])
      expect(await sees(scope, id)).toBe(true);
    const other = await request();
    const strangers: Scope[] = [
      ours.scopes.visitor,
      { ...linked, serviceRequestId: other.id },
      theirs.scopes.agent,
      theirs.scopes.customer,
      theirs.scopes.partner,
    ];
    for (const scope of strangers) expect(await sees(scope, id)).toBe(false);
  });

  it('is put somewhere once', async () => {
    const ids = await pictures(1);
    const [one, other] = [await request(), await request()];
    await attach(ids, one);
    await expect(attach(ids, other)).rejects.toMatchObject({ code: 'reference-unknown' });
    await expect(attach([randomUUID()], other)).rejects.toMatchObject({ code: 'reference-unknown' });
  });

  it('of another organisation cannot be taken', async () => {
    const foreign = await picture(theirs.scopes.agent);
    await expect(attach([foreign], await request())).rejects.toMatchObject({ code: 'reference-unknown' });
  });

  it('is one of ten at most', async () => {
    const to = await request();
    await attach(await pictures(9), to);
    await expect(attach(await pictures(2), to)).rejects.toMatchObject({ code: 'too-many-files' });
    const [last = ''] = await pictures(1);
    await attach([last, last], to);
    const listed = await database.transaction(ours.scopes.agent, tx =>
      attachments.idsOf(tx, 'serviceRequestId', [to.id]),
    );
    expect(listed.get(to.id)).toHaveLength(10);
    expect(listed.get(to.id)?.at(-1)).toBe(last);
  });

  it('that is nowhere is removed, one that is somewhere stays', async () => {
    const [loose = '', kept = ''] = await pictures(2);
    await attach([kept], await request());
    const remove = (id: string) => database.transaction(ours.scopes.worker, tx => removeIfLoose(tx, id));
    expect(await remove(loose)).toBe(true);
    expect(await sees(ours.scopes.agent, loose)).toBe(false);
    expect(await remove(loose)).toBe(true);
    expect(await remove(kept)).toBe(false);
    expect(await sees(ours.scopes.agent, kept)).toBe(true);
  });
});
