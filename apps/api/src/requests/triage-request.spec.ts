import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { reportOf, takeTurn, triage as embedded } from '#triage';
import type { TriageInput, TurnContext, TurnEvent, TurnMemory } from '#triage';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { AlertRuleRow } from '../alerts/alert-rule.entity';
import { entities } from '../entities';
import { insert } from '../platform/database';
import type { Tx, WorkerScope } from '../platform/database';
import type { Triaged, TurnTaken } from '../triage';
import { jobsOf, raisedAlert, requestsOn } from './requests.fixture';

/** Counts what it is asked, and lets a spec step in before it answers. */
const engine = {
  asked: [] as TriageInput[],
  meanwhile: async () => undefined as void,
  async triage(input: TriageInput): Promise<Triaged> {
    this.asked.push(input);
    await this.meanwhile();
    return { outcome: embedded(input), engine: 'spec-1' };
  },
  async turn(memory: TurnMemory, event: TurnEvent, context: TurnContext): Promise<TurnTaken> {
    const turn = takeTurn(memory, event, context);
    this.asked.push(reportOf(turn.memory, context));
    await this.meanwhile();
    return { ...turn, engine: 'spec-1', compared: null };
  },
};

let db: TestDatabase;
let tenant: Tenant;
let worker: WorkerScope;
let on: Awaited<ReturnType<typeof requestsOn>>;

beforeAll(async () => {
  db = await testDatabase(entities);
  on = await requestsOn(db, engine);
  tenant = await makeTenant(db.database);
  worker = tenant.scopes.worker;
});
beforeEach(() => {
  engine.asked = [];
  engine.meanwhile = async () => undefined;
});
afterAll(() => on.jobs.stop());

const asAgent = <T>(work: (tx: Tx) => Promise<T>) => db.database.transaction(tenant.scopes.agent, work);
const reported = (text: string) =>
  asAgent(tx =>
    on.newRequests.create(tx, {
      equipmentId: tenant.equipmentId,
      text,
      locale: 'en',
      contact: null,
      attachmentIds: [],
    }),
  );
const now = (id: string) => asAgent(tx => on.requests.get(tx, id));

describe('triage', () => {
  it('finds the fault code from the words and takes over what the model knows of it', async () => {
    const { id } = await reported('The compressor overheats, the temperature is too hot');
    await on.triages.triage(id, worker);
    const request = await now(id);
    expect(request).toMatchObject({
      status: 'triaging',
      urgency: 'high',
      triage: {
        faultCode: 'E21',
        category: 'cooling',
        skills: [{ skill: 'compressor', level: 2 }],
        estimatedMinutes: 90,
        engine: 'spec-1',
      },
    });
    expect(request.triage?.evidence.find(entry => entry.field === 'faultCode')?.quote).toBeTruthy();
  });

  it('knows the open alerts and the newest readings of the unit', async () => {
    const alert = await db.database.transaction(worker, tx => raisedAlert(tx, tenant, { faultKey: 'known' }));
    const { id } = await reported('Something is wrong');
    await on.triages.triage(id, worker);
    expect(engine.asked[0]).toMatchObject({
      text: 'Something is wrong',
      openAlerts: [{ id: alert.id, faultCode: 'E21' }],
    });
    await db.database.transaction(worker, tx => tx.run(`UPDATE alert SET status = 'closed'`));
  });

  it('hands danger to a person with a deadline of fifteen minutes', async () => {
    const { id } = await reported('There is smoke and a smell of burning, sparks fly out of it!');
    await on.triages.triage(id, worker);
    const { handOver, urgency, triage, updatedAt } = await now(id);
    expect(urgency).toBe('critical');
    expect(triage?.safety).toBe(true);
    expect(handOver).toMatchObject({ owner: 'The agent' });
    expect(Date.parse(handOver?.deadline ?? '') - Date.parse(updatedAt)).toBe(15 * 60_000);
  });

  it('never makes a request less urgent than its alert', async () => {
    const request = await db.database.transaction(worker, async tx =>
      on.newRequests.openForAlert(
        tx,
        await raisedAlert(tx, tenant, { urgency: 'critical', faultKey: 'crit' }),
      ),
    );
    await on.triages.triage(request.id, worker);
    expect(await now(request.id)).toMatchObject({ urgency: 'critical', triage: { urgency: 'critical' } });
  });

  it("lets a person's decision made meanwhile win", async () => {
    const { id } = await reported('The compressor overheats');
    engine.meanwhile = async () => {
      await asAgent(tx => on.requests.reject(tx, id, { version: 1 }));
    };
    await on.triages.triage(id, worker);
    expect(await now(id)).toMatchObject({ status: 'rejected', triage: null, version: 2 });
  });

  it("looks again after a person's correction made meanwhile, and keeps it", async () => {
    const { id } = await reported('The compressor overheats');
    engine.meanwhile = async () => {
      engine.meanwhile = async () => undefined;
      await asAgent(tx => on.corrections.correct(tx, id, { version: 1, estimatedMinutes: 200 }));
    };
    await on.triages.triage(id, worker);
    expect((await now(id)).triage).toMatchObject({
      faultCode: 'E21',
      estimatedMinutes: 200,
      engine: 'embedded-1 turn-1',
    });
  });

  it('asks no model once a person has taken it over', async () => {
    const { id } = await reported('The compressor overheats');
    await on.triages.triage(id, worker);
    expect(engine.asked).toHaveLength(1);
    await asAgent(async tx =>
      on.requests.takeOver(tx, id, { version: (await on.requests.get(tx, id)).version }),
    );
    await on.triages.triage(id, worker);
    expect(engine.asked).toHaveLength(1);
    expect((await now(id)).triage).toMatchObject({
      faultCode: 'E21',
      engine: 'embedded-1 turn-1',
    });
  });

  it('that fails leaves the request to people and is tried again', async () => {
    const { id } = await reported('The compressor overheats');
    engine.meanwhile = () => Promise.reject(new Error('engine down'));
    await expect(on.triages.triage(id, worker)).rejects.toThrow('engine down');
    expect(await now(id)).toMatchObject({ status: 'new', version: 1 });
  });
});

