import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JobType, TaskKind } from '#contracts';

/** A line that a new work order of this job type and model gets on its checklist. */
export interface TemplateTask {
  title: string;
  kind: TaskKind;
  unit: string | null;
  mandatory: boolean;
}

@Entity('job_template')
export class JobTemplateRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'text' })
  jobType!: JobType;

  @Column({ type: 'uuid' })
  modelId!: string;

  @Column({ type: 'jsonb', default: [] })
  tasks!: TemplateTask[];
}
