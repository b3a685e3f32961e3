import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssistantFault, ModelPurpose } from '#contracts';

@Entity('llm_call')
export class LlmCallRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid', nullable: true })
  serviceRequestId!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;

  @Column({ type: 'text' })
  purpose!: ModelPurpose;

  @Column({ type: 'text' })
  model!: string;

  @Column({ type: 'integer' })
  tokensIn!: number;

  @Column({ type: 'integer' })
  tokensOut!: number;

  @Column({ type: 'boolean', default: false })
  isMeasured!: boolean;

  @Column({ type: 'numeric', precision: 16, scale: 8, nullable: true })
  cost!: string | null;

  @Column({ type: 'text', nullable: true })
  currency!: string | null;

  @Column({ type: 'integer', nullable: true })
  ms!: number | null;

  @Column({ type: 'text', nullable: true })
  fault!: AssistantFault | null;
}
