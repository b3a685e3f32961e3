import { beforeAll, describe, expect, it } from '@jest/globals';
import { fingerprint } from '../../../../test/world/traces';
import { violationOf } from '../platform/database';
import { twoHouses } from './asked.fixture';
import { eraseRows, onlyTheirs } from './erase.store';
import { eraseWords } from './erase-words.store';
import { ivan, mila } from './people.fixture';
import { subjectSought } from './subject.service';

let on: Awaited<ReturnType<typeof twoHouses>>;
beforeAll(async () => {
  on = await twoHouses();
});
const erase = (body: object) => on.ask('erasure', body);

describe('an erasure', () => {
  it('that fails at its end has erased nothing', async () => {
    await on.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$`);
    await on.query(
      `CREATE TRIGGER fail BEFORE INSERT ON audit_event FOR EACH ROW WHEN (NEW.verb = 'person.erase') EXECUTE FUNCTION fail()`,
    );
    const before = await fingerprint(on.app.db.ownerUrl, on.ours.organisationId);
    expect((await erase({ personId: on.life.personId, confirm: ivan.email })).status).toBe(500);
    const { session: _, ...after } = await fingerprint(on.app.db.ownerUrl, on.ours.organisationId);
    expect(before).toMatchObject(after);
    await on.query('DROP TRIGGER fail ON audit_event');
  });

  it('of two at once is one', async () => {
    const both = await Promise.all(
      [1, 2].map(() => erase({ personId: on.life.personId, confirm: ivan.email })),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(
      await on.query(`SELECT 1 FROM audit_event WHERE verb = 'person.erase' AND subject_id = $1`, [
        on.life.personId,
      ]),
    ).toHaveLength(1);
    expect(
      await on.query(`SELECT 1 FROM person WHERE name = $1 AND organisation_id = $2`, [
        mila.name,
        on.ours.organisationId,
      ]),
    ).toHaveLength(1);
  });

  it('reads on however much there is: a row at a time it finds the same', async () => {
    const { worker } = on.theirs.scopes;
    await on.app.db.database.transaction(worker, async tx => {
      const subject = await subjectSought(tx, { email: ivan.email });
      const theirs = await onlyTheirs(tx, subject);
      await eraseRows(tx, subject);
      await eraseWords(tx, subject, theirs, 1);
    });
    expect(await on.placesOf([ivan.name, ivan.email, ivan.said], on.theirs.organisationId)).toEqual([]);
  });

  it('is the only thing that changes a closed work order, and only in words', async () => {
    const attempt = (sql: string, isErasing: boolean) =>
      on.app.db.database
        .transaction(on.ours.scopes.worker, async tx => {
          if (isErasing) await tx.run(`SELECT set_config('callout.erasing', 'on', true)`);
          return tx.run(sql, [on.life.orderId]);
        })
        .catch((error: unknown) => violationOf(error)?.constraint);
    expect(await attempt(`UPDATE work_order SET title = 'x' WHERE id = $1`, false)).toBe('work_order_closed');
    expect(await attempt(`UPDATE work_order SET status = 'ready' WHERE id = $1`, true)).toBe(
      'work_order_closed',
    );
    expect(await attempt(`UPDATE work_order SET estimated_minutes = 7 WHERE id = $1`, true)).toBe(
      'work_order_closed',
    );
    expect(await attempt(`UPDATE work_order SET title = 'x' WHERE id = $1`, true)).toBe(1);
  });

  it('is the only door to the trail, and none for others than the automation', async () => {
    for (const scope of [
      on.ours.scopes.manager,
      on.ours.scopes.customer,
      on.ours.scopes.partner,
      on.ours.scopes.visitor,
    ])
      await expect(
        on.app.db.database.transaction(scope, tx =>
          tx.run(`SELECT erase_from_trail(NULL, '{}', '{}', 'x', '.*', '{%}', '{}', NULL, 9)`),
        ),
      ).rejects.toMatchObject({ name: 'NotVisible' });
    await expect(
      on.app.db.database.transaction(on.ours.scopes.worker, tx =>
        tx.run(`UPDATE audit_event SET actor_name = 'x'`),
      ),
    ).rejects.toMatchObject({ name: 'NotVisible' });
  });
});
