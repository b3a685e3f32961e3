import { Inject, Injectable } from '@nestjs/common';
import { openAlertStatuses } from '#contracts';
import type { FaultCode, LatestReading, Locale, Metric, WarrantyPolicy } from '#contracts';
import type {
  Classifier,
  Glossary,
  TriageAlert,
  TriageInput,
  TurnArticle,
  TurnContext,
  TurnReading,
} from '#triage';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { AssistantEndpointHost } from './assistant-endpoint';
import { coverOf } from './cover-text';
import { HouseGlossary } from './glossary/house-glossary';
import { Learned } from './lessons/learned';
import { standingOf } from './lessons/standing.store';

/** What is asked about: the unit, and in whose words. */
export interface Case {
  equipmentId: string;
  alertId: string | null;
  text: string;
  locale: Locale;
}

type Latest = Record<string, { at: number; value: LatestReading['value'] }>;

/** For a triage and for a turn of a conversation alike. */
export interface GatheredFacts extends TriageInput {
  unit: { id: string; name: string; serial: string };
  readings: TurnReading[];
  articles: TurnArticle[];
  learned: Classifier | null;
  glossary: Glossary;
  isModelWorse: boolean;
  /** Who pays, as it stands on record. */
  coverage: TurnContext['coverage'];
}

interface Unit {
  name: string;
  serial: string;
  modelId: string;
  metrics: Metric[];
  faultCodes: FaultCode[];
  latest: Latest | null;
  warranty: WarrantyPolicy | null;
  installedOn: string | null;
  today: string;
}

interface KeptArticles {
  stamp: string;
  articles: TurnArticle[];
}
const MOST_KEPT = 500;

/** Gathers what is known about a unit in a few queries, in the transaction of the caller. */
@Injectable()
export class TriageFacts {
  private readonly kept = new Map<string, KeptArticles>();
  private readonly learned = new Learned();
  private readonly glossary = new HouseGlossary();

  constructor(
    @Inject(AssistantEndpointHost) private readonly endpoint: Pick<AssistantEndpointHost, 'model'>,
  ) {}

  /** @throws TypeError if the unit is not in this scope: a request cannot be without its unit */
  async gather(tx: Tx, { equipmentId, alertId, text, locale }: Case): Promise<GatheredFacts> {
    const organisationId = organisationOf(tx.scope);
    const unit = await tx.one<Unit>(
      `SELECT e.model_name AS name, e.serial_number AS serial, m.id AS "modelId", m.metrics, m.fault_codes AS "faultCodes", p.latest,
         m.warranty, e.installed_on::text AS "installedOn", ($3::timestamptz AT TIME ZONE e.time_zone)::date::text AS today
       FROM equipment e
       JOIN equipment_model m ON m.organisation_id = e.organisation_id AND m.id = e.model_id
       LEFT JOIN equipment_pulse p ON p.organisation_id = e.organisation_id AND p.equipment_id = e.id
       WHERE e.organisation_id = $1 AND e.id = $2`,
      [organisationId, equipmentId, tx.now],
    );
    if (!unit) throw new TypeError('A request without its unit');
    const alerts = await tx.rows<TriageAlert>(
      `SELECT id, fault_code AS "faultCode", title, urgency FROM alert
       WHERE organisation_id = $1 AND equipment_id = $2 AND (status = ANY($3) OR id = $4)
       ORDER BY raised_at DESC LIMIT 20`,
      [organisationId, equipmentId, openAlertStatuses, alertId],
    );
    return {
      unit: { id: equipmentId, name: unit.name, serial: unit.serial },
      locale,
      text,
      modelFaultCodes: unit.faultCodes,
      openAlerts: alerts,
      readings: readingsOf(unit, locale),
      articles: await this.articlesOf(tx, unit.modelId),
      learned: await this.learned.of(tx, unit.modelId),
      glossary: await this.glossary.of(tx),
      isModelWorse: this.endpoint.model !== null && (await standingOf(tx, this.endpoint.model.name)).isWorse,
      coverage: coverOf({ equipmentId, ...unit }, unit.today),
      alertFaultCode: alerts.find(alert => alert.id === alertId)?.faultCode ?? null,
    };
  }

  /** The same array as long as no article changes: the engine keeps its index by the array. */
  private async articlesOf(tx: Tx, modelId: string): Promise<TurnArticle[]> {
    const organisationId = organisationOf(tx.scope);
    const about = `organisation_id = $1 AND (model_ids = '{}' OR $2 = ANY(model_ids))`;
    const stamp = await tx.one<{ stamp: string }>(
      `SELECT count(*) || ' ' || coalesce(max(updated_at)::text, '') || ' ' || coalesce(sum(version), 0) AS stamp
       FROM article WHERE ${about}`,
      [organisationId, modelId],
    );
    const kept = this.kept.get(modelId);
    if (kept && kept.stamp === stamp?.stamp) return kept.articles;
    const articles = await tx.rows<TurnArticle>(
      `SELECT id, locale, title, text, fault_codes AS "faultCodes", audience FROM article WHERE ${about} ORDER BY id LIMIT 2000`,
      [organisationId, modelId],
    );
    this.kept.delete(modelId);
    this.kept.set(modelId, { stamp: stamp?.stamp ?? '', articles });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    return articles;
  }
}

function readingsOf({ metrics, latest }: Unit, locale: Locale): TurnReading[] {
  return metrics.flatMap(metric => {
    const newest = latest?.[metric.key];
    if (!newest) return [];
    const { key, title, unit, low, high } = metric;
    return [
      { metric: key, title: title[locale] ?? title.en, value: newest.value, at: newest.at, unit, low, high },
    ];
  });
}
