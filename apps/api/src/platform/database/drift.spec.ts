import { describe, expect, it } from '@jest/globals';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { checkDrift } from './drift';
import { Probe, probeDatabase } from './probe.fixture';

@Entity('probe')
class Drifted {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') organisationId!: string;
  @Column('uuid', { nullable: true }) partnerId!: string | null;
  @Column('uuid', { nullable: true }) customerId!: string | null;
  @Column('varchar', { length: 20 }) title!: string;
  @Column('int') rank!: number;
  @Column('timestamptz') dueAt!: Date;
  @Index()
  @Column('date', { nullable: true })
  madeOn!: string | null;
  @Column('jsonb', { nullable: true }) facts!: Record<string, unknown> | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
  @Column('int') version!: number;
  @Column('text') colour!: string;
}

@Entity('unknown_thing')
class UnknownThing {
  @PrimaryColumn('uuid') id!: string;
}

describe('checkDrift', () => {
  it('is content with an entity that matches its table, whatever keys and defaults the table has', async () => {
    const { ownerUrl } = await probeDatabase();
    await expect(checkDrift(ownerUrl, [Probe])).resolves.toEqual([]);
  });

  it('names each column and table that differs', async () => {
    const { ownerUrl } = await probeDatabase();
    const drift = (await checkDrift(ownerUrl, [Drifted, UnknownThing])).join('\n');
    expect(drift).toMatch(/ADD "colour" text NOT NULL/);
    expect(drift).toMatch(/"title"/);
    expect(drift).toMatch(/"due_at" SET NOT NULL/);
    expect(drift).toMatch(/CREATE TABLE "unknown_thing"/);
    expect(drift).not.toMatch(/INDEX|ADD CONSTRAINT|organisation_id|DEFAULT/);
  });
});
