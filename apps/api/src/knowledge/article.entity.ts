import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '#contracts';

@Entity('article')
export class ArticleRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'text' })
  locale!: Locale;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'uuid', array: true, default: '{}' })
  modelIds!: string[];

  @Column({ type: 'text', array: true, default: '{}' })
  faultCodes!: string[];

  @Column({ type: 'text', default: 'engineer' })
  audience!: 'customer' | 'engineer';

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
