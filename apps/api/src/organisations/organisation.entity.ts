import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AnswerHours, AssistantMode, Locale, OrganisationKind } from '#contracts';

@Entity('organisation')
export class OrganisationRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'text' })
  kind!: OrganisationKind;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  timeZone!: string;

  @Column({ type: 'text', default: 'en' })
  locale!: Locale;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  answerHours!: AnswerHours | null;

  @Column({ type: 'text', default: 'draft' })
  assistantMode!: AssistantMode;

  /** Host and port to which a manager lets words of customers go; null: nothing leaves. */
  @Column({ type: 'text', nullable: true })
  endpointAccepted!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  endpointAcceptedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  endpointAcceptedBy!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
