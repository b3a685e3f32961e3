import { randomBytes, randomUUID } from 'node:crypto';
import type { FaultCode, Role } from '#contracts';
import { EquipmentModelRow } from '../apps/api/src/installed-base/equipment-model.entity';
import { EquipmentRow } from '../apps/api/src/installed-base/equipment.entity';
import { SiteRow } from '../apps/api/src/installed-base/site.entity';
import { OrganisationRow } from '../apps/api/src/organisations/organisation.entity';
import { PersonRow } from '../apps/api/src/organisations/person.entity';
import { SessionRow } from '../apps/api/src/organisations/session.entity';
import { hashOfToken, newToken } from '../apps/api/src/organisations/sessions/tokens';
import { insert } from '../apps/api/src/platform/database';
import type {
  Actor,
  CustomerScope,
  Database,
  ManufacturerScope,
  PartnerScope,
  VisitorScope,
  WorkerScope,
} from '../apps/api/src/platform/database';

/** One manufacturer with a customer, a partner, a site, a model, a unit and people, and a scope for each who may act. */
export interface Tenant {
  organisationId: string;
  customerId: string;
  partnerId: string;
  siteId: string;
  modelId: string;
  equipmentId: string;
  publicToken: string;
  people: Record<'manager' | 'agent' | 'customer' | 'partner-dispatcher', string>;
  scopes: {
    manager: ManufacturerScope;
    agent: ManufacturerScope;
    customer: CustomerScope;
    partner: PartnerScope;
    worker: WorkerScope;
    /** Somebody who scanned the unit's label. */
    visitor: VisitorScope;
  };
}

const overheated: FaultCode = {
  code: 'E21',
  title: { en: 'Oil temperature too high', zh: '油温过高', bg: 'Висока температура на маслото' },
  category: 'cooling',
  urgency: 'high',
  safety: false,
  skills: [{ skill: 'compressor', level: 2 }],
  likelyParts: [{ partNumber: 'FAN-80', title: 'Cooling fan', quantity: 1 }],
  durationMinutes: 90,
  keywords: {
    en: ['overheats', 'hot', 'temperature'],
    zh: ['过热', '高温'],
    bg: ['прегрява', 'температура'],
  },
};

export const actor = (role: string, personId: string | null = null): Actor => ({
  personId,
  role,
  name: `The ${role}`,
  source: 'api',
  requestId: 'spec',
});

/** Inserts a tenant of its own through the product's own writers; `name` keeps two apart in messages. */
export async function makeTenant(
  database: Database,
  { name = 'Shenzhen Air', faultCodes = [overheated] }: { name?: string; faultCodes?: FaultCode[] } = {},
): Promise<Tenant> {
  const organisationId = randomUUID();
  const worker: WorkerScope = { family: 'worker', organisationId, ...actor('worker') };
  return database.transaction(worker, async tx => {
    const organisation = (kind: OrganisationRow['kind'], title: string, id: string = randomUUID()) =>
      insert(tx, OrganisationRow, { id, kind, name: title, timeZone: 'Europe/Sofia', phone: '+359 2 000' });
    await organisation('manufacturer', name, organisationId);
    const { id: customerId } = await organisation('customer', `Customer of ${name}`);
    const { id: partnerId } = await organisation('partner', `Partner of ${name}`);
    const place = { city: 'Sofia', lat: 42.7, lng: 23.3, timeZone: 'Europe/Sofia' };
    const site = await insert(tx, SiteRow, {
      customerId,
      partnerId,
      name: 'Serdika',
      address: '1 Serdika St',
      ...place,
    });
    const model = await insert(tx, EquipmentModelRow, {
      code: 'GA-30',
      name: 'Compressor GA-30',
      family: 'compressor',
      metrics: [],
      faultCodes,
    });
    const unit = await insert(tx, EquipmentRow, {
      customerId,
      partnerId,
      modelId: model.id,
      siteId: site.id,
      serialNumber: 'SN-0001',
      publicToken: randomBytes(12).toString('base64url'),
      status: 'in_service',
      modelName: model.name,
      family: model.family,
      siteName: site.name,
      ...place,
      customerName: `Customer of ${name}`,
    });
    const person = async (role: Role, side: { partnerId?: string; customerId?: string } = {}) => {
      const email = `${role}.${organisationId}@example.com`;
      return (await insert(tx, PersonRow, { email, name: `The ${role}`, role, locale: 'en', ...side })).id;
    };
    const people = {
      manager: await person('manager'),
      agent: await person('agent'),
      customer: await person('customer', { customerId }),
      'partner-dispatcher': await person('partner-dispatcher', { partnerId }),
    };
    return {
      organisationId,
      customerId,
      partnerId,
      siteId: site.id,
      modelId: model.id,
      equipmentId: unit.id,
      publicToken: unit.publicToken,
      people,
      scopes: {
        manager: { family: 'manufacturer', organisationId, ...actor('manager', people.manager) },
        agent: { family: 'manufacturer', organisationId, ...actor('agent', people.agent) },
        customer: { family: 'customer', organisationId, customerId, ...actor('customer', people.customer) },
        partner: {
          family: 'partner',
          organisationId,
          partnerId,
          ...actor('partner-dispatcher', people['partner-dispatcher']),
        },
        worker,
        visitor: {
          family: 'visitor',
          organisationId,
          equipmentId: unit.id,
          serviceRequestId: null,
          ...actor('visitor'),
        },
      },
    };
  });
}

/** A bearer token of one of the tenant's people, without a password and its hashing. */
export async function bearerOf(
  database: Database,
  { organisationId, customerId, partnerId, people }: Tenant,
  who: keyof Tenant['people'],
): Promise<string> {
  const token = newToken('person');
  await database.transaction({ family: 'system', ...actor('system') }, tx =>
    insert(tx, SessionRow, {
      organisationId,
      kind: 'person',
      personId: people[who],
      customerId: who === 'customer' ? customerId : null,
      partnerId: who === 'partner-dispatcher' ? partnerId : null,
      tokenHash: hashOfToken(token),
      lastSeenAt: new Date(),
      expiresAt: new Date(Date.now() + 3_600_000),
    }),
  );
  return `Bearer ${token}`;
}
