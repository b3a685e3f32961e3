import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, DayRepair, dayRepairRoutes, RepairChange, RepairEvent } from '#contracts';
import { contains } from '#dispatch';
import { EngineersService, plannableEngineers } from '../../engineers';
import { timeZoneOf } from '../../organisations';
import { insert, NotVisible, organisationOf, StaleVersion, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Refused } from '../../platform/refused';
import { RearrangeService } from '../../visits';
import type { Rearrangement } from '../../visits';
import { dayOf } from '../day.rules';
import { PlanRunRow } from '../plan-run.entity';
import type { StoredRepair } from '../plan-run.entity';
import { tellPlanRun } from '../plan-run.notes';
import { moved } from '../plan-run.rules';
import { holdAll, lockRun } from '../plan-runs.store';
import { InformingService } from './informing.service';
import { countsOf, dayRepairAnswer } from './repair-answer.rules';
import { inverseOf } from './undo.rules';

@Injectable()
export class RepairPublicationService {
  constructor(
    @Inject(RearrangeService) private readonly visits: RearrangeService,
    @Inject(EngineersService) private readonly engineers: EngineersService,
    @Inject(InformingService) private readonly informing: InformingService,
  ) {}

  /**
   * Makes the changes in one transaction: all that are wanted, or none. What the dispatcher told of somebody who is away
   * is entered too, so that nobody plans with it; promises move where the customer knows already.
   * @throws Refused repair-outdated | repair-no-longer-fits, naming the order
   */
  async publish(
    tx: Tx,
    id: string,
    { version, leaveOut, why }: BodyOf<typeof dayRepairRoutes.publishDayRepair>,
  ): Promise<DayRepair> {
    const row = await lockRun(tx, 'repair', id);
    moved(row.status, 'apply');
    if (row.version !== version) throw new StaleVersion(row);
    const { repair } = row;
    if (!repair) throw new RangeError(`the repair ${id} has nothing to say`);
    const unwanted = new Set(leaveOut);
    if (leaveOut.some(one => !repair.changes.some(({ workOrderId }) => workOrderId === one)))
      throw new Refused('reference-unknown', { field: 'leaveOut' });
    const wanted = repair.changes.filter(({ workOrderId }) => !unwanted.has(workOrderId));
    const entered = await this.enteredBy(tx, row.undoes);
    if (wanted.length === 0 && repair.events.length === 0 && entered.length === 0)
      throw new Refused('repair-empty');
    const engineerIds = wanted.flatMap(({ from, to }) => [from, to].flatMap(one => one?.engineerId ?? []));
    await holdAll(tx, {
      orderIds: wanted.map(({ workOrderId }) => workOrderId),
      engineerIds: [
        ...new Set([...engineerIds, ...repair.events.flatMap(awayOf), ...entered.map(one => one.engineerId)]),
      ],
    });
    // Before the visits go back to somebody, he is there again.
    for (const one of entered) await this.takeOut(tx, one);
    const { made } = await this.visits.rearrange(tx, rearrangementOf(wanted, why));
    const absences: Entered[] = [];
    for (const event of repair.events)
      if (event.kind === 'engineer-away')
        absences.push(...(await this.enterAbsence(tx, row.day, event, why)));
    const changes: RepairChange[] = [];
    for (const change of repair.changes) {
      const isPublished = !unwanted.has(change.workOrderId);
      const visitId = made.get(change.workOrderId)?.id ?? change.visitId;
      const after = { ...change, visitId, isPublished };
      if (isPublished && change.call?.informed) await this.informing.keepPromise(tx, after);
      changes.push(after);
    }
    const published = await updateGuarded(tx, PlanRunRow, row, {
      status: moved(row.status, 'apply'),
      repair: { ...repair, changes, ...(absences.length > 0 && { entered: absences }) },
    });
    await tellPlanRun(tx, published, 'publish', { changes: wanted.length, leftOut: leaveOut.length });
    return dayRepairAnswer(published);
  }