describe('a conversion', () => {
  const converted: string[] = [];
  beforeAll(() => {
    on.ports.bind({
      convert: async (tx, request) => {
        converted.push(request.id);
        const order = await tx.one<{ id: string }>(
          `INSERT INTO work_order (id, organisation_id, customer_id, equipment_id, site_id, service_request_id, number,
             status, job_type, title, urgency, estimated_minutes, serial_number, model_name, site_name, address, city,
             lat, lng, time_zone, customer_name, created_by)
           VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, 'W' || $6, 'ready', 'repair', 'x', 'high', 60, 's', 'm', 's',
             'a', 'c', 0, 0, 'UTC', 'c', 'spec') RETURNING id`,
          [
            request.organisationId,
            request.customerId,
            request.equipmentId,
            request.siteId,
            request.id,
            request.number,
          ],
        );
        return { workOrderId: order?.id ?? '', number: `W${request.number}` };
      },
      accept: async () => undefined,
    });
  });

  it('by a person happens once, and the second is told of the work order', async () => {
    const { id } = await reported('The compressor overheats');
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => asAgent(tx => on.conversions.convert(tx, id, 1))),
    );
    expect(outcomes.map(outcome => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const request = await now(id);
    expect(request.status).toBe('converted');
    expect(outcomes.find(outcome => outcome.status === 'rejected')).toMatchObject({
      reason: { code: 'request-already-converted', facts: { workOrderId: request.workOrderId } },
    });
  });

  it('tells the number of the order in the conversation, and takes what the person has put right along', async () => {
    const { id } = await reported('The compressor overheats');
    const result = { urgency: 'critical', estimatedMinutes: 45, summary: 'Bring the big fan' } as const;
    const after = await asAgent(tx => on.conversions.convert(tx, id, 1, { ...result, safety: true }));
    expect(after).toMatchObject({ status: 'converted', urgency: 'critical' });
    expect(after.triage).toMatchObject({ ...result, safety: true });
    const changed = after.triage?.evidence.filter(entry => entry.source === 'person');
    expect(changed?.map(entry => entry.field)).toEqual(['urgency', 'safety', 'estimatedMinutes']);
    const { items } = await asAgent(tx => on.messages.list(tx, id));
    expect(items.at(-1)).toMatchObject({ author: 'system' });
    expect(items.at(-1)?.text).toContain(`W${after.number}`);
  });

  it('by the rule follows the triage, unless a person was faster', async () => {
    const request = await db.database.transaction(worker, async tx => {
      const rule = await insert(tx, AlertRuleRow, {
        modelId: tenant.modelId,
        name: 'Hot',
        faultKey: 'by-rule',
        faultCode: 'E21',
        urgency: 'high',
        condition: { type: 'compare', metric: 't', op: 'gt', value: 1 },
        pattern: { kind: 'simple' },
        opensWorkOrder: true,
      });
      const alert = await raisedAlert(tx, tenant, { faultKey: 'by-rule', ruleId: rule.id });
      return on.newRequests.openForAlert(tx, alert);
    });
    await on.triages.triage(request.id, worker);
    expect(await jobsOf(db, request.id)).toEqual(['request.convert', 'triage.request']);
    await db.database.transaction(worker, tx => on.conversions.convertByRule(tx, request.id));
    await db.database.transaction(worker, tx => on.conversions.convertByRule(tx, request.id));
    expect(converted.filter(id => id === request.id)).toHaveLength(1);
    expect(await now(request.id)).toMatchObject({ status: 'converted', triage: { faultCode: 'E21' } });
  });

  it('is closed with its work order, once', async () => {
    const { id } = await reported('The compressor overheats');
    await asAgent(tx => on.conversions.convert(tx, id, 1));
    for (let time = 0; time < 2; time++) await asAgent(tx => on.requests.closeAfterWorkOrder(tx, id));
    expect(await now(id)).toMatchObject({ status: 'closed', version: 3 });
  });
});
