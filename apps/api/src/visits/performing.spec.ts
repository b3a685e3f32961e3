import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { AttachmentRow } from '../attachments/attachment.entity';
import { entities } from '../entities';
import { insert } from '../platform/database';
import type { Scope, Tx } from '../platform/database';
import { JobTemplateRow } from '../work-orders/job-template.entity';
import { hire, inHours, newVisit, repair, workOn } from './work.fixture';
import type { Member, Work } from './work.fixture';

let db: TestDatabase;
let work: Work;
let tenant: Tenant;
let boris: Member;
let ana: Member;

const as = <T>(scope: Scope, deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.database.transaction(scope, deed);
const byManager = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => as(tenant.scopes.manager, deed);

beforeAll(async () => {
  db = await testDatabase(entities);
  work = workOn(db);
  tenant = await makeTenant(db.database);
  boris = await hire(db, work, tenant, 'Boris');
  ana = await hire(db, work, tenant, 'Ana');
  await byManager(tx =>
    insert(tx, JobTemplateRow, {
      jobType: 'repair',
      modelId: tenant.modelId,
      tasks: [
        { title: 'Measure the oil temperature', kind: 'reading', unit: '°C', mandatory: true },
        { title: 'Leave it clean', kind: 'check', unit: null, mandatory: false },
      ],
    }),
  );
});

/** An order with a visit of this engineer, some hours from now. */
async function dispatched(member: Member, hours: number) {
  const order = await byManager(tx => work.creation.create(tx, repair(tenant)));
  return byManager(tx => work.assigning.assign(tx, newVisit(order, member, { start: inHours(hours) })));
}

async function brought(
  member: Member,
  hours: number,
  ...events: Parameters<Work['performing']['step']>[2][]
) {
  let visit = await dispatched(member, hours);
  for (const event of events)
    visit = await as(member.scope, tx =>
      work.performing.step(tx, visit.id, event, { version: visit.version }),
    );
  return visit;
}

const toWork = ['accept', 'start-travel', 'arrive', 'start-work'] as const;
const done = {
  solution: 'Fan replaced',
  signatureId: null,
  signedBy: null,
  absentReason: 'Nobody in the room',
};
const stateOf = (id: string) => byManager(tx => work.orders.get(tx, id));

async function measured(member: Member, visit: { id: string; workOrderId: string }) {
  const order = await stateOf(visit.workOrderId);
  const task = order.tasks.find(({ mandatory }) => mandatory);
  return as(member.scope, tx =>
    work.evidence.answerTask(
      tx,
      { id: visit.id, taskId: task?.id ?? '' },
      { taskVersion: task?.version ?? 0, done: true, answer: '81.5' },
    ),
  );
}

async function upload(member: Member, kind: 'photo' | 'signature'): Promise<string> {
  const row = await as(member.scope, tx =>
    insert(tx, AttachmentRow, {
      kind,
      contentType: 'image/png',
      bytes: 10,
      width: 1,
      height: 1,
      sha256: Buffer.alloc(32),
      storageKey: randomUUID(),
      uploadedBy: member.engineer.name,
    }),
  );
  return row.id;
}

describe('a visit', () => {
  it('moves its order along', async () => {
    const visit = await dispatched(boris, 1);
    expect((await stateOf(visit.workOrderId)).status).toBe('scheduled');
    const accepted = await as(boris.scope, tx =>
      work.performing.step(tx, visit.id, 'accept', { version: visit.version }),
    );
    expect(accepted.status).toBe('accepted');
    await as(boris.scope, tx =>
      work.performing.step(tx, visit.id, 'start-travel', { version: accepted.version }),
    );
    expect((await stateOf(visit.workOrderId)).status).toBe('in_progress');
  });

  it('is the engineer’s own: a colleague may neither perform nor see it', async () => {
    const visit = await dispatched(boris, 3);
    const foreign = as(ana.scope, tx =>
      work.performing.step(tx, visit.id, 'accept', { version: visit.version }),
    );
    await expect(foreign).rejects.toMatchObject({ code: 'visit-not-yours' });
    await expect(as(ana.scope, tx => work.visits.get(tx, visit.id))).rejects.toThrow('Not visible');
    await expect(as(ana.scope, tx => work.orders.get(tx, visit.workOrderId))).rejects.toThrow('Not visible');
    const { items } = await as(ana.scope, tx => work.visits.list(tx, { limit: 50 }));
    expect(items.map(({ id }) => id)).not.toContain(visit.id);
  });

  it('tells the legal steps when one is not', async () => {
    const visit = await dispatched(boris, 5);
    const early = as(boris.scope, tx =>
      work.performing.complete(tx, visit.id, { ...done, version: visit.version }),
    );
    await expect(early).rejects.toMatchObject({
      code: 'illegal-transition',
      facts: { status: 'dispatched', event: 'complete', legal: ['accept', 'decline'] },
    });
  });

  it('refuses who saw an older state', async () => {
    const visit = await dispatched(boris, 7);
    const stale = as(boris.scope, tx => work.performing.step(tx, visit.id, 'accept', { version: 99 }));
    await expect(stale).rejects.toThrow('changed meanwhile');
  });

  it('is not done before the mandatory tasks and a yes or the reason for none', async () => {
    const visit = await brought(boris, 9, ...toWork);
    const bare = { ...done, absentReason: null, version: visit.version };
    const complete = (given: typeof bare | typeof done) =>
      as(boris.scope, tx => work.performing.complete(tx, visit.id, { ...given, version: visit.version }));
    await expect(complete(bare)).rejects.toMatchObject({
      code: 'checklist-incomplete',
      facts: { tasks: [{ title: 'Measure the oil temperature' }] },
    });
    await measured(boris, visit);
    await expect(complete(bare)).rejects.toMatchObject({ code: 'signature-missing' });
    expect(await complete(done)).toMatchObject({
      status: 'completed',
      outcome: { solution: 'Fan replaced' },
    });
    const order = await stateOf(visit.workOrderId);
    expect(order).toMatchObject({
      status: 'completed',
      openGates: [],
      acceptance: { kind: 'absent', rating: null },
    });
  });

  it('takes the signature that was uploaded for it, and no photo in its place', async () => {
    const visit = await brought(boris, 11, ...toWork);
    await measured(boris, visit);
    const photo = await upload(boris, 'photo');
    const signed = (signatureId: string) =>
      as(boris.scope, tx =>
        work.performing.complete(tx, visit.id, {
          ...done,
          signatureId,
          signedBy: 'Mila',
          version: visit.version,
        }),
      );
    await expect(signed(photo)).rejects.toMatchObject({ code: 'reference-unknown' });
    const signature = await upload(boris, 'signature');
    expect(await signed(signature)).toMatchObject({ signatureId: signature });
    expect((await stateOf(visit.workOrderId)).acceptance).toMatchObject({ kind: 'signature', name: 'Mila' });
  });

  it('left incomplete puts the order on hold for its reason, until somebody releases it', async () => {
    const visit = await brought(boris, 13, ...toWork);
    await as(boris.scope, tx =>
      work.performing.leaveIncomplete(tx, visit.id, {
        version: visit.version,
        reason: 'part',
        note: 'Fan missing',
      }),
    );
    const held = await stateOf(visit.workOrderId);
    expect(held).toMatchObject({ status: 'on_hold', holdReason: 'part', holdNote: 'Fan missing' });
    const planning = byManager(tx =>
      work.assigning.assign(tx, newVisit(held, boris, { start: inHours(30) })),
    );
    await expect(planning).rejects.toMatchObject({ code: 'work-order-not-plannable' });
    const released = await byManager(tx => work.orders.release(tx, held.id, { version: held.version }));
    expect(released).toMatchObject({ status: 'ready', holdReason: null });
  });

  it('declined gives the order back and frees the time', async () => {
    const visit = await dispatched(boris, 15);
    await as(boris.scope, tx =>
      work.performing.decline(tx, visit.id, { version: visit.version, reason: 'Too far' }),
    );
    const order = await stateOf(visit.workOrderId);
    expect(order.status).toBe('ready');
    const again = await byManager(tx =>
      work.assigning.assign(tx, newVisit(order, boris, { start: visit.start })),
    );
    expect(again.status).toBe('dispatched');
  });

  it('done early frees the rest of its time', async () => {
    const planned = inHours(0.2);
    const visit = await brought(ana, 0.2, ...toWork);
    await measured(ana, visit);
    await as(ana.scope, tx => work.performing.complete(tx, visit.id, { ...done, version: visit.version }));
    const other = await byManager(tx => work.creation.create(tx, repair(tenant)));
    const next = await byManager(tx => work.assigning.assign(tx, newVisit(other, ana, { start: planned })));
    expect(next.start).toBe(planned);
  });

  it('keeps notes and photos, once each', async () => {
    const visit = await brought(ana, 6, 'accept');
    const photo = await upload(ana, 'photo');
    for (let time = 0; time < 2; time++)
      await as(ana.scope, tx => work.evidence.attach(tx, visit.id, { attachmentId: photo }));
    const noted = await as(ana.scope, tx => work.evidence.addNote(tx, visit.id, { text: 'Ring twice' }));
    expect(noted).toMatchObject({ attachmentIds: [photo], notes: [{ text: 'Ring twice', by: 'Ana' }] });
    expect((await stateOf(visit.workOrderId)).attachmentIds).toEqual([photo]);
    const brief = await as(ana.scope, tx => work.visits.brief(tx, visit.id));
    expect(brief.workOrder.tasks).toHaveLength(2);
  });

  it('is shown to its customer without the notes among engineers', async () => {
    const visit = await brought(ana, 8, 'accept');
    await as(ana.scope, tx => work.evidence.addNote(tx, visit.id, { text: 'Difficult person' }));
    const seen = await as(tenant.scopes.customer, tx => work.visits.brief(tx, visit.id));
    expect(seen.visit).toMatchObject({ id: visit.id, notes: [] });
  });
});
