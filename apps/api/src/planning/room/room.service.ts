import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, planningRoutes, QueryOf, Room, Visit } from '#contracts';
import { RepairPolicy } from '#contracts';
import { makeRoom, minutesFor } from '#dispatch';
import { plannableEngineers, wishesOf } from '../../engineers';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Refused } from '../../platform/refused';
import { dayPlans, jobOf, RearrangeService } from '../../visits';
import { workOrderById } from '../../work-orders';
import type { WorkOrderRow } from '../../work-orders';
import { policyOf } from '../../planning-policy';
import { dayOf, daysFrom } from '../day.rules';
import { isOfSameCompany } from '../day/day';
import { BEFORE_MS } from '../day/day-facts.store';
import { rested } from '../day/rest.rules';
import { MINUTE_MS } from '../day/way';
import { holdAll } from '../plan-runs.store';
import { runningVisits } from '../repair/repair-facts.store';
import { movableVisits, roomAnswer, workingShifts } from './room.rules';

/** Without a day, what is left of today and tomorrow. */
const DAYS = 2;
const policy = RepairPolicy.parse({});

/** What it would take to have an order done, or done sooner: one visit elsewhere. */
@Injectable()
export class RoomService {
  constructor(@Inject(RearrangeService) private readonly rearranging: RearrangeService) {}

  /** Nothing for an order that does not wait for a visit. */
  async room(tx: Tx, id: string, { day }: QueryOf<typeof planningRoutes.room>): Promise<{ items: Room[] }> {
    const order = await workOrderById(tx, id);
    if (order.status !== 'ready') return { items: [] };
    const now = tx.now.getTime();
    const days = day ? [dayOf(day, order.timeZone)] : daysFrom(now, order.timeZone, DAYS);
    const from = Math.max(now, days[0]?.start ?? now);
    const until = days.at(-1)?.end ?? now;
    if (until <= now) return { items: [] };
    const around = { start: from - BEFORE_MS, end: until };
    const plans = await dayPlans(tx, around);
    const { terms } = await policyOf(tx);
    const engineers = (await plannableEngineers(tx, around))
      .map(engineer => rested(engineer, { span: { start: from, end: until }, plans, policy: terms }))
      .map(engineer => ({
        ...engineer,
        position: from > now ? null : (engineer.position ?? null),
        shifts: workingShifts(engineer.shifts, days),
      }));
    const { visits, orders } = await runningVisits(tx, { start: from, end: until });
    const wishesAt = await wishesOf(tx, [order]);
    const rooms = makeRoom(
      jobOf(order, wishesAt(order), around),
      engineers.filter(one => isOfSameCompany(order, one)),
      plans,
      movableVisits(visits, engineers),
      from,
      { horizonMs: until - from, frozenUntil: now + policy.frozenMinutes * MINUTE_MS },
    );
    const names = new Map(engineers.map(one => [one.id, one]));
    const known = new Map(orders.map(row => [row.number, row]));
    return {
      items: rooms.flatMap(room => {
        const visit = visits.find(one => one.id === room.moved.visit.id);
        const row = known.get(room.moved.visit.label);
        return visit && row ? [roomAnswer(room, { visit, row, names, policy })] : [];
      }),
    };
  }

  /**
   * Both changes under the rules of a plan by hand, in one transaction.
   * @throws Refused repair-outdated | repair-no-longer-fits, naming the order
   */
  async makeRoom(
    tx: Tx,
    id: string,
    { move, engineerId, start, workOrderVersion, why }: BodyOf<typeof planningRoutes.makeRoom>,
  ): Promise<{ visit: Visit; moved: Visit }> {
    const order = await workOrderById(tx, id);
    await refuseUnknown(tx, {
      engineerId,
      'move.from.engineerId': move.from.engineerId,
      'move.to.engineerId': move.to.engineerId,
    });
    await holdAll(tx, {
      orderIds: [id, await orderOfVisit(tx, move.visitId)],
      engineerIds: [...new Set([engineerId, move.from.engineerId, move.to.engineerId])],
    });
    const { made, moved } = await this.rearranging.rearrange(tx, {
      moves: [
        {
          visitId: move.visitId,
          ...move.from,
          to: { ...move.to, durationMinutes: minutesBetween(move.from) },
        },
      ],
      drops: [],
      places: [
        {
          workOrderId: id,
          workOrderVersion,
          number: order.number,
          engineerId,
          start,
          durationMinutes: await minutesOf(tx, order, engineerId),
        },
      ],
      why,
    });
    const visit = made.get(id);
    const [other] = moved;
    if (!visit || !other) throw new RangeError(`room for ${id} was not made`);
    return { visit, moved: other };
  }
}

const minutesBetween = ({ start, end }: { start: string; end: string }): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / MINUTE_MS);

/** What the work takes this engineer. */
async function minutesOf(tx: Tx, order: WorkOrderRow, engineerId: string): Promise<number> {
  const now = tx.now.getTime();
  const [engineer] = await plannableEngineers(tx, { start: now, end: now }, engineerId);
  return minutesFor({ durationMinutes: order.estimatedMinutes, skills: order.skills }, engineer ?? {});
}

/** Who is not there cannot be planned; names the field. */
async function refuseUnknown(tx: Tx, byField: Readonly<Record<string, string>>): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    'SELECT id FROM engineer WHERE organisation_id = $1 AND id = ANY ($2::uuid[])',
    [organisationOf(tx.scope), Object.values(byField)],
  );
  const known = new Set(rows.map(row => row.id));
  for (const [field, id] of Object.entries(byField))
    if (!known.has(id)) throw new Refused('reference-unknown', { field });
}

async function orderOfVisit(tx: Tx, visitId: string): Promise<string> {
  const row = await tx.one<{ work_order_id: string }>(
    'SELECT work_order_id FROM visit WHERE organisation_id = $1 AND id = $2',
    [organisationOf(tx.scope), visitId],
  );
  if (!row) throw new Refused('reference-unknown', { field: 'move.visitId' });
  return row.work_order_id;
}
