import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import type { Tx } from '../../platform/database';
import { EmbeddedTriage } from '../../triage';
import { asOwner, requestsOn } from '../requests.fixture';

let db: TestDatabase;
let tenant: Tenant;
let on: Awaited<ReturnType<typeof requestsOn>>;

beforeAll(async () => {
  db = await testDatabase(entities);
  on = await requestsOn(db, new EmbeddedTriage());
  tenant = await makeTenant(db.database);
  await asOwner(db, `UPDATE organisation SET assistant_mode = 'auto' WHERE id = $1`, [tenant.organisationId]);
});
afterAll(() => on.jobs.stop());

const onRecord = async (warranty: object | null, installedOn: string | null) => {
  await asOwner(db, 'UPDATE equipment_model SET warranty = $2 WHERE organisation_id = $1', [
    tenant.organisationId,
    warranty === null ? null : JSON.stringify(warranty),
  ]);
  await asOwner(db, 'UPDATE equipment SET installed_on = $2 WHERE organisation_id = $1', [
    tenant.organisationId,
    installedOn,
  ]);
};
const answerTo = async (text: string) => {
  const as = <T>(scope: 'customer' | 'agent', work: (tx: Tx) => Promise<T>) =>
    db.database.transaction(tenant.scopes[scope], work);
  const { equipmentId } = tenant;
  const { id } = await as('customer', tx =>
    on.newRequests.create(tx, { equipmentId, text, locale: 'en', contact: null, attachmentIds: [] }),
  );
  await on.triages.triage(id, tenant.scopes.worker);
  const { items } = await as('agent', tx => on.messages.list(tx, id));
  return items.find(one => one.author === 'assistant');
};

describe('a customer who asks who pays', () => {
  it('reads the warranty of the unit, with its source, and that a person decides', async () => {
    await onRecord({ labourMonths: 1_200, partsMonths: 12, travelMonths: 0 }, '2020-05-31');
    const reply = await answerTo('The compressor overheats. Is that covered, or what will it cost?');
    const words =
      'warranty of the unit, installed on 2020-05-31: labour until 2120-05-31, parts ended on 2021-05-31, travel not included';
    expect(reply?.text).toContain(words);
    expect(reply?.text).toContain('decided by a person');
    expect(reply?.sources).toContainEqual({ kind: 'coverage', title: words, excerpt: '' });
  });

  it.each([
    [{ labourMonths: 24, partsMonths: 24, travelMonths: 0 }, null],
    [null, '2025-03-01'],
  ])(
    'is told that nothing is on record with policy %j and installation %s',
    async (warranty, installedOn) => {
      await onRecord(warranty, installedOn);
      const reply = await answerTo('The compressor overheats. Is that covered by the warranty?');
      expect(reply?.text).toContain('Nothing is on record here about who pays');
      expect(reply?.sources).toEqual([]);
    },
  );
});
