import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Certificate, Overtime, Pace, ShiftPattern, SkillNeed } from '#contracts';

@Entity('engineer')
export class EngineerRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  personId!: string | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'double precision' })
  homeLat!: number;

  @Column({ type: 'double precision' })
  homeLng!: number;

  @Column({ type: 'text' })
  city!: string;

  @Column({ type: 'text' })
  timeZone!: string;

  @Column({ type: 'jsonb', default: [] })
  skills!: SkillNeed[];

  @Column({ type: 'jsonb', default: [] })
  certificates!: Certificate[];

  @Column({ type: 'jsonb', default: [] })
  shifts!: ShiftPattern;

  @Column({ type: 'jsonb', default: { factor: 1, bySkill: [] } })
  pace!: Pace;

  @Column({ type: 'jsonb', default: { maxMinutes: 0, travelHoursPerHour: 1.5 } })
  overtime!: Overtime;

  @Column({ type: 'text', nullable: true })
  partnerName!: string | null;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
