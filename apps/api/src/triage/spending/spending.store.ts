import { randomUUID } from 'node:crypto';
import type { AssistantBudget, AssistantFault, ModelPurpose, SpendingDay } from '#contracts';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';

export interface KeptBudget extends AssistantBudget {
  warnedFor: string | null;
  stoppedFor: string | null;
}

const unset: KeptBudget = {
  currency: 'EUR',
  priceIn: null,
  priceOut: null,
  priceSearch: null,
  monthly: null,
  warnShare: 0.8,
  version: 0,
  warnedFor: null,
  stoppedFor: null,
};

/** `held`: until the end of the transaction nobody else reads or spends of it; none that was never set can be held. */
export async function budgetOf(tx: Tx, { held = false } = {}): Promise<KeptBudget> {
  const row = await tx.one<KeptBudget>(
    `SELECT currency, price_in::float8 AS "priceIn", price_out::float8 AS "priceOut",
       price_search::float8 AS "priceSearch", monthly::float8 AS monthly,
       warn_share AS "warnShare", version, warned_for AS "warnedFor", stopped_for AS "stoppedFor"
     FROM assistant_budget WHERE organisation_id = $1 ${held ? 'FOR UPDATE' : ''}`,
    [organisationOf(tx.scope)],
  );
  return row ?? unset;
}

/** False: somebody else has changed it since that version. */
export async function writeBudget(tx: Tx, budget: AssistantBudget): Promise<boolean> {
  const { currency, priceIn, priceOut, priceSearch, monthly, warnShare, version } = budget;
  const organisationId = organisationOf(tx.scope);
  const values = [organisationId, currency, priceIn, priceOut, monthly, warnShare, tx.now, priceSearch];
  const count = await (version === 0
    ? tx.run(
        `INSERT INTO assistant_budget (organisation_id, currency, price_in, price_out, monthly, warn_share, updated_at, price_search)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        values,
      )
    : tx.run(
        `UPDATE assistant_budget SET currency = $2, price_in = $3, price_out = $4, monthly = $5, warn_share = $6,
           updated_at = $7, price_search = $8, warned_for = NULL, stopped_for = NULL, version = version + 1
         WHERE organisation_id = $1 AND version = $9`,
        [...values, version],
      ));
  return count === 1;
}

/** What was told about a month; the version of the budget stays that of the person who set it. */
export async function markMonth(tx: Tx, what: 'warned' | 'stopped', month: string): Promise<void> {
  await tx.run(`UPDATE assistant_budget SET ${what}_for = $2 WHERE organisation_id = $1`, [
    organisationOf(tx.scope),
    month,
  ]);
}

/** The month that a moment falls into where the organisation is at home, as YYYY-MM. */
export async function monthOf(tx: Tx, moment: Date): Promise<string> {
  const row = await tx.one<{ month: string }>(
    `SELECT to_char($2::timestamptz AT TIME ZONE time_zone, 'YYYY-MM') AS month FROM organisation
     WHERE organisation_id = $1 AND id = $1`,
    [organisationOf(tx.scope), moment],
  );
  return row?.month ?? moment.toISOString().slice(0, 7);
}

/** `at` within the month of the second parameter, in the zone of the organisation `o`. */
const inMonth = `c.organisation_id = $1
  AND c.at >= ($2 || '-01')::timestamp AT TIME ZONE o.time_zone
  AND c.at < (($2 || '-01')::timestamp + interval '1 month') AT TIME ZONE o.time_zone`;
const fromCalls = `FROM organisation o JOIN llm_call c ON c.organisation_id = o.organisation_id
  WHERE o.organisation_id = $1 AND o.id = $1 AND ${inMonth}`;

/** With what is under way at the most that it can cost. In one currency: what was paid in another is not converted. */
export async function spentIn(tx: Tx, month: string, currency: string): Promise<number> {
  const row = await tx.one<{ spent: number }>(
    `SELECT coalesce(sum(c.cost), 0)::float8 AS spent ${fromCalls} AND c.currency = $3`,
    [organisationOf(tx.scope), month, currency],
  );
  return row?.spent ?? 0;
}

export interface NewCall {
  requestId: string | null;
  purpose: ModelPurpose;
  model: string;
  tokensIn: number;
  tokensOut: number;
  cost: number | null;
  currency: string | null;
  fault?: AssistantFault;
}

export async function addCall(tx: Tx, call: NewCall): Promise<string> {
  const id = randomUUID();
  await tx.run(
    `INSERT INTO llm_call (id, organisation_id, service_request_id, at, purpose, model, tokens_in, tokens_out, cost, currency, fault, is_measured)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      organisationOf(tx.scope),
      call.requestId,
      tx.now,
      call.purpose,
      call.model.slice(0, 200),
      call.tokensIn,
      call.tokensOut,
      call.cost,
      call.currency,
      call.fault ?? null,
      call.fault !== undefined,
    ],
  );
  return id;
}

export interface EndOfCall {
  /** Null: what was reckoned with stays. */
  used: { tokensIn: number; tokensOut: number; cost: number | null } | null;
  ms: number;
  fault: AssistantFault | null;
}

export async function endCall(tx: Tx, id: string, { used, ms, fault }: EndOfCall): Promise<void> {
  const about = [organisationOf(tx.scope), id, Math.round(ms), fault];
  if (used)
    await tx.run(
      `UPDATE llm_call SET ms = $3, fault = $4, tokens_in = $5, tokens_out = $6, cost = $7, is_measured = true
       WHERE organisation_id = $1 AND id = $2`,
      [...about, used.tokensIn, used.tokensOut, used.cost],
    );
  else await tx.run('UPDATE llm_call SET ms = $3, fault = $4 WHERE organisation_id = $1 AND id = $2', about);
}

export function daysOf(tx: Tx, month: string, currency: string): Promise<SpendingDay[]> {
  return tx.rows<SpendingDay>(
    `SELECT to_char(c.at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS day, c.purpose,
       (count(*) FILTER (WHERE c.fault IS DISTINCT FROM 'spent'))::int AS calls,
       (count(*) FILTER (WHERE c.fault <> 'spent'))::int AS failed,
       (count(*) FILTER (WHERE c.fault = 'spent'))::int AS refused,
       (count(*) FILTER (WHERE NOT c.is_measured))::int AS unmeasured,
       sum(c.tokens_in)::float8 AS "tokensIn", sum(c.tokens_out)::float8 AS "tokensOut",
       (sum(c.cost) FILTER (WHERE c.currency = $3))::float8 AS cost
     ${fromCalls} GROUP BY 1, 2 ORDER BY 1, 2`,
    [organisationOf(tx.scope), month, currency],
  );
}

export function lastCall(
  tx: Tx,
  purpose: ModelPurpose,
): Promise<{ at: Date; fault: AssistantFault | null } | null> {
  return tx.one(
    'SELECT at, fault FROM llm_call WHERE organisation_id = $1 AND purpose = $2 ORDER BY at DESC LIMIT 1',
    [organisationOf(tx.scope), purpose],
  );
}
