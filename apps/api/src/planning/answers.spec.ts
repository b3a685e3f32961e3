import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import { NotVisible } from '../platform/database';
import type { Tx } from '../platform/database';
import { hire, newVisit, repair, workOn } from '../visits/work.fixture';
import type { Member, Work } from '../visits/work.fixture';
import { AnswersService } from './answers.service';

let db: TestDatabase;
let work: Work;
let tenant: Tenant;
let stranger: Tenant;
let near: Member;
const answers = new AnswersService();

const byManager = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.database.transaction(tenant.scopes.manager, deed);
const newOrder = () => byManager(tx => work.creation.create(tx, repair(tenant)));

beforeAll(async () => {
  db = await testDatabase(entities);
  work = workOn(db);
  tenant = await makeTenant(db.database);
  stranger = await makeTenant(db.database);
  near = await hire(db, work, tenant, 'Near');
  await hire(db, work, tenant, 'Far', { home: { lat: 43.2, lng: 27.9 }, city: 'Varna' });
});

describe('answers from the plan as it stands', () => {
  it('offer times that can be assigned without a reason, and explain the visit after', async () => {
    const order = await newOrder();
    const { items } = await byManager(tx => answers.slots(tx, order.id, { count: 20 }));
    expect(items.length).toBeGreaterThan(1);
    const taken = items.find(one => one.engineerId === near.engineer.id);
    if (!taken) throw new Error('The near one has no time at all.');
    for (const { engineerId, start } of items)
      expect(await byManager(tx => work.planning.check(tx, order.id, { engineerId, start }))).toMatchObject({
        allowed: true,
      });
    const visit = await byManager(tx =>
      work.assigning.assign(tx, newVisit(order, near, { start: taken.start, overrideReason: null })),
    );
    const why = await byManager(tx => answers.explain(tx, order.id, {}));
    expect(why.planned).toMatchObject({ visitId: visit.id, engineerName: 'Near', start: visit.start });
    expect(why.engineers.map(one => one.engineerName).toSorted()).toEqual(['Far', 'Near']);
  });

  it('are of the own organisation only', async () => {
    const order = await newOrder();
    const ask = (tx: Tx) => answers.explain(tx, order.id, {});
    await expect(db.database.transaction(stranger.scopes.manager, ask)).rejects.toThrow(NotVisible);
  });
});