  /** Proposes the way back, to be looked at and published as any other repair. */
  async undo(tx: Tx, id: string): Promise<DayRepair> {
    const row = await lockRun(tx, 'repair', id);
    const { repair } = row;
    if (row.status !== 'applied' || !repair)
      throw new Refused('illegal-transition', { status: row.status, event: 'undo' });
    const changes = inverseOf(repair.changes, await versionsOf(tx, repair.changes), tx.now);
    const back = await insert(tx, PlanRunRow, {
      day: row.day,
      kind: 'repair',
      status: 'proposed',
      requestedBy: tx.scope.name,
      seed: row.seed,
      budgetSeconds: row.budgetSeconds,
      repair: { policy: repair.policy, events: [], waiting: [], leftAlone: [], changes },
      counts: countsOf(changes, row.counts?.visits ?? changes.length),
      beforeKpi: row.afterKpi,
      afterKpi: row.beforeKpi,
      undoes: row.id,
      startedAt: tx.now,
      endedAt: tx.now,
    });
    await tellPlanRun(tx, back, 'undo', { changes: changes.length });
    return dayRepairAnswer(back);
  }

  /** What the repair that is taken back has entered. */
  private async enteredBy(tx: Tx, undoes: string | null): Promise<Entered[]> {
    return (undoes && (await lockRun(tx, 'repair', undoes)).repair?.entered) || [];
  }

  /** Somebody may have taken it out already. */
  private async takeOut(tx: Tx, { engineerId, absenceId }: Entered) {
    try {
      await this.engineers.removeAbsence(tx, engineerId, absenceId);
    } catch (error) {
      if (!(error instanceof NotVisible)) throw error;
    }
  }

  /** Nothing where it is in the calendar already. */
  private async enterAbsence(
    tx: Tx,
    date: string,
    { engineerId, from, to }: Extract<RepairEvent, { kind: 'engineer-away' }>,
    reason: string,
  ): Promise<Entered[]> {
    const { end: dayEnd } = dayOf(date, await timeZoneOf(tx));
    const span = { start: Date.parse(from), end: to ? Date.parse(to) : dayEnd };
    const [engineer] = await plannableEngineers(tx, span, engineerId);
    if (span.end <= span.start || engineer?.absences?.some(known => contains(known, span))) return [];
    const absenceId = await this.engineers.enterAbsence(tx, engineerId, {
      start: new Date(span.start).toISOString(),
      end: new Date(span.end).toISOString(),
      reason,
    });
    return [{ engineerId, absenceId }];
  }
}

type Entered = NonNullable<StoredRepair['entered']>[number];

const awayOf = (event: RepairEvent): string[] => (event.kind === 'engineer-away' ? [event.engineerId] : []);

const minutesOf = ({ start, end }: { start: string; end: string }): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 60_000);

function rearrangementOf(changes: readonly RepairChange[], why: string): Rearrangement {
  const given: { moves: Rearrangement['moves'][number][]; drops: Rearrangement['drops'][number][] } = {
    moves: [],
    drops: [],
  };
  const places: Rearrangement['places'][number][] = [];
  for (const { visitId, from, to, workOrderId, workOrderVersion, number, kind } of changes) {
    const seen = visitId &&
      from && { visitId, engineerId: from.engineerId, start: from.start, end: from.end };
    const at = to && { engineerId: to.engineerId, start: to.start, durationMinutes: minutesOf(to) };
    if (kind === 'move' && seen && at) given.moves.push({ ...seen, to: at });
    if (kind === 'drop' && seen) given.drops.push(seen);
    if (kind === 'place' && at) places.push({ workOrderId, workOrderVersion, number, ...at });
  }
  return { ...given, places, why };
}

async function versionsOf(tx: Tx, changes: readonly RepairChange[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: string; version: number }>(
    'SELECT id, version FROM work_order WHERE organisation_id = $1 AND id = ANY ($2::uuid[])',
    [organisationOf(tx.scope), changes.map(({ workOrderId }) => workOrderId)],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}
