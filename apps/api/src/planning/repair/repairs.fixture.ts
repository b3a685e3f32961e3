import { DayRepair, NewDayRepair } from '#contracts';
import type { RepairEvent, WorkOrder } from '#contracts';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { hire, repair } from '../../visits/work.fixture';
import type { Member } from '../../visits/work.fixture';
import { dayAfter, planningHouse } from '../plan-runs.fixture';

/** In the summer and the winter of Sofia the same hour of the day for both visits is what matters, not which. */
export const onDay = (hour: number, minute = 0, day = dayAfter(2)): string =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`).toISOString();

export interface Shop {
  tenant: Tenant;
  ill: Member;
  well: Member;
  /** One visit of each, at the same hour; the first has a promised window. */
  first: WorkOrder;
  second: WorkOrder;
}

/** The day after tomorrow, with two engineers, one of whom will be ill. */
export async function repairHouse() {
  const house = await planningHouse();
  const { as, work } = house;

  const planned = async (tenant: Tenant, who: Member, title: string, start: string): Promise<WorkOrder> => {
    const { manager } = tenant.scopes;
    const promisedWindow = { start, end: new Date(Date.parse(start) + 30 * 60_000).toISOString() };
    const order = await as(manager, tx =>
      work.creation.create(tx, { ...repair(tenant, title), promisedWindow }),
    );
    await as(manager, tx =>
      work.assigning.assign(tx, {
        workOrderId: order.id,
        workOrderVersion: order.version,
        engineerId: who.engineer.id,
        start,
        dispatch: true,
        overrideReason: 'As the spec wants it',
      }),
    );
    return as(manager, tx => work.orders.get(tx, order.id));
  };

  return {
    ...house,
    publishPlan: house.publish,
    planned,
    async shop(): Promise<Shop> {
      const tenant = await makeTenant(house.db.database);
      const ill = await hire(house.db, work, tenant, 'Ill');
      const well = await hire(house.db, work, tenant, 'Well');
      const first = await planned(tenant, ill, 'First', onDay(9));
      const second = await planned(tenant, well, 'Second', onDay(9));
      return { tenant, ill, well, first, second };
    },
    away: ({ ill }: Pick<Shop, 'ill'>): RepairEvent => ({
      kind: 'engineer-away',
      engineerId: ill.engineer.id,
      from: onDay(5),
      to: onDay(16),
    }),
    order: ({ tenant }: Pick<Shop, 'tenant'>, { id }: { id: string }) =>
      as(tenant.scopes.manager, tx => work.orders.get(tx, id)),
    ask: ({ tenant }: Pick<Shop, 'tenant'>, events: RepairEvent[] = [], day = dayAfter(2)) =>
      as(tenant.scopes.manager, tx =>
        house.repairs.create(tx, NewDayRepair.parse({ day, seconds: 1, events })),
      ),
    /** Asked for, thought about, and as it then is. */
    async repaired(shop: Pick<Shop, 'tenant'>, events: RepairEvent[] = []): Promise<DayRepair> {
      const { id } = await this.ask(shop, events);
      await house.maker.make(id, shop.tenant.scopes.worker);
      return DayRepair.parse(await as(shop.tenant.scopes.manager, tx => house.repairs.get(tx, id)));
    },
    publish: (
      { tenant }: Pick<Shop, 'tenant'>,
      { id, version }: Pick<DayRepair, 'id' | 'version'>,
      leaveOut: string[] = [],
    ) =>
      as(tenant.scopes.manager, tx =>
        house.repairing.publish(tx, id, { version, leaveOut, why: 'Repair of the day' }),
      ),
  };
}
export type RepairHouse = Awaited<ReturnType<typeof repairHouse>>;
