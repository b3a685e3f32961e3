import type { PlanProposal } from '#contracts';
import { PlanRun } from '#contracts';
import { atEnd, testDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import type { Scope, Tx } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { createLog } from '../platform/log';
import type { Refused } from '../platform/refused';
import { RearrangeService } from '../visits';
import { hire, repair, workOn } from '../visits/work.fixture';
import type { Member } from '../visits/work.fixture';
import { PlanMaker } from './plan-maker.service';
import { PlanRunsService } from './plan-runs.service';
import { PlanThreads } from './plan-threads';
import { thinkAbout } from './plan-work';
import { PublicationService } from './publication.service';
import { DayRepairsService } from './repair/day-repairs.service';
import { InformingService } from './repair/informing.service';
import { RepairPublicationService } from './repair/repair-publication.service';
import { UndoPlanService } from './undo-plan.service';

/** The planner itself, without the thread: that is the house's spec. */
class HereThreads extends PlanThreads {
  broken: Refused | null = null;
  meanwhile: () => Promise<unknown> = async () => undefined;

  override async planDay(...[facts, budget]: Parameters<PlanThreads['planDay']>) {
    await this.meanwhile();
    if (this.broken) throw this.broken;
    const answer = thinkAbout({ kind: 'day', facts, budget }, () => performance.now());
    if (answer.kind !== 'day') throw new TypeError('not a day');
    return answer.proposal;
  }

  override async repairDay(...[facts, budget]: Parameters<PlanThreads['repairDay']>) {
    await this.meanwhile();
    if (this.broken) throw this.broken;
    const answer = thinkAbout({ kind: 'repair', facts, budget }, () => performance.now());
    if (answer.kind !== 'repair') throw new TypeError('not a repair');
    return answer.proposal;
  }
}

export interface Firm {
  tenant: Tenant;
  near: Member;
  /** Of the orders that wait. */
  ids: string[];
}

export const dayAfter = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Sofia' });
export const numbersOf = ({ proposals }: PlanRun, ids: readonly string[]): string[] =>
  proposals.filter(({ workOrderId }) => ids.includes(workOrderId)).map(({ number }) => number);
export const outcomes = (proposals: readonly PlanProposal[]): (string | undefined)[] =>
  proposals.map(({ outcome }) => outcome?.refusal ?? outcome?.status);

/** The services of plan runs, wired as their modules wire them. */
export async function planningHouse() {
  const db = await testDatabase(entities);
  const work = workOn(db);
  const threads = new HereThreads();
  const jobs = new Jobs({ appUrl: db.appUrl, work: false });
  const runs = new PlanRunsService(jobs);
  const maker = new PlanMaker(db.database, threads, jobs, createLog('silent'));
  const publication = new PublicationService(work.assigning);
  const informing = new InformingService(work.orders);
  const repairs = new DayRepairsService(jobs);
  const rearranging = new RearrangeService(work.moving, work.assigning);
  const undoing = new UndoPlanService(rearranging);
  const repairing = new RepairPublicationService(rearranging, work.engineers, informing);
  maker.onModuleInit();
  await jobs.start();
  atEnd(() => jobs.stop());
  const as = <T>(scope: Scope, deed: (tx: Tx) => Promise<T>): Promise<T> =>
    db.database.transaction(scope, deed);

  return {
    db,
    work,
    threads,
    runs,
    maker,
    repairs,
    repairing,
    informing,
    as,
    /** A manufacturer of its own with two engineers and so many orders. */
    async firm(orders: number): Promise<Firm> {
      const tenant = await makeTenant(db.database);
      const near = await hire(db, work, tenant, 'Near');
      await hire(db, work, tenant, 'Far', { home: { lat: 43.2, lng: 27.9 }, city: 'Varna' });
      const ids: string[] = [];
      for (let n = 0; n < orders; n++) {
        const { id } = await as(tenant.scopes.manager, tx =>
          work.creation.create(tx, repair(tenant, `Job ${n}`)),
        );
        ids.push(id);
      }
      return { tenant, near, ids };
    },
    create: ({ tenant }: Pick<Firm, 'tenant'>, day = dayAfter(2), days = 1) =>
      as(tenant.scopes.manager, tx => runs.create(tx, { day, days, seconds: 1, seed: 1 })),
    get: ({ tenant }: Pick<Firm, 'tenant'>, id: string) => as(tenant.scopes.manager, tx => runs.get(tx, id)),
    /** Asked for, thought about, and as it then is. */
    async made(firm: Pick<Firm, 'tenant'>, day = dayAfter(2), days = 1): Promise<PlanRun> {
      const { id } = await this.create(firm, day, days);
      await maker.make(id, firm.tenant.scopes.worker);
      return PlanRun.parse(await this.get(firm, id));
    },
    undo: ({ tenant }: Pick<Firm, 'tenant'>, { id, version }: PlanRun) =>
      as(tenant.scopes.manager, tx => undoing.undo(tx, id, { version, why: 'Plan undone' })),
    publish: ({ tenant }: Pick<Firm, 'tenant'>, { id, version }: PlanRun, leaveOut: string[] = []) =>
      as(tenant.scopes.manager, tx => publication.publish(tx, id, { version, leaveOut })),
  };
}
export type PlanningHouse = Awaited<ReturnType<typeof planningHouse>>;
