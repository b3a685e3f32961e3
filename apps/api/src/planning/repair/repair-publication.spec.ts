import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DayRepair, WorkOrder } from '#contracts';
import { onDay, repairHouse } from './repairs.fixture';
import type { RepairHouse, Shop } from './repairs.fixture';

let house: RepairHouse;
beforeAll(async () => {
  house = await repairHouse();
});

const where = ({ visits }: WorkOrder) => visits.map(one => `${one.engineerName} ${one.start} ${one.status}`);
const inform = (shop: Shop, { id }: DayRepair, isInformed = true) =>
  house.as(shop.tenant.scopes.manager, tx =>
    house.informing.inform(tx, id, { workOrderId: shop.first.id, isInformed }),
  );

describe('a published repair', () => {
  it('moves the visits as by hand, and enters who is away', async () => {
    const shop = await house.shop();
    const run = await house.repaired(shop, [house.away(shop)]);
    const published = await house.publish(shop, run);
    expect(published).toMatchObject({ status: 'applied', changes: [{ isPublished: true }] });
    expect(where(await house.order(shop, shop.first))).toEqual([
      `Well ${run.changes[0]?.to?.start} dispatched`,
    ]);
    expect(where(await house.order(shop, shop.second))).toEqual(where(shop.second));
    const { manager } = shop.tenant.scopes;
    const { absences } = await house.as(manager, tx => house.work.engineers.get(tx, shop.ill.engineer.id));
    expect(absences).toMatchObject([{ start: onDay(5), end: onDay(16) }]);
    const trail = await house.as(manager, tx =>
      tx.rows<{ verb: string }>(`SELECT verb FROM audit_event WHERE subject_id = ANY ($1::uuid[])`, [
        [run.id, shop.first.visits[0]?.id],
      ]),
    );
    expect(trail.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining(['visit.move', 'day-repair.publish']),
    );
  });

  it('lets two visits change places, which no move by hand could', async () => {
    const shop = await house.shop();
    const run = await house.repaired(shop, [house.away(shop)]);
    const [first, second] = [shop.first.visits[0], shop.second.visits[0]];
    const [change] = run.changes;
    const at = (who: Shop['ill'], start: string, end: string) => ({
      engineerId: who.engineer.id,
      engineerName: who.engineer.name,
      start,
      end,
      travelStart: start,
      travelMinutes: 0,
    });
    if (!first || !second || !change) throw new Error('there is nothing to swap');
    const { travelStart: _, travelMinutes: _b, ...wasSecond } = at(shop.well, second.start, second.end);
    const changes = [
      { ...change, to: at(shop.well, second.start, second.end), call: null },
      {
        ...change,
        workOrderId: shop.second.id,
        number: shop.second.number,
        visitId: second.id,
        from: wasSecond,
        to: at(shop.ill, first.start, first.end),
        call: null,
      },
    ];
    await house.as(shop.tenant.scopes.worker, tx =>
      tx.run(
        `UPDATE plan_run SET repair = jsonb_set(jsonb_set(repair, '{changes}', $2::jsonb), '{events}', '[]') WHERE id = $1`,
        [run.id, JSON.stringify(changes)],
      ),
    );
    await house.publish(shop, run);
    expect(where(await house.order(shop, shop.first))).toEqual([`Well ${onDay(9)} dispatched`]);
    expect(where(await house.order(shop, shop.second))).toEqual([`Ill ${onDay(9)} dispatched`]);
  });

  it.each([
    [
      'somebody has moved the visit',
      (shop: Shop) =>
        house.as(shop.tenant.scopes.manager, tx =>
          house.work.moving.move(tx, shop.first.visits[0]?.id ?? '', {
            version: shop.first.visits[0]?.version ?? 0,
            start: onDay(14),
            overrideReason: 'The customer asked for it',
          }),
        ),
    ],
    [
      'the engineer has set out after all',
      (shop: Shop) =>
        house.as(shop.ill.scope, async tx => {
          const id = shop.first.visits[0]?.id ?? '';
          const version = shop.first.visits[0]?.version ?? 0;
          const accepted = await house.work.performing.step(tx, id, 'accept', { version });
          await house.work.performing.step(tx, id, 'start-travel', { version: accepted.version });
        }),
    ],
  ])('is refused by the number of the visit, and nothing is written, when %s', async (_, meanwhile) => {
    const shop = await house.shop();
    const third = await house.planned(shop.tenant, shop.ill, 'Third', onDay(12));
    const run = await house.repaired(shop, [house.away(shop)]);
    expect(run.changes).toHaveLength(2);
    await meanwhile(shop);
    await expect(house.publish(shop, run)).rejects.toMatchObject({
      code: 'repair-outdated',
      facts: { number: shop.first.number, visitId: shop.first.visits[0]?.id },
    });
    expect(where(await house.order(shop, third))).toEqual(where(third));
    const after = await house.as(shop.tenant.scopes.manager, tx => house.repairs.get(tx, run.id));
    expect(after).toEqual(run);
    const { absences } = await house.as(shop.tenant.scopes.manager, tx =>
      house.work.engineers.get(tx, shop.ill.engineer.id),
    );
    expect(absences).toEqual([]);
    // Without it the rest is as good as before.
    await house.publish(shop, run, [shop.first.id]);
    expect(where(await house.order(shop, third))).toEqual([expect.stringMatching(/^Well/)]);
  });

  it('does not mind that an engineer has said yes meanwhile', async () => {
    const shop = await house.shop();
    const run = await house.repaired(shop, [house.away(shop)]);
    const [visit] = shop.first.visits;
    await house.as(shop.ill.scope, tx =>
      house.work.performing.step(tx, visit?.id ?? '', 'accept', { version: visit?.version ?? 0 }),
    );
    await house.publish(shop, run);
    // Who now has it must say so again.
    expect(where(await house.order(shop, shop.first))).toEqual([
      expect.stringMatching(/^Well .* dispatched$/),
    ]);
  });

  it('is refused when somebody has taken the room', async () => {
    const shop = await house.shop();
    const run = await house.repaired(shop, [house.away(shop)]);
    await house.planned(shop.tenant, shop.well, 'Quicker', run.changes[0]?.to?.start ?? '');
    await expect(house.publish(shop, run)).rejects.toMatchObject({
      code: 'repair-no-longer-fits',
      facts: { number: shop.first.number, refusal: 'visit-overlaps' },
    });
    expect(await house.order(shop, shop.first)).toEqual(shop.first);
  });

  it('happens once, of the version that was seen, of something', async () => {
    const shop = await house.shop();
    const run = await house.repaired(shop, [house.away(shop)]);
    await expect(house.publish(shop, { ...run, version: 1 })).rejects.toThrow(/changed meanwhile/);
    const both = await Promise.allSettled([house.publish(shop, run), house.publish(shop, run)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await house.order(shop, shop.first)).visits).toHaveLength(1);
    await expect(house.publish(shop, run)).rejects.toMatchObject({ code: 'illegal-transition' });
    const quiet = await house.shop();
    await expect(house.publish(quiet, await house.repaired(quiet))).rejects.toMatchObject({
      code: 'repair-empty',
    });
  });

  it('races with a move by hand: one of both is told, no visit is in two places', async () => {
    for (let n = 0; n < 4; n++) {
      const shop = await house.shop();
      const run = await house.repaired(shop, [house.away(shop)]);
      const [visit] = shop.first.visits;
      const byHand = () =>
        house.db.database.transaction(
          shop.tenant.scopes.manager,
          tx =>
            house.work.moving.move(tx, visit?.id ?? '', {
              version: visit?.version ?? 0,
              start: onDay(14),
              overrideReason: 'The customer asked for it',
            }),
          { retry: true },
        );
      const both = await Promise.allSettled([house.publish(shop, run), byHand()]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const [place] = where(await house.order(shop, shop.first));
      expect(place).toMatch(both[0].status === 'fulfilled' ? /^Well/ : new RegExp(`^Ill ${onDay(14)}`));
    }
  });
});

describe('who has been phoned', () => {
  const promise = async (shop: Shop) => (await house.order(shop, shop.first)).promisedWindow;

  it('is noted before, and the promise moves when it is published', async () => {
    const shop = await house.shop();
    const proposed = await house.repaired(shop, [house.away(shop)]);
    const run = await inform(shop, proposed);
    expect(run.changes[0]?.call?.informed).toMatchObject({ by: 'The manager' });
    expect(await promise(shop)).toEqual(shop.first.promisedWindow);
    await house.publish(shop, run);
    expect(await promise(shop)).toEqual(proposed.changes[0]?.call?.newWindow);
  });

  it('can be noted after, and taken back', async () => {
    const shop = await house.shop();
    const proposed = await house.repaired(shop, [house.away(shop)]);
    const run = await house.publish(shop, proposed);
    expect(await promise(shop)).toEqual(shop.first.promisedWindow);
    await inform(shop, run);
    expect(await promise(shop)).toEqual(proposed.changes[0]?.call?.newWindow);
    expect((await inform(shop, run, false)).changes[0]?.call?.informed).toBeNull();
    expect(await promise(shop)).toEqual(shop.first.promisedWindow);
  });

  it('is only who must be', async () => {
    const shop = await house.shop();
    const { id } = await house.repaired(shop, [house.away(shop)]);
    const asked = house.as(shop.tenant.scopes.manager, tx =>
      house.informing.inform(tx, id, { workOrderId: shop.second.id, isInformed: true }),
    );
    await expect(asked).rejects.toMatchObject({ code: 'reference-unknown' });
  });
});

describe('undoing a repair', () => {
  it('proposes the way back, which is published as any other', async () => {
    const shop = await house.shop();
    const done = await house.publish(shop, await house.repaired(shop, [house.away(shop)]));
    const { manager } = shop.tenant.scopes;
    const back = await house.as(manager, tx => house.repairing.undo(tx, done.id));
    expect(back).toMatchObject({
      status: 'proposed',
      undoes: done.id,
      events: [],
      changes: [{ kind: 'move', to: { engineerName: 'Ill', start: onDay(9) }, call: null }],
    });
    await house.publish(shop, back);
    expect(where(await house.order(shop, shop.first))).toEqual([`Ill ${onDay(9)} dispatched`]);
    // He is there again.
    const left = await house.as(manager, tx => tx.rows('SELECT id FROM engineer_absence'));
    expect(left).toEqual([]);
  });

  it('finds it well that somebody has taken the absence out by hand', async () => {
    const shop = await house.shop();
    const done = await house.publish(shop, await house.repaired(shop, [house.away(shop)]));
    const { manager } = shop.tenant.scopes;
    const back = await house.as(manager, tx => house.repairing.undo(tx, done.id));
    await house.as(manager, tx => tx.run('DELETE FROM engineer_absence'));
    await house.publish(shop, back);
    expect(where(await house.order(shop, shop.first))).toEqual([`Ill ${onDay(9)} dispatched`]);
  });

  it('is refused of what was never published', async () => {
    const shop = await house.shop();
    const { id } = await house.repaired(shop, [house.away(shop)]);
    await expect(
      house.as(shop.tenant.scopes.manager, tx => house.repairing.undo(tx, id)),
    ).rejects.toMatchObject({ code: 'illegal-transition', facts: { event: 'undo' } });
  });
});
