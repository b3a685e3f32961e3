import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('article_vector')
export class ArticleVectorRow {
  @PrimaryColumn({ type: 'uuid' })
  organisationId!: string;

  @PrimaryColumn({ type: 'text' })
  model!: string;

  @PrimaryColumn({ type: 'bytea' })
  contentHash!: Buffer;

  @Column({ type: 'bytea' })
  vector!: Buffer;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  embeddedAt!: Date;
}
