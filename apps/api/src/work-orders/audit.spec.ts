import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import { record } from '../platform/outbox';
import { auditTrail } from './audit.store';

const start = Date.parse('2026-03-01T00:00:00Z');
const DAY_MS = 86_400_000;
let now = start;
let db: TestDatabase;
let ours: Tenant;

beforeAll(async () => {
  db = await testDatabase(entities, { now: () => new Date(now) });
  ours = await makeTenant(db.database);
  const theirs = await makeTenant(db.database);
  for (let day = 0; day < 5; day++) {
    now = start + day * DAY_MS;
    for (const { scopes, equipmentId } of [ours, theirs])
      await db.database.transaction(scopes.manager, tx =>
        record(tx, { verb: `unit.day-${day}`, subjectType: 'equipment', subjectId: equipmentId }),
      );
  }
});

const verbs = async (request: Parameters<typeof auditTrail>[1]) => {
  const { items } = await db.database.transaction(ours.scopes.manager, tx => auditTrail(tx, request));
  return items.map(one => one.verb).filter(verb => verb.startsWith('unit.'));
};

describe('the audit trail', () => {
  it('is that of the own house, newest first, since a moment if one is given', async () => {
    const all = ['unit.day-4', 'unit.day-3', 'unit.day-2', 'unit.day-1', 'unit.day-0'];
    expect(await verbs({ limit: 50 })).toEqual(all);
    const since = new Date(start + 3 * DAY_MS).toISOString();
    expect(await verbs({ limit: 50, since })).toEqual(all.slice(0, 2));
    expect(await verbs({ limit: 50, since, subjectType: 'visit' })).toEqual([]);
    expect(await verbs({ limit: 50, subjectId: ours.equipmentId })).toEqual(all);
  });
});
