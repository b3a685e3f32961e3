import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { asAutomation } from './automation';
import { NotVisible } from './errors';
import type { Actor, Scope } from './scope';
import type { Tx } from './tx';

const actor: Actor = { personId: null, role: 'customer', name: 'Mila', source: 'web', requestId: 'r-1' };
const organisationId = randomUUID();
const customer: Scope = { family: 'customer', organisationId, customerId: randomUUID(), ...actor };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

const role = async (tx: Tx) => {
  const row = await tx.one<{ role: string; customer: string }>(
    `SELECT current_user AS role, current_setting('callout.customer') AS customer`,
  );
  return row;
};
const asIs = { role: 'callout_customer', customer: customer.customerId };

describe('what follows by the rules', () => {
  it('is done as the organisation’s automation, and what the caller does next as the caller', async () => {
    await db.database.transaction(customer, async tx => {
      const inside = await asAutomation(tx, async own => {
        expect(own.scope).toMatchObject({ family: 'worker', organisationId, role: 'automation' });
        expect(own.now).toBe(tx.now);
        return role(own);
      });
      expect(inside).toEqual({ role: 'callout_worker', customer: '' });
      expect(await role(tx)).toEqual(asIs);
    });
  });

  it('leaves no rights behind when it fails, with or without a savepoint around it', async () => {
    await db.database.transaction(customer, async tx => {
      const broken = (own: Tx) => own.run('SELECT nothing_like_that');
      await expect(tx.savepoint(() => asAutomation(tx, broken))).rejects.toThrow('nothing_like_that');
      expect(await role(tx)).toEqual(asIs);
      const refused = asAutomation(tx, () => Promise.reject(new Error('no')));
      await expect(refused).rejects.toThrow('no');
      expect(await role(tx)).toEqual(asIs);
      await expect(
        tx.savepoint(() => tx.run('SELECT FROM number_series FOR UPDATE OF nobody')),
      ).rejects.toThrow();
      expect(await role(tx)).toEqual(asIs);
    });
  });

  it('leaves its effects to the commit of the caller', async () => {
    const seen: string[] = [];
    const failing = db.database.transaction(customer, async tx => {
      await asAutomation(tx, async own => own.afterCommit(() => void seen.push('never')));
      throw new NotVisible('anything');
    });
    await expect(failing).rejects.toBeInstanceOf(NotVisible);
    await db.database.transaction(customer, tx =>
      asAutomation(tx, async own => own.afterCommit(() => void seen.push('told'))),
    );
    await db.database.settled();
    expect(seen).toEqual(['told']);
  });

  it('needs an organisation', async () => {
    const system: Scope = { family: 'system', ...actor };
    await expect(db.database.transaction(system, tx => asAutomation(tx, role))).rejects.toThrow(TypeError);
  });
});
