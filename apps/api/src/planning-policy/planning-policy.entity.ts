import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlanningTerms } from '#contracts';

@Entity('planning_policy')
export class PlanningPolicyRow {
  @PrimaryColumn({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'jsonb' })
  terms!: PlanningTerms;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
