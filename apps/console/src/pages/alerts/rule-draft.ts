import { levelsOf, mostLatenessSeconds } from '#contracts';
import type { AlertRule, NewAlertRule, Urgency } from '#contracts';
import { conditionMeant, conditionsOf, levelDraftOf, levelsMeant, newLevel } from './level-draft';
import type { ConditionsDraft, LevelDraft, Metrics } from './level-draft';
import { whole } from './numbers';
import { hoursOf, scheduleOf } from './rule-hours';
import type { HoursDraft } from './rule-hours';
import type { Problem, Problems } from './rule-problem';

export interface RuleDraft {
  name: string;
  modelId: string;
  faultKey: string;
  faultCode: string;
  /** The most severe first. */
  levels: readonly LevelDraft[];
  /** null: clears when the condition of no level holds any more. */
  clear: ConditionsDraft | null;
  /** null: at all hours. */
  hours: HoursDraft | null;
  /** Seconds for which it waits for late readings. */
  lateness: string;
  /** Fault keys of the unit itself and of those above, parted by commas or spaces. */
  suppressedBy: string;
  opensRequest: boolean;
  opensWorkOrder: boolean;
  opensFrom: Urgency;
}

export const newDraft = (modelId: string, metric: string): RuleDraft => ({
  name: '',
  modelId,
  faultKey: '',
  faultCode: '',
  levels: [newLevel(metric)],
  clear: null,
  hours: null,
  lateness: '0',
  suppressedBy: '',
  opensRequest: true,
  opensWorkOrder: false,
  opensFrom: 'low',
});

export const draftOf = (rule: AlertRule): RuleDraft => ({
  name: rule.name,
  modelId: rule.modelId,
  faultKey: rule.faultKey,
  faultCode: rule.faultCode ?? '',
  levels: levelsOf(rule).map(levelDraftOf),
  clear: rule.clearCondition && conditionsOf(rule.clearCondition),
  hours: rule.schedule && hoursOf(rule.schedule),
  lateness: String(rule.allowedLatenessSeconds),
  suppressedBy: rule.suppressedBy.join(', '),
  opensRequest: rule.opensRequest,
  opensWorkOrder: rule.opensWorkOrder,
  opensFrom: rule.opensFrom,
});

/** What of a rule decides when its alert is raised, told and cleared. */
export type Decision = Pick<
  NewAlertRule,
  'urgency' | 'condition' | 'pattern' | 'milderLevels' | 'clearCondition' | 'schedule' | 'suppressedBy'
>;

/** The rule that was meant, or what is wrong field by field. */
export function ruleOf(
  draft: RuleDraft,
  model: Metrics,
): { rule: Omit<NewAlertRule, 'active'>; problems: null } | { rule: null; problems: Problems } {
  const { decision, problems: undecided } = decisionOf(draft, model);
  const problems: Record<string, Problem> = { ...undecided };
  const name = draft.name.trim();
  if (!name) problems['name'] = 'required';
  if (!draft.modelId) problems['modelId'] = 'required';
  if (!isKey(draft.faultKey)) problems['faultKey'] = 'key';
  const allowedLatenessSeconds = whole(draft.lateness, 0, mostLatenessSeconds);
  if (allowedLatenessSeconds === null) problems['allowedLatenessSeconds'] = 'lateness';
  if (!decision || allowedLatenessSeconds === null || Object.keys(problems).length > 0)
    return { rule: null, problems };
  const { modelId, faultKey, opensRequest } = draft;
  const opensWorkOrder = opensRequest && draft.opensWorkOrder;
  const faultCode = draft.faultCode || null;
  return {
    rule: {
      ...decision,
      name,
      modelId,
      faultKey,
      faultCode,
      allowedLatenessSeconds,
      opensRequest,
      opensWorkOrder,
      opensFrom: opensFromOf(draft),
    },
    problems: null,
  };
}

/** Of the levels that there are: the mildest of them is every one. */
export function opensFromOf({
  levels,
  opensFrom,
}: {
  levels: readonly { urgency: Urgency }[];
  opensFrom: Urgency;
}): Urgency {
  const isOne = levels.slice(0, -1).some(level => level.urgency === opensFrom);
  return isOne ? opensFrom : 'low';
}

/** The same of that part alone: a rule can be tried before it has a name. */
export function decisionOf(
  draft: RuleDraft,
  model: Metrics,
): { decision: Decision; problems: null } | { decision: null; problems: Problems } {
  const problems: Record<string, Problem> = {};
  const [first, ...milderLevels] = levelsMeant(draft.levels, model, problems);
  const clearCondition = draft.clear && conditionMeant(draft.clear, 'clear', model, problems);
  const schedule = draft.hours && scheduleOf(draft.hours, problems);
  const suppressedBy = keysIn(draft.suppressedBy);
  if (suppressedBy.length > mostKeys || !suppressedBy.every(isKey)) problems['suppressedBy'] = 'keys';
  if (!first || Object.keys(problems).length > 0) return { decision: null, problems };
  return { decision: { ...first, milderLevels, clearCondition, schedule, suppressedBy }, problems: null };
}

export const mostKeys = 8;
export const isKey = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,59}$/.test(text);
export const keysIn = (text: string): string[] => [...new Set(text.split(/[\s,;，、]+/).filter(Boolean))];

/** A key from words: `Discharge temperature too high` -> `discharge-temperature-too-high`. */
export const keyOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
