import type { ModelCall, RequestSpending } from '#contracts';
import { NotVisible, organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';

/** A conversation has a dozen turns at most, each of which asks twice at most. */
const MOST_CALLS = 60;

type Totals = Pick<
  RequestSpending,
  'calls' | 'failed' | 'refused' | 'unmeasured' | 'tokensIn' | 'tokensOut' | 'ms'
>;

/** What the calls for one request have used, the newest one by one. @throws NotVisible */
export async function spendingOfRequest(tx: Tx, requestId: string): Promise<RequestSpending> {
  const about = [organisationOf(tx.scope), requestId];
  const request = await tx.one(`SELECT 1 FROM service_request WHERE organisation_id = $1 AND id = $2`, about);
  if (!request) throw new NotVisible('service_request');
  const totals = await tx.one<Totals>(
    `SELECT (count(*) FILTER (WHERE fault IS DISTINCT FROM 'spent'))::int AS calls,
       (count(*) FILTER (WHERE fault <> 'spent'))::int AS failed, (count(*) FILTER (WHERE fault = 'spent'))::int AS refused,
       (count(*) FILTER (WHERE NOT is_measured))::int AS unmeasured,
       coalesce(sum(tokens_in), 0)::float8 AS "tokensIn", coalesce(sum(tokens_out), 0)::float8 AS "tokensOut",
       coalesce(sum(ms), 0)::float8 AS ms
     FROM llm_call WHERE organisation_id = $1 AND service_request_id = $2`,
    about,
  );
  const costs = await tx.rows<RequestSpending['costs'][number]>(
    `SELECT currency, sum(cost)::float8 AS cost FROM llm_call
     WHERE organisation_id = $1 AND service_request_id = $2 AND cost IS NOT NULL AND currency IS NOT NULL
     GROUP BY currency ORDER BY currency`,
    about,
  );
  const newest = await tx.rows<Omit<ModelCall, 'at'> & { at: Date }>(
    `SELECT id, at, purpose, model, tokens_in AS "tokensIn", tokens_out AS "tokensOut", is_measured AS "isMeasured",
       cost::float8 AS cost, currency, ms, fault
     FROM llm_call WHERE organisation_id = $1 AND service_request_id = $2 ORDER BY at DESC, id LIMIT ${MOST_CALLS}`,
    about,
  );
  const none: Totals = { calls: 0, failed: 0, refused: 0, unmeasured: 0, tokensIn: 0, tokensOut: 0, ms: 0 };
  return { ...(totals ?? none), costs, newest: newest.map(one => ({ ...one, at: one.at.toISOString() })) };
}
