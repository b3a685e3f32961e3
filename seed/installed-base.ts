import type { Chance } from './chance';
import { families } from './models';
import { customers, streets, towns } from './places';
import type { Row, Rows, SeedSite, SeedUnit } from './rows';
import { DAY, iso, ZONE } from './time';

const UNITS = 1_200;
const SITES = 300;
const SIMULATED: Record<string, number> = { compressor: 14, charger: 14, display: 12, kiosk: 10 };
/** Without letters and digits that look alike on a worn label. */
const alphabet = Array.from('ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789');

type ModelRow = { id: string; name: string; prefix: string; family: (typeof families)[number] };

export function models(chance: Chance, organisationId: string, created: string, rows: Rows): ModelRow[] {
  const stamp = { organisation_id: organisationId, created_at: created, updated_at: created, version: 1 };
  return families.flatMap(family =>
    family.models.map(({ code, name, prefix }) => {
      const id = chance.id();
      (rows['equipment_model'] ??= []).push({
        id,
        ...stamp,
        code,
        name,
        family: family.family,
        metrics: family.metrics,
        fault_codes: family.faultCodes,
        warranty: family.warranty,
        commands: family.commands,
      });
      for (const rule of family.rules)
        (rows['alert_rule'] ??= []).push({
          id: chance.id(),
          ...stamp,
          model_id: id,
          name: rule.name,
          fault_key: rule.faultKey,
          fault_code: rule.faultCode,
          urgency: rule.urgency,
          condition: rule.condition,
          pattern: rule.pattern,
          milder_levels: rule.milderLevels ?? [],
          clear_condition: rule.clearCondition,
          opens_request: rule.urgency !== 'low',
          opens_work_order: rule.opensWorkOrder ?? false,
          suppressed_by: rule.suppressedBy ?? [],
          active: true,
        });
      for (const [jobType, tasks] of Object.entries(family.tasks))
        (rows['job_template'] ??= []).push({
          id: chance.id(),
          organisation_id: organisationId,
          job_type: jobType,
          model_id: id,
          tasks,
        });
      return { id, name, prefix, family };
    }),
  );
}

export function sites(
  chance: Chance,
  organisationId: string,
  created: string,
  customerIds: Map<string, string>,
  partnerIds: { coast: string; south: string },
): SeedSite[] {
  const used = new Map<string, number>();
  return Array.from({ length: SITES }, () => {
    const town = chance.weighted(towns.map(each => [each, each.weight] as const));
    const customer = chance.pick(customers);
    const label = `${customer.site} ${town.name}`;
    const count = (used.get(label) ?? 0) + 1;
    used.set(label, count);
    const id = chance.id();
    const customerId = customerIds.get(customer.name);
    if (!customerId) throw new RangeError(customer.name);
    const partnerId = town.region === 'own' ? null : partnerIds[town.region];
    const spread = Math.min(0.06, 0.008 * Math.sqrt(town.weight));
    const lat = town.lat + chance.normal(0, spread / 2);
    // Varna, Burgas and their neighbours have the sea in the east.
    const lng =
      town.lng +
      (town.region === 'coast' ? -Math.abs(chance.normal(0, spread)) : chance.normal(0, spread * 0.7));
    return {
      id,
      customerId,
      customerName: customer.name,
      partnerId,
      lat,
      lng,
      town: town.name,
      row: {
        id,
        organisation_id: organisationId,
        customer_id: customerId,
        partner_id: partnerId,
        name: count === 1 ? label : `${label} ${count}`,
        address: `${chance.between(1, 180)} ${chance.pick(streets)}`,
        city: town.name,
        lat,
        lng,
        time_zone: ZONE,
        contact_name: chance.pick([
          'Maria Georgieva',
          'Stefan Lazarov',
          'Anna Nikova',
          'Todor Balev',
          'Ivaylo Pashov',
          'Nadya Velikova',
        ]),
        contact_phone: `+359 87 ${chance.between(1_000_000, 9_999_999)}`,
        access_notes:
          chance.next() < 0.4
            ? chance.pick([
                'Report at the gate, bring ID',
                'Loading bay at the back, 07:00 to 16:00',
                'Ask for the shift lead',
                'Key at reception',
                'No work between 12:00 and 13:00',
              ])
            : null,
        access_hours: null,
        created_at: created,
        updated_at: created,
        version: 1,
      },
    };
  });
}

export function machines(
  chance: Chance,
  now: number,
  organisationId: string,
  all: SeedSite[],
  modelRows: ModelRow[],
  rows: Rows,
): SeedUnit[] {
  const simulated = { ...SIMULATED };
  const familiesOf = new Map<string, readonly string[]>(
    customers.map(({ name, families: kinds }) => [name, kinds]),
  );
  const token = () => Array.from({ length: 22 }, () => chance.pick(alphabet)).join('');
  return Array.from({ length: UNITS }, (_, index): SeedUnit => {
    const site = all[index] ?? chance.pick(all);
    const model = chance.pick(
      modelRows.filter(({ family }) => familiesOf.get(site.customerName)?.includes(family.family)),
    );
    const family = model.family.family;
    const isSimulated = (simulated[family] ?? 0) > 0;
    if (isSimulated) simulated[family] = (simulated[family] ?? 0) - 1;
    const unit: SeedUnit = {
      id: chance.id(),
      site,
      modelId: model.id,
      modelName: model.name,
      family,
      serialNumber: `${model.prefix}-${String(24_001 + index).padStart(6, '0')}`,
      publicToken: token(),
      deviceId: isSimulated ? `sim-${family}-${String(index + 1).padStart(4, '0')}` : null,
      faultCodes: model.family.faultCodes,
      taskTitles: model.family.tasks.repair ?? [],
    };
    const installed = now - chance.between(40, 1_500) * DAY;
    const row: Row = {
      id: unit.id,
      organisation_id: organisationId,
      customer_id: site.customerId,
      partner_id: site.partnerId,
      model_id: model.id,
      site_id: site.id,
      parent_id: null,
      serial_number: unit.serialNumber,
      asset_tag: chance.next() < 0.6 ? `A-${chance.between(10_000, 99_999)}` : null,
      public_token: unit.publicToken,
      status: chance.next() < 0.96 ? 'in_service' : chance.pick(['degraded', 'down', 'commissioned']),
      functional_location: chance.pick([
        'Entrance',
        'Hall A',
        'Hall B',
        'Ground floor',
        'Level -1',
        'Machine room',
        'Yard',
        'Bay 3',
      ]),
      installed_on: iso(installed).slice(0, 10),
      firmware: chance.pick(['2.4.1', '2.4.1', '2.3.9', '2.5.0']),
      properties: {
        batch: `${new Date(installed).getUTCFullYear()}-${String(chance.between(1, 52)).padStart(2, '0')}`,
      },
      model_name: model.name,
      family,
      site_name: site.row['name'],
      city: site.town,
      lat: site.lat + chance.normal(0, 0.0006),
      lng: site.lng + chance.normal(0, 0.0008),
      time_zone: ZONE,
      customer_name: site.customerName,
      created_at: iso(installed),
      updated_at: iso(installed),
      version: 1,
    };
    (rows['equipment'] ??= []).push(row);
    return unit;
  });
}
