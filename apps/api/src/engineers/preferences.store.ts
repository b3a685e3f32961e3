import type { EngineerPreference } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { EngineerPreferenceRow } from './engineer-preference.entity';
import { counting, scopeOf, wishesAt } from './preference.rules';
import type { EngineerWishes, Place } from './preference.rules';

/** Whom these places prefer and whom they do not want again, place by place: one statement, whatever their number. */
export async function wishesOf(tx: Tx, places: readonly Place[]): Promise<(place: Place) => EngineerWishes> {
  const all = places.length > 0 ? await saidAt(tx, places) : [];
  return place => wishesAt(all, place);
}

function saidAt(tx: Tx, places: readonly Place[]): Promise<EngineerPreferenceRow[]> {
  const ids = (of: (place: Place) => string) => [...new Set(places.map(of))];
  return tx
    .createQueryBuilder(EngineerPreferenceRow, 'p')
    .where('p.organisationId = :organisation', { organisation: organisationOf(tx.scope) })
    .andWhere(
      '(p.equipmentId = ANY (:units::uuid[]) OR p.siteId = ANY (:sites::uuid[]) OR p.customerId = ANY (:customers::uuid[]))',
      {
        units: ids(({ equipmentId }) => equipmentId),
        sites: ids(({ siteId }) => siteId),
        customers: ids(({ customerId }) => customerId),
      },
    )
    .orderBy('p.createdAt')
    .addOrderBy('p.id')
    .getMany();
}

/** What is said for a unit, its site and its customer: whom they prefer first, the nearest first. */
export async function preferencesAt(tx: Tx, place: Place): Promise<EngineerPreference[]> {
  const rows = await saidAt(tx, [place]);
  const names = await namesOf(tx, rows, place);
  const effective = new Set(counting(rows, place).map(({ id }) => id));
  const items = rows.map((row): EngineerPreference => {
    const scope = scopeOf(row);
    return {
      id: row.id,
      engineerId: row.engineerId,
      ...(names.engineers.get(row.engineerId) ?? { engineerName: '', partnerName: null }),
      kind: row.kind,
      scope,
      scopeName: names.places[scope],
      reason: row.reason,
      counts: effective.has(row.id),
    };
  });
  return items.sort((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)));
}

const keyOf = ({ kind, scope }: EngineerPreference): string => `${kind} ${scope}`;
const order = ['preferred', 'excluded'].flatMap(kind =>
  ['unit', 'site', 'customer'].map(scope => `${kind} ${scope}`),
);

async function namesOf(tx: Tx, rows: readonly EngineerPreferenceRow[], { equipmentId }: Place) {
  const organisation = organisationOf(tx.scope);
  const engineers = await tx.rows<{ id: string; engineerName: string; partnerName: string | null }>(
    `SELECT id, name AS "engineerName", partner_name AS "partnerName" FROM engineer
     WHERE organisation_id = $1 AND id = ANY ($2::uuid[])`,
    [organisation, rows.map(row => row.engineerId)],
  );
  const places = await tx.one<EngineerPlaces>(
    `SELECT e.serial_number AS unit, s.name AS site, coalesce(c.name, '') AS customer
     FROM equipment e JOIN site s ON s.organisation_id = e.organisation_id AND s.id = e.site_id
     LEFT JOIN organisation c ON c.organisation_id = e.organisation_id AND c.id = e.customer_id
     WHERE e.organisation_id = $1 AND e.id = $2`,
    [organisation, equipmentId],
  );
  return {
    engineers: new Map(engineers.map(({ id, ...names }) => [id, names])),
    places: places ?? { unit: '', site: '', customer: '' },
  };
}

interface EngineerPlaces {
  unit: string;
  site: string;
  customer: string;
}
