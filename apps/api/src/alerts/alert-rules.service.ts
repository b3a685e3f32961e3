import { Inject, Injectable } from '@nestjs/common';
import { routes } from '#contracts';
import type { AlertRule, BodyOf, NewAlertRule, Page, QueryOf } from '#contracts';
import { ModelsService } from '../installed-base';
import { insert, lock, organisationOf, page, updateGuarded, violationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { AlertRuleRow } from './alert-rule.entity';
import { refuseUnknownNames } from './alert.rules';
import { refuseCircle } from './held-back.store';
import { refuseLevels } from './levels.rules';
import { followLevels, overrideCounts } from './rule-overrides.store';
import { settle } from './settle';

@Injectable()
export class AlertRulesService {
  constructor(@Inject(ModelsService) private readonly models: ModelsService) {}

  async list(tx: Tx, query: QueryOf<typeof routes.listAlertRules>): Promise<Page<AlertRule>> {
    const builder = tx
      .createQueryBuilder(AlertRuleRow, 'r')
      .where('r.organisation_id = :organisation', { organisation: organisationOf(tx.scope) });
    if (query.modelId) builder.andWhere('r.model_id = :model', { model: query.modelId });
    const sort = { by: 'name', direction: 'asc' } as const;
    const { items, next } = await page(tx, builder, { limit: query.limit, cursor: query.cursor, sort });
    return { items: await this.seen(tx, items), nextCursor: next };
  }

  async create(tx: Tx, rule: NewAlertRule): Promise<AlertRule> {
    refuseUnknownNames(rule, await this.models.referred(tx, rule.modelId));
    refuseLevels(rule);
    await refuseCircle(tx, rule);
    const row = await insert(tx, AlertRuleRow, rule).catch((error: unknown) => {
      if (violationOf(error)?.constraint === 'alert_rule_key')
        throw new Refused('already-exists', { field: 'faultKey' });
      throw error;
    });
    const detail = { faultKey: row.faultKey };
    await record(tx, { verb: 'alert-rule.create', subjectType: 'alert-rule', subjectId: row.id, detail });
    return this.one(tx, row);
  }

  async change(tx: Tx, id: string, body: BodyOf<typeof routes.changeAlertRule>): Promise<AlertRule> {
    const { version, ...change } = body;
    const before = await lock(tx, AlertRuleRow, id);
    refuseUnknownNames(change, await this.models.referred(tx, before.modelId));
    const { urgency, condition, pattern, milderLevels, modelId, faultKey } = before;
    refuseLevels({ urgency, condition, pattern, milderLevels, ...change });
    if (change.suppressedBy) await refuseCircle(tx, { modelId, faultKey, suppressedBy: change.suppressedBy });
    const row = await updateGuarded(tx, AlertRuleRow, { id, version }, change);
    await followLevels(tx, before, row);
    await settle(tx, row);
    const detail = { fields: Object.keys(change) };
    await record(tx, { verb: 'alert-rule.change', subjectType: 'alert-rule', subjectId: id, detail });
    return this.one(tx, row);
  }

  private async one(tx: Tx, row: AlertRuleRow): Promise<AlertRule> {
    const [rule] = await this.seen(tx, [row]);
    if (!rule) throw new Refused('not-found');
    return rule;
  }

  private async seen(tx: Tx, rows: readonly AlertRuleRow[]): Promise<AlertRule[]> {
    const models = await tx.rows<{ id: string; name: string }>(
      'SELECT id, name FROM equipment_model WHERE organisation_id = $1 AND id = ANY ($2::uuid[])',
      [organisationOf(tx.scope), rows.map(row => row.modelId)],
    );
    const names = new Map(models.map(model => [model.id, model.name]));
    const counts = await overrideCounts(
      tx,
      rows.map(row => row.id),
    );
    return rows.map(({ ...row }) => ({
      ...row,
      modelName: names.get(row.modelId) ?? '',
      overrides: counts.get(row.id) ?? 0,
    }));
  }
}
