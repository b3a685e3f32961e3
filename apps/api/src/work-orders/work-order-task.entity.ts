import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TaskKind } from '#contracts';

@Entity('work_order_task')
export class WorkOrderTaskRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'uuid' })
  workOrderId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  kind!: TaskKind;

  @Column({ type: 'text', nullable: true })
  unit!: string | null;

  @Column({ type: 'boolean', default: false })
  mandatory!: boolean;

  @Column({ type: 'boolean', default: false })
  done!: boolean;

  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ type: 'text', nullable: true })
  doneBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  visitId!: string | null;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
