import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PlanRun } from '#contracts';
import { planningHouse } from './plan-runs.fixture';
import type { Firm, PlanningHouse } from './plan-runs.fixture';
import { outcomes } from './plan-runs.fixture';
import { UNDO_MS } from './undo-plan.rules';

let house: PlanningHouse;
beforeAll(async () => {
  house = await planningHouse();
});

const orderOf = ({ tenant }: Firm, id: string) =>
  house.as(tenant.scopes.manager, tx => house.work.orders.get(tx, id));
const visitIdOf = ({ proposals }: PlanRun, at = 0): string => proposals[at]?.outcome?.visitId ?? '';
const published = async (firm: Firm): Promise<PlanRun> => house.publish(firm, await house.made(firm));
/** As the engineer whose visit it is. */
const accepted = async (firm: Firm, run: PlanRun, at = 0) => {
  const id = visitIdOf(run, at);
  await house.as(firm.near.scope, tx => house.work.performing.step(tx, id, 'accept', { version: 1 }));
};
/** Everything that could have been half undone. */
const everything = async (firm: Firm, run: PlanRun) => ({
  run: await house.get(firm, run.id),
  orders: await Promise.all(firm.ids.map(id => orderOf(firm, id))),
});

describe('a plan that was published', () => {
  it('is taken back: its visits are canceled, their orders wait as before, and can be planned again', async () => {
    const firm = await house.firm(3);
    const proposed = await house.made(firm);
    expect(proposed.undoableUntil).toBeNull();
    const run = await house.publish(firm, proposed);
    expect(Date.parse(run.undoableUntil ?? '') - Date.now()).toBeGreaterThan(UNDO_MS - 60_000);
    const undone = await house.undo(firm, run);
    expect(undone).toMatchObject({ status: 'undone', undoableUntil: null });
    expect(outcomes(undone.proposals)).toEqual(['undone', 'undone', 'undone']);
    for (const id of firm.ids)
      expect(await orderOf(firm, id)).toMatchObject({
        status: 'ready',
        visits: [{ status: 'canceled' }],
        promisedWindow: null,
      });
    const again = await published(firm);
    expect(again.status).toBe('applied');
  });

  it('leaves what was refused or left out alone', async () => {
    const firm = await house.firm(3);
    const proposed = await house.made(firm);
    const [refused, unwanted] = proposed.proposals;
    await house.as(firm.tenant.scopes.manager, async tx => {
      const id = refused?.workOrderId ?? '';
      const { version } = await house.work.orders.get(tx, id);
      await house.work.orders.change(tx, id, { version, title: 'Something else' });
    });
    const run = await house.publish(firm, proposed, [unwanted?.number ?? '']);
    expect(run.status).toBe('partially_applied');
    const undone = await house.undo(firm, run);
    expect(outcomes(undone.proposals)).toEqual(['stale-version', 'left-out', 'undone']);
    expect(await orderOf(firm, unwanted?.workOrderId ?? '')).toMatchObject({ status: 'ready', visits: [] });
  });

  it('is written in the trail with who did it and how much it was', async () => {
    const firm = await house.firm(2);
    const run = await published(firm);
    await house.undo(firm, run);
    const trail = await house.as(firm.tenant.scopes.manager, tx =>
      tx.rows<{ verb: string; actor_name: string; detail: object }>(
        `SELECT verb, actor_name, detail FROM audit_event
         WHERE verb = 'plan-run.undo' AND subject_id = $1 OR verb = 'visit.cancel' AND subject_id = ANY ($2::uuid[])
         ORDER BY verb`,
        [run.id, [visitIdOf(run, 0), visitIdOf(run, 1)]],
      ),
    );
    expect(trail).toMatchObject([
      { verb: 'plan-run.undo', actor_name: 'The manager', detail: { undone: 2, reason: 'Plan undone' } },
      { verb: 'visit.cancel', detail: { reason: 'Plan undone' } },
      { verb: 'visit.cancel', detail: { reason: 'Plan undone' } },
    ]);
  });

  it('is taken back once, of the version that was seen, and only after it was published', async () => {
    const firm = await house.firm(2);
    const proposed = await house.made(firm);
    await expect(house.undo(firm, proposed)).rejects.toMatchObject({ code: 'illegal-transition' });
    const run = await house.publish(firm, proposed);
    await expect(house.undo(firm, { ...run, version: 1 })).rejects.toThrow(/changed meanwhile/);
    const both = await Promise.allSettled([house.undo(firm, run), house.undo(firm, run)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(house.undo(firm, run)).rejects.toMatchObject({ code: 'illegal-transition' });
    for (const id of firm.ids) expect((await orderOf(firm, id)).visits).toHaveLength(1);
  });

  it('is not taken back after a day', async () => {
    const firm = await house.firm(1);
    const run = await published(firm);
    await house.as(firm.tenant.scopes.worker, tx =>
      tx.run(`UPDATE plan_run SET published_at = published_at - interval '25 hours' WHERE id = $1`, [run.id]),
    );
    await expect(house.undo(firm, run)).rejects.toMatchObject({ code: 'plan-undo-too-late' });
  });

  it('of another company is not there', async () => {
    const [firm, stranger] = [await house.firm(1), await house.firm(0)];
    const run = await published(firm);
    await expect(house.undo({ tenant: stranger.tenant }, run)).rejects.toThrow(/Not visible/);
    await expect(house.undo({ tenant: firm.tenant }, run)).resolves.toMatchObject({ status: 'undone' });
  });
});

describe('what has changed since', () => {
  const changeOrder = (given: object) => (firm: Firm, run: PlanRun) =>
    house.as(firm.tenant.scopes.manager, async tx => {
      const id = run.proposals[0]?.workOrderId ?? '';
      const { version } = await house.work.orders.get(tx, id);
      await house.work.orders.change(tx, id, { version, ...given });
    });
  const move = (given: object) => (firm: Firm, run: PlanRun) =>
    house.as(firm.tenant.scopes.manager, tx =>
      house.work.moving.move(tx, visitIdOf(run), { version: 1, overrideReason: 'Asked for', ...given }),
    );
  const later = { start: new Date(Date.now() + 9 * 86_400_000).toISOString() };

  it.each<[string, (firm: Firm, run: PlanRun) => Promise<unknown>]>([
    ['accepted', (firm, run) => accepted(firm, run)],
    [
      'under-way',
      async (firm, run) => {
        await accepted(firm, run);
        await house.as(firm.near.scope, tx =>
          house.work.performing.step(tx, visitIdOf(run), 'start-travel', { version: 2 }),
        );
      },
    ],
    [
      'over',
      (firm, run) =>
        house.as(firm.near.scope, tx =>
          house.work.performing.decline(tx, visitIdOf(run), { version: 1, reason: 'No van' }),
        ),
    ],
    ['moved', move(later)],
    ['pinned', move({ pinned: true, overrideReason: null })],
    [
      'promised',
      changeOrder({ promisedWindow: { start: later.start, end: new Date(Date.now() + 1e9).toISOString() } }),
    ],
    ['changed', changeOrder({ title: 'Something else' })],
  ])('keeps the whole of it: %s', async (change, meanwhile) => {
    const firm = await house.firm(3);
    const run = await published(firm);
    await meanwhile(firm, run);
    const before = await everything(firm, run);
    const { number = '', workOrderId = '' } = run.proposals[0] ?? {};
    await expect(house.undo(firm, run)).rejects.toMatchObject({
      code: 'plan-changed',
      facts: { changes: [{ number, workOrderId, change }] },
    });
    expect(await everything(firm, run)).toEqual(before);
  });

  it('is told of all of its visits at once', async () => {
    const firm = await house.firm(3);
    const run = await published(firm);
    await accepted(firm, run, 0);
    await accepted(firm, run, 2);
    const numbers = [0, 2].map(at => expect.objectContaining({ number: run.proposals[at]?.number }));
    await expect(house.undo(firm, run)).rejects.toMatchObject({ facts: { changes: numbers } });
  });

  it('at the same moment wins or loses as a whole', async () => {
    for (let n = 0; n < 5; n++) {
      const firm = await house.firm(3);
      const run = await published(firm);
      const saysYes = () =>
        house.db.database.transaction(
          firm.near.scope,
          tx => house.work.performing.step(tx, visitIdOf(run, 2), 'accept', { version: 1 }),
          { retry: true },
        );
      const both = await Promise.allSettled([house.undo(firm, run), saysYes()]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const orders = await Promise.all(firm.ids.map(id => orderOf(firm, id)));
      const states = new Set(orders.map(({ status }) => status));
      expect([...states]).toEqual([both[0].status === 'fulfilled' ? 'ready' : 'scheduled']);
    }
  });
});
