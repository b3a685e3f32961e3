import { describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import { asOwner } from '../../../../test/world/traces';
import { searched } from './columns';
import { kept } from './kinds';
import { statements } from './erase.statements';

const { ownerUrl } = await testDatabase();

/** Words that say what a row is, never who: of every table. */
const codes =
  /^(id|.*_id|kind|status|role|locale|language|channel|urgency|time_zone|city|number|code|.*_code|.*_codes|.*_key|model|.*_model|mode|assistant_mode|opens_from|currency|engine|stamp|purpose|verb|source|topic|epoch|because|canceled_because|late_answer|hold_reason|suppressed_by|verdict|metric|severity|family|content_type|reference|unit|job_type|subject_type|audience|firmware|times|state|counts|by_day|before_kpi|after_kpi|likely_parts|skills|levels)$/;

/** Whole tables and columns in which nobody's name, address or number is written, and why. */
const nothing: Record<string, string> = {
  callout_migration: 'names of files',
  throttle: 'hashes',
  password_reset: 'a hash; goes with the account',
  number_series: 'counters',
  assistant_budget: 'prices',
  assistant_mode_rule: 'codes',
  planning_policy: 'figures',
  llm_call: 'figures; neither questions nor answers are kept',
  lesson: 'words as weights: learned anew without the reports of the person',
  glossary_term: 'words of the trade',
  article_vector: 'figures',
  'article.slug': 'an address of ours',
  alert_rule: 'what managers wrote about machines',
  alert_rule_override: 'thresholds',
  alert_rule_state: 'figures',
  'alert.title': 'of the model',
  'alert.severity_changes': 'codes and times',
  'alert.course': 'figures',
  reading: 'figures of machines',
  reading_mean: 'figures of machines',
  duty_mean: 'figures of machines',
  sister_level: 'figures of machines',
  sister_watch: 'figures of machines',
  finding_watch: 'figures of machines',
  equipment_pulse: 'figures of machines',
  device: 'credentials of machines',
  device_binding: 'credentials of machines',
  device_event: 'what machines said',
  dead_letter: 'what machines said',
  job_template: 'checklists',
  equipment_model: 'the catalogue',
  'organisation.name': 'a company, which is no natural person',
  'organisation.answer_hours': 'hours',
  'organisation.endpoint_accepted': 'host and port of a server',
  'equipment.serial_number': 'a machine',
  'equipment.public_token': 'a label',
  'equipment.model_name': 'the catalogue',
  'equipment.site_name': 'a place',
  'equipment.customer_name': 'a company',
  'equipment.search': 'a copy that the database makes',
  'site.name': 'a place',
  'site.access_hours': 'hours',
  'service_request.serial_number': 'a machine',
  'service_request.model_name': 'the catalogue',
  'service_request.site_name': 'a place',
  'service_request.customer_name': 'a company',
  'service_request.search': 'a copy that the database makes',
  'work_order.serial_number': 'a machine',
  'work_order.model_name': 'the catalogue',
  'work_order.site_name': 'a place',
  'work_order.address': 'a place',
  'work_order.customer_name': 'a company',
  'work_order.partner_name': 'a company',
  'work_order.search': 'a copy that the database makes',
  'work_order.access_hours': 'hours',
  'work_order.preferred_windows': 'times',
  'work_order_task.title': 'of a checklist',
  'visit_assignment.lead': 'codes',
  'command_offer.name': 'of the catalogue',
  'command_offer.title': 'of the catalogue',
  'device_command.name': 'of the catalogue',
  'device_command.title': 'of the catalogue',
  'device_command.precondition': 'of the catalogue',
  'engineer.partner_name': 'a company',
  'engineer.shifts': 'hours',
  'engineer.pace': 'figures',
  'engineer.overtime': 'figures',
  'reply_draft.reason': 'a code',
  'idempotency_key.actor': 'an id',
  'idempotency_key.route': 'a route',
};

describe('every column with words', () => {
  it('is looked through when a person is erased, emptied with its row, or holds nothing of one', async () => {
    const columns = await asOwner(ownerUrl, async client => {
      const { rows } = await client.query<{ table: string; column: string }>(
        `SELECT c.relname AS "table", a.attname AS "column" FROM pg_class c
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
           AND format_type(a.atttypid, NULL) IN ('text', 'text[]', 'json', 'jsonb', 'character varying')
         ORDER BY 1, a.attnum`,
      );
      return rows;
    });
    // These go by the row, or by a function of the database.
    const removed = kept.filter(one => one.fate === 'removed').map(one => one.table);
    const whole = [...removed, 'audit_event', 'outbox', 'idempotency_key'];
    const isCovered = ({ table, column }: { table: string; column: string }): boolean => {
      const { text = [], json = [] } = searched[table] ?? {};
      return (
        codes.test(column) ||
        [...text, ...json].includes(column) ||
        whole.includes(table) ||
        table in nothing ||
        `${table}.${column}` in nothing ||
        statements.some(one => new RegExp(`^\\s*UPDATE ${table} x SET[^]*\\b${column} = `).test(one))
      );
    };
    expect(columns.filter(one => !isCovered(one)).map(one => `${one.table}.${one.column}`)).toEqual([]);
    const names = columns.map(one => `${one.table}.${one.column}`);
    const looked = Object.entries(searched).flatMap(([table, { text = [], json = [] }]) =>
      [...text, ...json].map(column => `${table}.${column}`),
    );
    expect(looked.filter(name => !names.includes(name))).toEqual([]);
  });
});
