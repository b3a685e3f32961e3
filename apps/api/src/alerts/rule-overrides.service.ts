import { Inject, Injectable } from '@nestjs/common';
import { AlertCondition, routes } from '#contracts';
import type { AnswerOf, BodyOf, NewRuleOverride } from '#contracts';
import { EquipmentService } from '../installed-base';
import { insert, lock, NotVisible, organisationOf, remove, updateGuarded } from '../platform/database';
import type { Tx } from '../platform/database';
import { record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { AlertRuleRow } from './alert-rule.entity';
import { decisionsFor } from './decisions.store';
import { levelsIn } from './evaluation';
import { overridable, refuseUnfit } from './rule-override.rules';
import { RuleOverrideRow } from './rule-override.entity';
import { overridesOf, scopeNameOf } from './rule-overrides.store';
import { settle } from './settle';

/** A list that one looks through; who needs more of them needs another rule. */
export const MOST_OVERRIDES = 200;

type Answer = AnswerOf<typeof routes.listRuleOverrides>;

@Injectable()
export class RuleOverridesService {
  constructor(@Inject(EquipmentService) private readonly equipment: EquipmentService) {}

  async list(tx: Tx, ruleId: string): Promise<Answer> {
    const rule = await tx.findOneBy(AlertRuleRow, {
      organisationId: organisationOf(tx.scope) ?? '',
      id: ruleId,
    });
    if (!rule) throw new Refused('not-found');
    return this.answer(tx, rule);
  }

  /** @throws Refused already-exists, reference-unknown, input-invalid when it names what the rule does not have, or one too many */
  async put(tx: Tx, ruleId: string, body: BodyOf<typeof routes.putRuleOverride>): Promise<Answer> {
    // Held, so that nobody changes it or another override of it meanwhile.
    const rule = await lock(tx, AlertRuleRow, ruleId);
    const { replaces, thresholds, seconds, active } = body;
    const scopeName = await scopeNameOf(tx, rule.modelId, body);
    if (scopeName === null) throw new Refused('reference-unknown', { field: 'scopeId' });
    refuseUnfit(rule, body);
    const before = await tx.findOneBy(RuleOverrideRow, { ruleId, ...placeOf(body) });
    if (before && replaces === null) throw new Refused('already-exists', { field: 'scopeId' });
    if (!before && replaces !== null) throw new NotVisible('override');
    if (!before && (await tx.countBy(RuleOverrideRow, { ruleId })) >= MOST_OVERRIDES)
      throw new Refused('input-invalid', undefined, [
        { path: '/body/scopeId', message: `A rule has at most ${MOST_OVERRIDES} overrides` },
      ]);
    const after = { thresholds, seconds, active };
    await (before && replaces !== null
      ? updateGuarded(tx, RuleOverrideRow, { id: before.id, version: replaces }, after)
      : insert(tx, RuleOverrideRow, { ruleId, ...placeOf(body), ...after }));
    const was = before && { thresholds: before.thresholds, seconds: before.seconds, active: before.active };
    const detail = { scope: body.scope, scopeId: body.scopeId, scopeName, before: was, after };
    await record(tx, { verb: 'alert-rule.override', subjectType: 'alert-rule', subjectId: ruleId, detail });
    await settle(tx, rule);
    return this.answer(tx, rule);
  }

  async delete(tx: Tx, ruleId: string, overrideId: string): Promise<Answer> {
    const rule = await lock(tx, AlertRuleRow, ruleId);
    const gone = (await overridesOf(tx, ruleId)).find(one => one.id === overrideId);
    if (!gone) throw new NotVisible('override');
    await remove(tx, RuleOverrideRow, overrideId);
    const { scope, scopeId, scopeName, thresholds, seconds, active } = gone;
    const detail = { scope, scopeId, scopeName, before: { thresholds, seconds, active } };
    await record(tx, {
      verb: 'alert-rule.end-override',
      subjectType: 'alert-rule',
      subjectId: ruleId,
      detail,
    });
    await settle(tx, rule);
    return this.answer(tx, rule);
  }

  private async answer(tx: Tx, rule: AlertRuleRow): Promise<Answer> {
    return { items: await overridesOf(tx, rule.id), rule: overridable(rule) };
  }

  /** The rules of its model that are other ones for this unit. */
  async ofUnit(tx: Tx, equipmentId: string): Promise<AnswerOf<typeof routes.listRulesOfUnit>> {
    const { modelId } = await this.equipment.row(tx, equipmentId);
    const organisationId = organisationOf(tx.scope) ?? '';
    const rules = await tx.find(AlertRuleRow, { where: { organisationId, modelId }, order: { name: 'ASC' } });
    const decisionFor = await decisionsFor(tx, rules, [equipmentId]);
    const items = rules.flatMap(rule => {
      const { rule: decides, active, overrides } = decisionFor(rule, equipmentId);
      const [level, ...milderLevels] = levelsIn(decides);
      if (overrides.length === 0 || !level) return [];
      const { condition, pattern } = level;
      const clearCondition = decides.clearCondition ? AlertCondition.parse(decides.clearCondition) : null;
      const scopes = overrides.map(({ scope, scopeName }) => ({ scope, scopeName }));
      const { id: ruleId, name } = rule;
      return [{ ruleId, name, active, condition, pattern, milderLevels, clearCondition, scopes }];
    });
    return { items };
  }
}

const placeOf = ({ scope, scopeId }: Pick<NewRuleOverride, 'scope' | 'scopeId'>) => {
  if (scope === 'customer') return { customerId: scopeId };
  return scope === 'site' ? { siteId: scopeId } : { equipmentId: scopeId };
};
