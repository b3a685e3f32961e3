import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TriageResult } from '#contracts';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import { asOwner } from '../../requests/requests.fixture';
import { FEWEST_COMPARED, judged } from './standing.rules';
import { standingOf } from './standing.store';

let db: TestDatabase;
let tenant: Tenant;

beforeAll(async () => {
  db = await testDatabase(entities);
  tenant = await makeTenant(db.database);
});

type Compared = TriageResult['compared'];

/** Reports that ended with a fault; the newest last. */
async function ended(faultCode: string, compared: Compared, count: number, status = 'resolved_remotely') {
  await asOwner(
    db,
    `INSERT INTO service_request (id, organisation_id, customer_id, equipment_id, site_id, number, status, channel, text,
       serial_number, model_name, site_name, city, time_zone, customer_name, triage, ended_at)
     SELECT gen_random_uuid(), e.organisation_id, e.customer_id, e.id, e.site_id, 'SR-' || gen_random_uuid(), $3, 'label',
       'text', 'S', 'M', 'Site', 'Sofia', 'UTC', 'C', $2::jsonb, CASE WHEN $3 = 'new' THEN NULL ELSE clock_timestamp() END
     FROM equipment e, generate_series(1, $4) WHERE e.id = $1`,
    [tenant.equipmentId, JSON.stringify({ faultCode, ...(compared ? { compared } : {}) }), status, count],
  );
}

const standing = (model: string, whose = tenant) =>
  db.database.transaction(whose.scopes.worker, tx => standingOf(tx, model));

describe('whether a language model beats the rules on closed cases', () => {
  it('is not said of a few', () => {
    const few = { cases: FEWEST_COMPARED - 1, modelRight: 0, rulesRight: FEWEST_COMPARED - 1 };
    expect(judged(few).isWorse).toBe(false);
    expect(judged({ ...few, cases: FEWEST_COMPARED }).isWorse).toBe(true);
    expect(judged({ cases: 40, modelRight: 30, rulesRight: 30 }).isWorse).toBe(false);
  });

  it('counts the cases of that model that are closed with a fault, and of this organisation alone', async () => {
    await ended('E21', { by: 'm1', model: 'E35', rules: 'E21' }, 15);
    await ended('E35', { by: 'm1', model: 'E35', rules: null }, 6);
    await ended('E35', { by: 'm2', model: 'E35', rules: null }, 2);
    await ended('E35', { by: 'm1', model: 'E35', rules: null }, 30, 'new');
    await ended('E35', undefined, 30);
    expect(await standing('m1')).toEqual({ cases: 21, modelRight: 6, rulesRight: 15, isWorse: true });
    expect(await standing('m2')).toMatchObject({ cases: 2, modelRight: 2, isWorse: false });
    expect(await standing('m1', await makeTenant(db.database))).toMatchObject({ cases: 0, isWorse: false });
  });

  it('goes by the newest, so that a model that got better comes back', async () => {
    await ended('E35', { by: 'm1', model: 'E35', rules: 'E21' }, 200);
    expect(await standing('m1')).toEqual({ cases: 200, modelRight: 200, rulesRight: 0, isWorse: false });
  });
});
