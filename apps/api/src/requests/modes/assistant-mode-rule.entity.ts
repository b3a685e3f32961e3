import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssistantMode, ModeScope } from '#contracts';

@Entity('assistant_mode_rule')
export class AssistantModeRuleRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid', nullable: true })
  modelId!: string | null;

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  @Column({ type: 'text', nullable: true })
  channel!: ModeScope['channel'];

  @Column({ type: 'text' })
  mode!: AssistantMode;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
