import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { testDatabase } from '../../../../../test/database';
import type { DatabaseOptions } from './database';
import type {
  CustomerScope,
  ManufacturerScope,
  PartnerScope,
  SystemScope,
  VisitorScope,
  WorkerScope,
} from './scope';

/** A table like those of the features, for the specs of this folder. */
@Entity('probe')
export class Probe {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') organisationId!: string;
  @Column('uuid', { nullable: true }) partnerId!: string | null;
  @Column('uuid', { nullable: true }) customerId!: string | null;
  @Column('text') title!: string;
  @Column('int') rank!: number;
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  @Column('date', { nullable: true }) madeOn!: string | null;
  @Column('jsonb', { nullable: true }) facts!: Record<string, unknown> | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
  @Column('int') version!: number;
}

export const probeTable = `
  CREATE TABLE probe (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    partner_id uuid,
    customer_id uuid,
    title text NOT NULL,
    rank integer NOT NULL DEFAULT 0,
    due_at timestamptz,
    made_on date,
    facts jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    UNIQUE (organisation_id, id),
    CONSTRAINT probe_title UNIQUE (organisation_id, title)
  );
  CALL protect_table('probe', partner => 'write', customer => 'read', system => true,
    visitor => 'id = (SELECT current_equipment())', visitor_mode => 'read');`;

export async function probeDatabase(options: Partial<DatabaseOptions> = {}) {
  const made = await testDatabase([Probe], options);
  await asOwner(made.ownerUrl, client => client.query(probeTable));
  return made;
}

export async function asOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const actor = { personId: null, role: 'manager', name: 'Spec', source: 'web' as const, requestId: 'spec' };

export const systemScope: SystemScope = { family: 'system', ...actor };
export const manufacturer = (organisationId: string): ManufacturerScope => ({
  family: 'manufacturer',
  organisationId,
  ...actor,
});
export const worker = (organisationId: string): WorkerScope => ({
  family: 'worker',
  organisationId,
  ...actor,
});
export const partner = (organisationId: string, partnerId: string): PartnerScope => ({
  family: 'partner',
  organisationId,
  partnerId,
  ...actor,
});
export const customer = (organisationId: string, customerId: string): CustomerScope => ({
  family: 'customer',
  organisationId,
  customerId,
  ...actor,
});
export const visitor = (organisationId: string, equipmentId: string | null): VisitorScope => ({
  family: 'visitor',
  organisationId,
  equipmentId,
  serviceRequestId: null,
  ...actor,
});

/** Two manufacturers, with a partner and a customer of the first. */
export const ids = {
  ours: randomUUID(),
  theirs: randomUUID(),
  partner: randomUUID(),
  customer: randomUUID(),
};
