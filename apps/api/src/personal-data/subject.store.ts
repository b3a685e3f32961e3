import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import type { Sought } from './sought.rules';

/** More of a person than this is not gathered in one transaction. */
export const MOST_REQUESTS = 5_000;

/** One natural person as the records know them, and what of theirs is found by it. */
export interface Subject {
  organisationId: string;
  personId: string | null;
  engineerId: string | null;
  role: string | null;
  email: string | null;
  organisationName: string | null;
  erasedAt: Date | null;
  restrictedAt: Date | null;
  /** As they are written. */
  names: string[];
  emails: string[];
  /** The last nine digits of each. */
  phones: string[];
  customerIds: string[];
  requestIds: string[];
  orderIds: string[];
  visitIds: string[];
}

/** The digits of a column that hold a phone number, as `phoneKey` has them. */
const digitsOf = (column: string): string => `right(regexp_replace(${column}, '\\D', '', 'g'), 9)`;

interface Account {
  name: string;
  email: string;
  role: string;
  customerId: string | null;
  organisationName: string;
  erasedAt: Date | null;
  restrictedAt: Date | null;
  engineerId: string | null;
  phone: string | null;
}

/** Null: no such account. Who left an address or number only is a subject even if nothing is kept. */
export async function subjectOf(tx: Tx, sought: Sought): Promise<Subject | null> {
  const organisationId = organisationOf(tx.scope) ?? '';
  const account =
    sought.by === 'account' ? await accountOf(tx, organisationId, { id: sought.personId }) : null;
  if (sought.by === 'account' && !account) return null;
  // An address may be an account's: then it is the same person.
  const owner =
    sought.by === 'email' ? await accountOf(tx, organisationId, { email: sought.email }) : account;
  const emails = owner ? [owner.email] : sought.by === 'email' ? [sought.email] : [];
  const given = sought.by === 'phone' ? [sought.phone] : owner?.phone ? [owner.phone] : [];
  const reports = await reportsOf(tx, {
    organisationId,
    owner,
    emails,
    phones: sought.by === 'phone' ? given : [],
  });
  const names = distinct([
    ...(owner ? [owner.name] : []),
    ...reports.flatMap(one => (one.isOwnContact && one.name !== null ? [one.name] : [])),
    ...(sought.by === 'phone' ? await namesBehind(tx, organisationId, given) : []),
  ]);
  const phones = [
    ...new Set([...given, ...reports.flatMap(one => (one.isOwnContact && one.phone ? [one.phone] : []))]),
  ];
  const found = {
    organisationId,
    personId: owner?.id ?? null,
    engineerId: owner?.engineerId ?? null,
    role: owner?.role ?? null,
    email: owner?.email ?? emails[0] ?? null,
    organisationName: owner?.organisationName ?? null,
    erasedAt: owner?.erasedAt ?? null,
    restrictedAt: owner?.restrictedAt ?? reports.find(one => one.restrictedAt !== null)?.restrictedAt ?? null,
    names: owner?.erasedAt ? [] : names,
    emails,
    phones,
    customerIds: [
      ...new Set([...(owner?.customerId ? [owner.customerId] : []), ...reports.map(one => one.customerId)]),
    ],
    requestIds: reports.map(one => one.id),
  };
  const orderIds = await ordersOf(tx, found);
  return { ...found, orderIds, visitIds: await visitsOf(tx, { ...found, orderIds }) };
}

function distinct(names: readonly string[]): string[] {
  return [...new Map(names.map(name => [name.trim().toLowerCase(), name.trim()])).values()].filter(
    name => name !== '',
  );
}

const accountOf = (
  tx: Tx,
  organisationId: string,
  { id = null, email = null }: { id?: string | null; email?: string | null },
): Promise<(Account & { id: string }) | null> =>
  tx.one(
    `SELECT p.id, p.name, p.email, p.role, p.customer_id AS "customerId", o.name AS "organisationName",
       p.erased_at AS "erasedAt", p.restricted_at AS "restrictedAt", e.id AS "engineerId", ${digitsOf('e.phone')} AS phone
     FROM person p
     JOIN organisation o ON o.organisation_id = p.organisation_id AND o.id = coalesce(p.partner_id, p.customer_id, p.organisation_id)
     LEFT JOIN engineer e ON e.organisation_id = p.organisation_id AND e.person_id = p.id
     WHERE p.organisation_id = $1 AND (p.id = $2 OR p.email = $3)`,
    [organisationId, id, email],
  );

interface Report {
  id: string;
  customerId: string;
  name: string | null;
  phone: string | null;
  restrictedAt: Date | null;
  /** Its contact is the person, and not somebody whom the person named. */
  isOwnContact: boolean;
}

