import type { ModelCallLine, Page } from '#contracts';
import { organisationOf, page } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { LlmCallRow } from './llm-call.entity';

/** Every call of a month in the organisation's zone, or of all that are kept; newest first. */
export async function modelCalls(
  tx: Tx,
  { limit, cursor, month }: { limit: number; cursor?: string | undefined; month?: string | undefined },
): Promise<Page<ModelCallLine>> {
  const builder = tx
    .createQueryBuilder(LlmCallRow, 'call')
    .where('call.organisationId = :organisation', { organisation: organisationOf(tx.scope) });
  if (month)
    builder.andWhere(
      `to_char(call.at AT TIME ZONE (SELECT time_zone FROM organisation WHERE id = :organisation), 'YYYY-MM') = :month`,
      { month },
    );
  const { items, next } = await page(tx, builder, {
    limit,
    cursor: cursor ?? null,
    sort: { by: 'at', direction: 'desc' },
  });
  return { items: items.map(lineOf), nextCursor: next };
}

const lineOf = (call: LlmCallRow): ModelCallLine => ({
  id: call.id,
  at: call.at.toISOString(),
  purpose: call.purpose,
  model: call.model,
  tokensIn: call.tokensIn,
  tokensOut: call.tokensOut,
  isMeasured: call.isMeasured,
  cost: call.cost === null ? null : Number(call.cost),
  currency: call.currency,
  ms: call.ms,
  fault: call.fault,
  serviceRequestId: call.serviceRequestId,
});
