import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { asOwner } from './traces';

/** By which a row is somebody's. */
export interface Whose {
  organisation_id: string;
  partner_id: string | null;
  customer_id: string | null;
  equipment_id: string;
  service_request_id: string;
  person_id: string;
  session_id: string;
}

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  generated: boolean;
}

/** What a table's checks ask for beyond the type of the column; everything else is filled by type. */
const special: Record<string, Record<string, (whose: Whose) => unknown>> = {
  organisation: {
    assistant_mode: () => 'draft',
    id: whose => whose.partner_id ?? whose.customer_id,
    kind: whose => (whose.partner_id ? 'partner' : 'customer'),
  },
  person: {
    id: whose => whose.person_id,
    role: whose => (whose.partner_id ? 'partner-engineer' : whose.customer_id ? 'customer' : 'agent'),
    customer_id: whose => (whose.partner_id ? null : whose.customer_id),
    email: () => `${randomUUID()}@example.com`,
  },
  session: { id: whose => whose.session_id, kind: () => 'person' },
  equipment: { id: whose => whose.equipment_id, status: () => 'in_service' },
  equipment_model: { family: () => 'kiosk', commands: () => '[]' },
  alert: { status: () => 'open', urgency: () => 'low' },
  alert_rule: { milder_levels: () => '[]', opens_from: () => 'low' },
  alert_rule_override: { customer_id: () => null, seconds: () => 60 },
  engineer_preference: { customer_id: () => null, site_id: () => null, kind: () => 'excluded' },
  glossary_term: { en: () => ['valve'] },
  device_command: {
    status: () => 'sent',
    timeout_seconds: () => 20,
    canceled_because: () => null,
    late_answer: () => null,
  },
  finding: { kind: () => 'unusual' },
  service_request: {
    id: whose => whose.service_request_id,
    status: () => 'new',
    channel: () => 'label',
    assistant_mode: () => 'draft',
    urgency: () => 'low',
  },
  assistant_mode_rule: { mode: () => 'draft', channel: () => 'label', category: () => randomUUID() },
  assistant_budget: { currency: () => 'EUR', warn_share: () => 0.8 },
  llm_call: { purpose: () => 'triage' },
  reply_draft: { status: () => 'accepted', reason: () => 'other' },
  command_offer: { status: () => 'expired', because: () => null },
  request_message: { author: () => 'customer' },
  article_vector: { content_hash: () => randomBytes(32), vector: () => Buffer.alloc(32, 1) },
  article: { audience: () => 'customer' },
  work_order: {
    status: () => 'ready',
    job_type: () => 'repair',
    urgency: () => 'low',
    preferred_windows: () => '[]',
  },
  work_order_task: { kind: () => 'check' },
  plan_run: { status: () => 'proposed', day: () => '2026-01-01', kind: () => 'plan' },
  visit: { status: () => 'planned', signature_id: () => null },
  acceptance: { kind: () => 'portal', rating: () => 5 },
  attachment: { kind: () => 'photo' },
  audit_event: { source: () => 'api', lat: () => 1, lng: () => 1 },
  idempotency_key: { actor: whose => `person:${whose.person_id}` },
};

/**
 * One row of each of these in every table that belongs to a tenant, whatever columns it has: a new table is filled too,
 * or fails here until `special` says what its checks want. References need not hold.
 */
export function fillEveryTable(ownerUrl: string, sides: readonly Whose[]): Promise<string[]> {
  return asOwner(ownerUrl, async client => {
    // Neither foreign keys nor triggers: each row stands for itself.
    await client.query("SET session_replication_role = 'replica'");
    const columns = await columnsOf(client);
    const tables = [...new Set(columns.map(({ table }) => table))];
    for (const table of tables)
      for (const whose of sides) {
        const written = columns.filter(column => column.table === table && !column.generated);
        const names = written.map(({ column }) => `"${column}"`).join(', ');
        const places = written.map((_, index) => `$${index + 1}`).join(', ');
        await client.query(
          // Of some tables an organisation has one row, whoever in it is looked for.
          `INSERT INTO "${table}" (${names}) VALUES (${places})${['assistant_budget', 'glossary', 'planning_policy'].includes(table) ? ' ON CONFLICT DO NOTHING' : ''}`,
          written.map(column => valueOf(column, whose)),
        );
      }
    return tables;
  });
}

async function columnsOf(client: Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type,
       NOT a.attnotnull AS nullable, a.attidentity <> '' OR a.attgenerated <> '' AS generated
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND EXISTS (SELECT FROM pg_attribute o WHERE o.attrelid = c.oid AND o.attname = 'organisation_id')
     ORDER BY c.relname, a.attnum`,
  );
  return rows;
}

const isWhose = (name: string, whose: Whose): name is keyof Whose => name in whose;

function valueOf({ table, column, type, nullable }: Column, whose: Whose): unknown {
  const wanted = special[table]?.[column];
  if (wanted) return wanted(whose);
  if (isWhose(column, whose)) return whose[column];
  if (nullable) return null;
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'uuid[]':
    case 'text[]':
      return [];
    case 'jsonb':
      return '{}';
    case 'bytea':
      return Buffer.from(randomUUID());
    case 'boolean':
      return false;
    case 'xid8':
      return '1';
    case 'timestamp with time zone':
      return column.startsWith('end') ? new Date(Date.now() + 3_600_000) : new Date();
    case 'integer':
    case 'bigint':
    case 'smallint':
    case 'double precision':
      return 1;
    default:
      return randomUUID();
  }
}
