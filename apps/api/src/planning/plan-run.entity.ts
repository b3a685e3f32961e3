import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  DayRepair,
  PlanKpi,
  PlanLeftOut,
  PlanProposal,
  PlanRun,
  PlanRunLine,
  PlanRunStatus,
  TimeWindow,
} from '#contracts';

/** What a repair keeps beside what every run has. */
export interface StoredRepair extends Pick<
  DayRepair,
  'events' | 'policy' | 'changes' | 'waiting' | 'leftAlone'
> {
  /** Absences that publishing it entered into the calendar; its way back takes them out. */
  entered?: { engineerId: string; absenceId: string }[];
}

/** What was stored before a plan was of several days does not say its day. */
export type StoredProposal = Omit<PlanProposal, 'day'> &
  Partial<Pick<PlanProposal, 'day'>> & {
    /** Of a published one: what its taking back is held against. */
    asPublished?: {
      visitVersion: number;
      workOrderVersion: number;
      promisedWindow: TimeWindow | null;
    };
  };

@Entity('plan_run')
export class PlanRunRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'date' })
  day!: string;

  /** How many on end, from `day` on. */
  @Column({ type: 'integer', default: 1 })
  days!: number;

  @Column({ type: 'text', default: 'plan' })
  kind!: 'plan' | 'repair';

  @Column({ type: 'text' })
  status!: PlanRunStatus;

  @Column({ type: 'text' })
  requestedBy!: string;

  @Column({ type: 'integer' })
  seed!: number;

  @Column({ type: 'integer' })
  budgetSeconds!: number;

  @Column({ type: 'jsonb', nullable: true })
  problem!: PlanRunLine['problem'];

  @Column({ type: 'jsonb', nullable: true })
  beforeKpi!: PlanKpi | null;

  @Column({ type: 'jsonb', nullable: true })
  afterKpi!: PlanKpi | null;

  @Column({ type: 'jsonb', default: [] })
  byDay!: PlanRun['byDay'];

  @Column({ type: 'jsonb', default: [] })
  byEngineer!: PlanRun['byEngineer'];

  @Column({ type: 'jsonb', default: [] })
  proposals!: StoredProposal[];

  @Column({ type: 'jsonb', default: [] })
  leftOut!: PlanLeftOut[];

  @Column({ type: 'jsonb', nullable: true })
  repair!: StoredRepair | null;

  @Column({ type: 'jsonb', nullable: true })
  counts!: DayRepair['counts'];

  @Column({ type: 'uuid', nullable: true })
  undoes!: string | null;

  @Column({ type: 'text', nullable: true })
  failure!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
