import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FaultCode, TriageResult } from '#contracts';
import { triage } from '#triage';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import type { Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { asOwner } from '../../requests/requests.fixture';
import { corrected, triageResult } from '../../requests/triage.rules';
import { TriageFacts } from '../triage.facts';
import { LessonsService } from './lessons.service';

const said: Record<string, readonly string[]> = {
  E21: ['the beast is sweating', 'steam room again', 'sweating like mad', 'sauna in the cabin'],
  E35: ['sings opera', 'moans at night', 'metal concert', 'opera in the hall'],
};
const places = ['since monday', 'hall 3', 'again', 'please come', 'line two', 'as last year'];

let db: TestDatabase;
let tenant: Tenant;
let jobs: Jobs;
let lessons: LessonsService;
const facts = new TriageFacts({ model: null });

beforeAll(async () => {
  db = await testDatabase(entities);
  tenant = await makeTenant(db.database);
  jobs = new Jobs({ appUrl: db.appUrl, work: false });
  lessons = new LessonsService(db.database, jobs, { model: null });
  lessons.onModuleInit();
  await jobs.start();
  await asOwner(
    db,
    `UPDATE equipment_model SET fault_codes = fault_codes || jsonb_build_array(
       (fault_codes->0) || jsonb_build_object('code', 'E35', 'title', jsonb_build_object('en', 'Bearing worn'), 'keywords', '{}'::jsonb))
     WHERE organisation_id = $1`,
    [tenant.organisationId],
  );
});
afterAll(async () => {
  await lessons.beforeApplicationShutdown();
  await jobs.stop();
});

const as = <T>(family: 'manager' | 'worker', work: (tx: Tx) => Promise<T>) =>
  db.database.transaction(family === 'worker' ? tenant.scopes.worker : tenant.scopes.agent, work);

interface ClosedCase {
  text: string;
  triage: Partial<TriageResult>;
}

/** Closed cases of people, in the house's own slang; `channel` says who reported. */
const closed = (count: number, channel = 'label'): Promise<void> =>
  ended(
    Object.entries(said).flatMap(([faultCode, words]) =>
      Array.from({ length: count / 2 }, (_, at) => ({
        triage: { faultCode },
        text: `${words[at % words.length]} ${places[(at * 5) % places.length]}`,
      })),
    ),
    channel,
  );

async function ended(cases: readonly ClosedCase[], channel = 'label'): Promise<void> {
  await asOwner(
    db,
    `INSERT INTO service_request (id, organisation_id, customer_id, equipment_id, site_id, number, status, channel, text,
       serial_number, model_name, site_name, city, time_zone, customer_name, triage, ended_at)
     SELECT gen_random_uuid(), e.organisation_id, e.customer_id, e.id, e.site_id, 'SR-' || gen_random_uuid(), 'resolved_remotely', $3,
       t.text, 'S', 'M', 'Site', 'Sofia', 'UTC', 'C', t.triage, now() - interval '1 hour'
     FROM equipment e, jsonb_to_recordset($2::jsonb) AS t (triage jsonb, text text) WHERE e.id = $1`,
    [tenant.equipmentId, JSON.stringify(cases), channel],
  );
}

const waiting = () =>
  asOwner<{ data: { modelId: string } }>(
    db,
    `SELECT data FROM pgboss.job WHERE name = 'triage.learn-model' AND state = 'created'`,
  );
const gathered = (text: string) =>
  as('worker', tx =>
    facts.gather(tx, { equipmentId: tenant.equipmentId, alertId: null, text, locale: 'en' }),
  );

describe('lessons from closed cases', () => {
  it('are not drawn from a few, nor from what machines reported', async () => {
    await closed(60);
    await closed(400, 'alert');
    await lessons.learnDue(tenant.scopes.worker);
    expect(await waiting()).toEqual([]);
    const { items } = await as('manager', tx => lessons.list(tx, { limit: 50 }));
    expect(items).toMatchObject([{ id: tenant.modelId, closedCases: 60, lesson: null }]);
    expect((await gathered('sings opera')).learned).toBeNull();
  });

  it('are drawn once there are enough, and used where they beat the rules', async () => {
    await closed(200);
    await lessons.learnDue(tenant.scopes.worker);
    expect((await waiting()).map(one => one.data.modelId)).toEqual([tenant.modelId]);
    await lessons.learn(tenant.modelId, tenant.scopes.worker);
    const { items } = await as('manager', tx => lessons.list(tx, { limit: 50 }));
    expect(items[0]?.lesson).toMatchObject({ cases: 260, labels: 2, isUsed: true });
    const input = await gathered('it moans at night, please come');
    expect(triage({ ...input, learned: null }).faultCode).toBeNull();
    expect(triage(input)).toMatchObject({ faultCode: 'E35' });
  });

  it('are not drawn again from the same cases', async () => {
    await asOwner(db, `DELETE FROM pgboss.job WHERE name = 'triage.learn-model'`);
    await lessons.learnDue(tenant.scopes.worker);
    expect(await waiting()).toEqual([]);
    await closed(2);
    await lessons.learnDue(tenant.scopes.worker);
    expect(await waiting()).toHaveLength(1);
  });

  it('are those of the person who corrected, not of the engine', async () => {
    const text = 'whistles like a kettle';
    const engine = triage(await gathered(text));
    const result = triageResult({ ...engine, faultCode: 'E21' }, { engine: 'embedded-1' }, new Date(0));
    const [model] = await asOwner<{ fault: FaultCode }>(
      db,
      `SELECT fault_codes->1 AS fault FROM equipment_model WHERE organisation_id = $1`,
      [tenant.organisationId],
    );
    const by = {
      personId: null,
      now: new Date(0),
      urgency: 'low' as const,
      text,
      chosen: model?.fault ?? null,
    };
    const right = corrected(result, { version: 1, faultCode: 'E35' }, by);
    expect([result.faultCode, right.faultCode]).toEqual(['E21', 'E35']);
    const cases = Array.from({ length: 60 }, (_, at) => `${text} ${places[at % places.length]}`);
    await ended(cases.map(one => ({ text: one, triage: right })));
    await lessons.learn(tenant.modelId, tenant.scopes.worker);
    expect(triage(await gathered(`It ${text}, line two`)).faultCode).toBe('E35');
  });

  it('of another version are none until the next night', async () => {
    await asOwner(db, `UPDATE lesson SET classifier = '\\x0102', stamp = stamp || ' old'`);
    expect((await gathered('sings opera')).learned).toBeNull();
    await lessons.learn(tenant.modelId, tenant.scopes.worker);
    expect((await gathered('sings opera')).learned).not.toBeNull();
  });

  it('that are worse than the rules are kept and not used', async () => {
    await asOwner(db, 'UPDATE lesson SET is_used = false');
    expect((await gathered('sings opera')).learned).toBeNull();
  });

  it('stay within their organisation', async () => {
    const other = await makeTenant(db.database);
    const theirs = await db.database.transaction(other.scopes.agent, tx => lessons.list(tx, { limit: 50 }));
    expect(theirs.items).toMatchObject([{ id: other.modelId, closedCases: 0, lesson: null }]);
    await db.database.transaction(other.scopes.worker, async tx => {
      expect(await tx.rows('SELECT 1 FROM lesson')).toEqual([]);
    });
  });
});
