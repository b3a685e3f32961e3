import type { Chance } from './chance';
import { engineers, people, shifts } from './people';
import { machines, models, sites as makeSites } from './installed-base';
import { customers, towns } from './places';
import type { Rows, SeedSite, SeedUnit } from './rows';
import { DAY, iso, sofiaDay, ZONE } from './time';

export interface Base {
  organisationId: string;
  partnerIds: { coast: string; south: string };
  partnerNames: { coast: string; south: string };
  personIds: Map<string, string>;
  sites: SeedSite[];
  engineers: {
    id: string;
    name: string;
    partnerId: string | null;
    lat: number;
    lng: number;
    skills: Map<string, number>;
    shift: keyof typeof shifts;
    account: string | null;
  }[];
  units: SeedUnit[];
}

/** Who there is and what stands where. */
export function base(chance: Chance, now: number, rows: Rows): Base {
  const organisationId = chance.id();
  const created = iso(now - 400 * DAY);
  const organisation = (
    kind: string,
    name: string,
    phone: string,
    id = chance.id(),
    locale = 'en',
    zone = ZONE,
  ) => {
    (rows['organisation'] ??= []).push({
      id,
      organisation_id: organisationId,
      kind,
      name,
      time_zone: zone,
      locale,
      phone,
      // Of the manufacturer: the demo's assistant answers by itself.
      assistant_mode: 'auto',
      created_at: created,
      updated_at: created,
      version: 1,
    });
    return id;
  };
  organisation('manufacturer', 'Haoyang Intelligent Equipment', '+86 755 2600 0188', organisationId);
  const partnerNames = { coast: 'Morski Service OOD', south: 'Trakia Technik EOOD' };
  const partnerIds = {
    coast: organisation('partner', partnerNames.coast, '+359 52 600 210', chance.id(), 'bg'),
    south: organisation('partner', partnerNames.south, '+359 42 600 310', chance.id(), 'bg'),
  };
  const customerIds = new Map(
    customers.map(({ name }) => [
      name,
      organisation(
        'customer',
        name,
        `+359 2 ${chance.between(400, 999)} ${chance.between(1000, 9999)}`,
        chance.id(),
        'bg',
      ),
    ]),
  );

  const personIds = new Map<string, string>();
  rows['person'] = people.map(person => {
    const id = chance.id();
    personIds.set(person.key, id);
    const partnerId = person.side === 'coast' || person.side === 'south' ? partnerIds[person.side] : null;
    const customerId = person.side === 'customer' ? (customerIds.get('Rila Markets') ?? null) : null;
    return {
      id,
      organisation_id: organisationId,
      partner_id: partnerId,
      customer_id: customerId,
      email: person.email,
      name: person.name,
      role: person.role,
      locale: person.locale,
      active: true,
      created_at: created,
      updated_at: created,
      version: 1,
    };
  });

  const crew = engineers.map(engineer => {
    const town = towns.find(({ name }) => name === engineer.city) ?? towns[0];
    if (!town) throw new RangeError('No towns');
    const partnerId = engineer.side === 'own' ? null : partnerIds[engineer.side];
    return {
      ...engineer,
      id: chance.id(),
      partnerId,
      lat: town.lat + chance.normal(0, 0.015),
      lng: town.lng + chance.normal(0, 0.02),
    };
  });
  rows['engineer'] = crew.map(engineer => ({
    id: engineer.id,
    organisation_id: organisationId,
    partner_id: engineer.partnerId,
    partner_name: engineer.side === 'own' ? null : partnerNames[engineer.side],
    person_id: engineer.account ? (personIds.get(engineer.account) ?? null) : null,
    name: engineer.name,
    phone: `+359 88 ${chance.between(1_000_000, 9_999_999)}`,
    home_lat: engineer.lat,
    home_lng: engineer.lng,
    city: engineer.city,
    time_zone: ZONE,
    skills: engineer.skills,
    certificates: engineer.skills.some(({ skill }) => skill === 'high-voltage')
      ? [{ name: 'High-voltage work', validUntil: iso(now + chance.between(20, 700) * DAY).slice(0, 10) }]
      : [],
    shifts: shifts[engineer.shift],
    active: true,
    created_at: created,
    updated_at: created,
    version: 1,
  }));
  rows['engineer_position'] = crew
    .filter(({ shift }) => onShift(shift, now))
    .map(engineer => ({
      engineer_id: engineer.id,
      organisation_id: organisationId,
      partner_id: engineer.partnerId,
      lat: engineer.lat + chance.normal(0, 0.03),
      lng: engineer.lng + chance.normal(0, 0.04),
      accuracy_metres: chance.between(5, 40),
      at: iso(now - chance.between(20, 600) * 1_000),
      received_at: iso(now),
    }));

  const modelRows = models(chance, organisationId, created, rows);
  const sites = makeSites(chance, organisationId, created, customerIds, partnerIds);
  rows['site'] = sites.map(site => site.row);
  const units = machines(chance, now, organisationId, sites, modelRows, rows);
  return {
    organisationId,
    partnerIds,
    partnerNames,
    personIds,
    sites,
    units,
    engineers: crew.map(engineer => ({
      id: engineer.id,
      name: engineer.name,
      partnerId: engineer.partnerId,
      lat: engineer.lat,
      lng: engineer.lng,
      shift: engineer.shift,
      account: engineer.account ?? null,
      skills: new Map(engineer.skills.map(({ skill, level }) => [skill, level])),
    })),
  };
}

export function onShift(shift: keyof typeof shifts, at: number): boolean {
  const { midnight, weekday } = sofiaDay(at);
  const minute = (at - midnight) / 60_000;
  return shifts[shift].some(span => span.weekday === weekday && span.start <= minute && minute < span.end);
}
