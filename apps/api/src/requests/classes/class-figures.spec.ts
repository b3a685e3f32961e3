import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { asOwner } from '../../../../../test/world/traces';
import { entities } from '../../entities';
import { insert } from '../../platform/database';
import { addMessage } from '../messages.store';
import { ServiceRequestRow } from '../service-request.entity';
import { classFigures, mondaysUntil } from './class-figures.rules';
import { classCounts, mondayNow } from './class-figures.store';

describe('conversations by class', () => {
  it('have every week, the most frequent class first', () => {
    expect(mondaysUntil('2026-03-02', 3)).toEqual(['2026-02-16', '2026-02-23', '2026-03-02']);
    const count = (category: string | null, week: string, total: number) => ({
      category,
      week,
      total,
      solved: 1,
      withPerson: 0,
    });
    const { classes } = classFigures(
      ['2026-02-23', '2026-03-02'],
      [count('cooling', '2026-02-23', 1), count(null, '2026-03-02', 1), count('cooling', '2026-03-02', 4)],
    );
    expect(classes.map(one => [one.category, one.weeks.map(each => each.total)])).toEqual([
      ['cooling', [1, 4]],
      [null, [0, 1]],
    ]);
  });
});

describe('what is counted', () => {
  let db: TestDatabase;
  let tenant: Tenant;
  let number = 0;

  beforeAll(async () => {
    db = await testDatabase(entities);
    tenant = await makeTenant(db.database);
  });

  async function request(
    at: string,
    given: Partial<ServiceRequestRow>,
    category: string,
    isAnswered = true,
  ): Promise<void> {
    const { customerId, equipmentId, siteId, organisationId } = tenant;
    const row = await db.database.transaction(tenant.scopes.worker, tx =>
      insert(tx, ServiceRequestRow, {
        customerId,
        equipmentId,
        siteId,
        serialNumber: 'SN',
        modelName: 'M',
        siteName: 'S',
        customerName: 'C',
        city: 'Sofia',
        timeZone: 'Europe/Sofia',
        number: `SR-${(number += 1)}`,
        status: 'triaging',
        channel: 'label',
        text: 'It is hot',
        locale: 'en',
        ...given,
      }),
    );
    if (isAnswered)
      await db.database.transaction(tenant.scopes.worker, tx =>
        addMessage(tx, row, { author: 'assistant', authorName: 'Callout', text: 'Solved?' }),
      );
    await asOwner(db.ownerUrl, client =>
      client.query(
        `UPDATE service_request SET created_at = $3, triage = jsonb_build_object('category', $4::text)
         WHERE organisation_id = $1 AND id = $2`,
        [organisationId, row.id, at, category],
      ),
    );
  }

  it('is by the clocks of the house, without what machines reported, and of this house alone', async () => {
    await asOwner(db.ownerUrl, client =>
      client.query(`UPDATE organisation SET time_zone = 'Europe/Sofia' WHERE id = $1`, [
        tenant.organisationId,
      ]),
    );
    const now = new Date();
    // Monday, 2026-03-02, begins in Sofia at 22:00 UTC of Sunday.
    await request('2026-03-01T21:59:00Z', { status: 'resolved_remotely' }, 'cooling');
    await request('2026-03-01T22:01:00Z', { status: 'resolved_remotely' }, 'cooling');
    await request('2026-03-03T10:00:00Z', { status: 'resolved_remotely', takenOverAt: now }, 'cooling');
    await request('2026-03-03T11:00:00Z', { handOverDeadline: now }, 'cooling');
    await request('2026-03-03T12:00:00Z', { status: 'resolved_remotely' }, 'screen', false);
    await request('2026-03-03T13:00:00Z', { channel: 'alert' }, 'screen');
    const counts = await db.database.transaction(tenant.scopes.manager, tx => classCounts(tx, '2026-02-23'));
    expect(counts).toHaveLength(3);
    expect(counts).toEqual(
      expect.arrayContaining([
        { week: '2026-02-23', category: 'cooling', total: 1, solved: 1, withPerson: 0 },
        { week: '2026-03-02', category: 'cooling', total: 3, solved: 1, withPerson: 2 },
        { week: '2026-03-02', category: 'screen', total: 1, solved: 0, withPerson: 0 },
      ]),
    );
    const later = await db.database.transaction(tenant.scopes.manager, tx => classCounts(tx, '2026-03-02'));
    expect(later.map(one => one.week)).toEqual(['2026-03-02', '2026-03-02']);
    const other = await makeTenant(db.database);
    expect(await db.database.transaction(other.scopes.manager, tx => classCounts(tx, '2026-01-05'))).toEqual(
      [],
    );
    expect(new Date(await db.database.transaction(other.scopes.manager, mondayNow)).getUTCDay()).toBe(1);
  });
});
