import { describe, expect, it } from '@jest/globals';
import { checkDrift } from '../../apps/api/src/platform/database/drift';
import { checkSchema } from '../../apps/api/src/platform/database/schema-check';
import { entities } from '../../apps/api/src/entities';
import { testDatabase } from '../database';

const { ownerUrl } = await testDatabase(entities);

describe('the migrated schema', () => {
  it('has row security, force, a policy and composite keys on every table', async () => {
    expect(await checkSchema(ownerUrl)).toEqual([]);
  });

  it('has the columns that the entities say', async () => {
    expect(await checkDrift(ownerUrl, entities)).toEqual([]);
  });
});
