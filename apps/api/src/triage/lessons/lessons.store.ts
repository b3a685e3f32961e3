import type { LessonSummary, Page } from '#contracts';
import type { LabelledCase, Lesson, TriageArticle, TriageFaultCode } from '#triage';
import { organisationOf, pageOfRows } from '../../platform/database';
import type { Tx } from '../../platform/database';

/** What more cases would add, time does not pay for. */
const MOST_CASES = 5_000;
const LONGEST_TEXT = 2_000;

/**
 * Closed cases of people with the fault that they ended with: that of the work order where there was one, else that of the report that
 * was settled remotely. What a machine reported is in its own words and is left out.
 */
const closedCases = `
  SELECT r.id, r.organisation_id, e.model_id, r.ended_at, r.text, coalesce(w.fault_code, r.triage->>'faultCode') AS label
  FROM service_request r
  JOIN equipment e ON e.organisation_id = r.organisation_id AND e.id = r.equipment_id
  LEFT JOIN work_order w ON w.organisation_id = r.organisation_id AND w.id = r.work_order_id
  WHERE r.organisation_id = $1 AND r.status IN ('closed', 'resolved_remotely') AND r.channel <> 'alert'
    AND r.ended_at IS NOT NULL AND r.text NOT IN ('', '[erased]') AND r.restricted_at IS NULL AND coalesce(w.fault_code, r.triage->>'faultCode') IS NOT NULL`;

/** Models with enough cases that are not those of their last lesson. */
export async function dueModels(tx: Tx, fewest: number): Promise<string[]> {
  const rows = await tx.rows<{ modelId: string }>(
    `SELECT c.model_id AS "modelId" FROM (${closedCases}) c
     LEFT JOIN lesson l ON l.organisation_id = c.organisation_id AND l.model_id = c.model_id
     GROUP BY c.model_id, l.stamp HAVING count(*) >= $2 AND l.stamp IS DISTINCT FROM ${stampOf('c')}
     ORDER BY c.model_id`,
    [organisationOf(tx.scope), fewest],
  );
  return rows.map(one => one.modelId);
}

const stampOf = (c: string): string => `count(*) || ' ' || max(${c}.ended_at)::text`;

export interface LessonFacts {
  stamp: string;
  cases: LabelledCase[];
  modelFaultCodes: TriageFaultCode[];
  articles: TriageArticle[];
}

/** Null: the model is gone, or has no closed case any more. */
export async function lessonFacts(tx: Tx, modelId: string): Promise<LessonFacts | null> {
  const organisationId = organisationOf(tx.scope);
  const model = await tx.one<{ faultCodes: TriageFaultCode[] }>(
    'SELECT fault_codes AS "faultCodes" FROM equipment_model WHERE organisation_id = $1 AND id = $2',
    [organisationId, modelId],
  );
  const stamp = await tx.one<{ stamp: string }>(
    `SELECT ${stampOf('c')} AS stamp FROM (${closedCases}) c WHERE c.model_id = $2 HAVING count(*) > 0`,
    [organisationId, modelId],
  );
  if (!model || !stamp) return null;
  const cases = await tx.rows<LabelledCase>(
    `SELECT left(c.text, ${LONGEST_TEXT}) AS text, c.label FROM (${closedCases}) c WHERE c.model_id = $2
     ORDER BY c.ended_at DESC, c.id LIMIT ${MOST_CASES}`,
    [organisationId, modelId],
  );
  const articles = await tx.rows<TriageArticle>(
    `SELECT id, locale, title, text, fault_codes AS "faultCodes" FROM article
     WHERE organisation_id = $1 AND (model_ids = '{}' OR $2 = ANY(model_ids)) ORDER BY id LIMIT 2000`,
    [organisationId, modelId],
  );
  return { stamp: stamp.stamp, cases, modelFaultCodes: model.faultCodes, articles };
}

/** The newest lesson takes the place of the one before. */
export async function keepLesson(
  tx: Tx,
  modelId: string,
  stamp: string,
  engine: string,
  lesson: Lesson,
): Promise<void> {
  const { cases, labels, right, accepted, acceptedRight, rulesRight, isUsed, bytes } = lesson;
  await tx.run(
    `INSERT INTO lesson (organisation_id, model_id, cases, labels, right_share, accepted_share, accepted_right, rules_right,
       is_used, stamp, engine, classifier, learned_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (organisation_id, model_id) DO UPDATE SET cases = EXCLUDED.cases, labels = EXCLUDED.labels,
       right_share = EXCLUDED.right_share, accepted_share = EXCLUDED.accepted_share, accepted_right = EXCLUDED.accepted_right,
       rules_right = EXCLUDED.rules_right, is_used = EXCLUDED.is_used, stamp = EXCLUDED.stamp, engine = EXCLUDED.engine,
       classifier = EXCLUDED.classifier, learned_at = EXCLUDED.learned_at`,
    [
      organisationOf(tx.scope),
      modelId,
      cases,
      labels,
      right,
      accepted,
      acceptedRight,
      rulesRight,
      isUsed,
      stamp,
      engine,
      Buffer.from(bytes),
      tx.now,
    ],
  );
}

/** When the lesson in use was learned; null: there is none. */
export async function lessonInUse(tx: Tx, modelId: string): Promise<string | null> {
  const row = await tx.one<{ at: string }>(
    `SELECT stamp || ' ' || learned_at::text AS at FROM lesson WHERE organisation_id = $1 AND model_id = $2 AND is_used`,
    [organisationOf(tx.scope), modelId],
  );
  return row?.at ?? null;
}

export async function lessonBytes(tx: Tx, modelId: string): Promise<Buffer | null> {
  const row = await tx.one<{ classifier: Buffer }>(
    'SELECT classifier FROM lesson WHERE organisation_id = $1 AND model_id = $2 AND is_used',
    [organisationOf(tx.scope), modelId],
  );
  return row?.classifier ?? null;
}

/** Every model, by name. */
export async function lessonsPage(
  tx: Tx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<LessonSummary>> {
  const { items, next } = await pageOfRows<LessonSummary>(tx, {
    select: `SELECT m.id, m.name AS page_key, m.name AS "modelName", coalesce(c.cases, 0)::int AS "closedCases",
        CASE WHEN l.model_id IS NULL THEN NULL ELSE jsonb_build_object('cases', l.cases, 'labels', l.labels, 'right', l.right_share,
          'accepted', l.accepted_share, 'acceptedRight', l.accepted_right, 'rulesRight', l.rules_right, 'isUsed', l.is_used,
          'at', to_char(l.learned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS lesson
      FROM equipment_model m
      LEFT JOIN (SELECT model_id, count(*) AS cases FROM (${closedCases}) one GROUP BY model_id) c ON c.model_id = m.id
      LEFT JOIN lesson l ON l.organisation_id = m.organisation_id AND l.model_id = m.id
      WHERE m.organisation_id = $1`,
    parameters: [organisationOf(tx.scope)],
    sort: { by: 'modelName', direction: 'asc', type: 'text' },
    limit,
    cursor: cursor ?? null,
  });
  return {
    items: items.map(({ id, modelName, closedCases: cases, lesson }) => ({
      id,
      modelName,
      closedCases: cases,
      lesson,
    })),
    nextCursor: next,
  };
}
