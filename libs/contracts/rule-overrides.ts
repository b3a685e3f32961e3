import { z } from 'zod';
import { AlertCondition, AlertLevel } from './alerts';
import { Id, IdParams, Urgency, Version } from './primitives';
import { route } from './route';

/** One number of a rule, named by where it stands in it. */
export const Threshold = z.object({
  /** Of which level; left out: of the one level of the rule, or of what clears it. */
  severity: Urgency.optional(),
  /** Of what raises the alert, or of what clears it. */
  part: z.enum(['raise', 'clear']),
  type: z.enum(['compare', 'difference', 'rate', 'no-data', 'unusual', 'unlike-sisters', 'forecast']),
  /** null: no data of any metric. */
  metric: z.string().min(1).max(64).nullable(),
  /** Of a difference: the metric that is taken away. */
  other: z.string().min(1).max(64).optional(),
  /** null where the condition has no comparison. */
  op: z.enum(['gt', 'gte', 'lt', 'lte', 'eq', 'neq']).nullable(),
  /** As in the condition: in the unit of the metric, per minute, seconds, a share, hours. */
  value: z.number(),
});
export type Threshold = z.infer<typeof Threshold>;

export const OverrideScope = z.enum(['customer', 'site', 'unit']);
export type OverrideScope = z.infer<typeof OverrideScope>;

const changes = {
  /** What is not named stays as it is further away: unit before site before customer before the rule. */
  thresholds: z.array(Threshold).max(42),
  /** How long a duration has to last, or within how long repetitions count, of each level; null: as it is further away. */
  seconds: z.number().int().min(1).max(86_400).nullable(),
  /** null: as it is further away. */
  active: z.boolean().nullable(),
};
export const NewRuleOverride = z.object({
  scope: OverrideScope,
  scopeId: Id,
  ...changes,
  /** The version of the override that is replaced; null: there is none yet. */
  replaces: Version.nullable(),
});
export type NewRuleOverride = z.infer<typeof NewRuleOverride>;

export const RuleOverride = z.object({
  id: Id,
  ruleId: Id,
  scope: OverrideScope,
  scopeId: Id,
  /** The customer's or the site's name, or the unit's serial number. */
  scopeName: z.string(),
  ...changes,
  /** Units of the model there. */
  units: z.number().int(),
  version: Version,
});
export type RuleOverride = z.infer<typeof RuleOverride>;
/** What can be another one somewhere, as it is for the model: the numbers in the order in which they stand in the rule. */
export const OverridableRule = z.object({
  thresholds: z.array(Threshold),
  /** null: nothing has to last or repeat. */
  seconds: z.number().int().nullable(),
  active: z.boolean(),
});
export type OverridableRule = z.infer<typeof OverridableRule>;
/** A number of an override that `rule` does not have any more changes nothing. */
export const RuleOverrides = z.object({ items: z.array(RuleOverride), rule: OverridableRule });
export type RuleOverrides = z.infer<typeof RuleOverrides>;

/** A rule as it is for one unit, where that is not as it is for the model. */
export const RuleOfUnit = z.object({
  ruleId: Id,
  name: z.string(),
  active: z.boolean(),
  ...AlertLevel.omit({ urgency: true }).shape,
  milderLevels: z.array(AlertLevel),
  clearCondition: AlertCondition.nullable(),
  /** The nearest first. */
  scopes: z.array(z.object({ scope: OverrideScope, scopeName: z.string() })),
});
export type RuleOfUnit = z.infer<typeof RuleOfUnit>;

export const ruleOverrideRoutes = {
  listRuleOverrides: route({
    method: 'GET',
    path: '/alert-rules/:id/overrides',
    summary: 'Where a rule is another one than for its model',
    permission: 'alert-rule.read',
    params: IdParams,
    answer: RuleOverrides,
  }),
  putRuleOverride: route({
    method: 'PUT',
    path: '/alert-rules/:id/overrides',
    summary: 'Let a rule be another one for a customer, a site or a unit',
    permission: 'alert-rule.change',
    params: IdParams,
    body: NewRuleOverride,
    answer: RuleOverrides,
  }),
  deleteRuleOverride: route({
    method: 'DELETE',
    path: '/alert-rules/:id/overrides/:overrideId',
    summary: 'Let the rule be there what it is further away',
    permission: 'alert-rule.change',
    params: z.object({ id: Id, overrideId: Id }),
    answer: RuleOverrides,
  }),
  listRulesOfUnit: route({
    method: 'GET',
    path: '/equipment/:id/alert-rule-overrides',
    summary: 'The rules that are other ones for this unit',
    permission: 'alert-rule.read',
    params: IdParams,
    answer: z.object({ items: z.array(RuleOfUnit) }),
  }),
} as const;