/** What the person reported: by the address or number that was left, or from the account. */
const reportsOf = (
  tx: Tx,
  {
    organisationId,
    owner,
    emails,
    phones,
  }: Pick<Subject, 'organisationId' | 'emails' | 'phones'> & { owner: (Account & { id: string }) | null },
): Promise<Report[]> =>
  tx.rows(
    `SELECT r.id, r.customer_id AS "customerId", r.contact_name AS name, r.restricted_at AS "restrictedAt", ${digitsOf('r.contact_phone')} AS phone,
       coalesce(r.contact_email = ANY ($3), false) OR coalesce(${digitsOf('r.contact_phone')} = ANY ($4), false)
         OR coalesce(lower(trim(r.contact_name)) = $5 AND r.customer_id = $6, false) AS "isOwnContact"
     FROM service_request r
     WHERE r.organisation_id = $1 AND (r.contact_email = ANY ($3) OR ${digitsOf('r.contact_phone')} = ANY ($4)
       OR (lower(trim(r.contact_name)) = $5 AND r.customer_id = $6)
       OR r.id IN (SELECT a.subject_id FROM audit_event a
         WHERE $6::uuid IS NOT NULL AND a.organisation_id = $1 AND a.person_id = $2 AND a.verb = 'request.open'
           AND a.subject_type = 'service-request'))
     ORDER BY r.id LIMIT ${MOST_REQUESTS + 1}`,
    [
      organisationId,
      owner?.id ?? null,
      emails,
      phones,
      owner?.name.trim().toLowerCase() ?? null,
      owner?.customerId ?? null,
    ],
  );

/** Names that stand beside the number where no report has it. */
async function namesBehind(tx: Tx, organisationId: string, phones: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(
    `SELECT contact_name AS name FROM site WHERE organisation_id = $1 AND contact_name IS NOT NULL AND ${digitsOf('contact_phone')} = ANY ($2)
     UNION SELECT contact_name FROM work_order WHERE organisation_id = $1 AND contact_name IS NOT NULL AND ${digitsOf('contact_phone')} = ANY ($2)
     LIMIT 50`,
    [organisationId, phones],
  );
  return rows.map(row => row.name);
}

/** A contact is the person by name at one of their customers, or by number where the name does not say that it is another. */
export const isContact = (alias: string): string =>
  `((lower(trim(${alias}.contact_name)) = ANY (s.names) AND (${alias}.customer_id = ANY (s.customers) OR ${digitsOf(`${alias}.contact_phone`)} = ANY (s.phones)))
    OR (${alias}.contact_name IS NULL AND ${digitsOf(`${alias}.contact_phone`)} = ANY (s.phones)))`;

/** For statements that ask by the person: `WITH ${subjectSql}` with `subjectValues`, and then `FROM x, s`. */
export const subjectSql = `s AS (SELECT $1::uuid AS org, $2::uuid AS person, $3::uuid AS engineer, $4::text[] AS names,
  $5::text[] AS emails, $6::text[] AS phones, $7::uuid[] AS customers, $8::uuid[] AS requests, $9::uuid[] AS orders, $10::uuid[] AS visits)`;
export const subjectValues = (subject: Subject): unknown[] => [
  subject.organisationId,
  subject.personId,
  subject.engineerId,
  subject.names.map(name => name.toLowerCase()),
  subject.emails,
  subject.phones,
  subject.customerIds,
  subject.requestIds,
  subject.orderIds,
  subject.visitIds,
];

type Known = Omit<Subject, 'orderIds' | 'visitIds'>;

async function ordersOf(tx: Tx, known: Known): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `WITH ${subjectSql} SELECT w.id FROM work_order w, s
     WHERE w.organisation_id = s.org AND (w.service_request_id = ANY (s.requests) OR ${isContact('w')}) ORDER BY w.id LIMIT ${2 * MOST_REQUESTS}`,
    subjectValues({ ...known, orderIds: [], visitIds: [] }),
  );
  return rows.map(row => row.id);
}

async function visitsOf(tx: Tx, known: Known & { orderIds: string[] }): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `WITH ${subjectSql} SELECT v.id FROM visit v, s
     WHERE v.organisation_id = s.org AND (v.work_order_id = ANY (s.orders)
       OR (lower(trim(v.signed_by)) = ANY (s.names) AND v.customer_id = ANY (s.customers))) ORDER BY v.id LIMIT ${4 * MOST_REQUESTS}`,
    subjectValues({ ...known, visitIds: [] }),
  );
  return rows.map(row => row.id);
}
