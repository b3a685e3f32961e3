import { mostLatenessSeconds } from '#contracts';
import type {
  AlertCondition,
  AlertPattern,
  AlertRule,
  EquipmentModel,
  NewAlertRule,
  ReadingValue,
  Urgency,
} from '#contracts';
import { fieldText, numberOf, whole } from './numbers';
import { hoursOf, scheduleOf } from './rule-hours';
import type { HoursDraft } from './rule-hours';
import type { Problem, Problems } from './rule-problem';

export type Simple = Exclude<AlertCondition, { conditions: unknown }>;
export type Op = Extract<Simple, { type: 'compare' }>['op'];
export const ops = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const satisfies readonly Op[];

/** One line of the editor; numbers stay text until they are saved. */
export interface ConditionDraft {
  id: number;
  type: Simple['type'];
  metric: string;
  op: Op;
  value: string;
  /** Of a rate: over how many minutes. */
  minutes: string;
}
export interface ConditionsDraft {
  joint: 'and' | 'or';
  lines: readonly ConditionDraft[];
}
export interface RuleDraft {
  name: string;
  modelId: string;
  faultKey: string;
  faultCode: string;
  urgency: Urgency;
  condition: ConditionsDraft;
  pattern: { kind: AlertPattern['kind']; seconds: string; times: string };
  /** null: clears when the condition no longer holds. */
  clear: ConditionsDraft | null;
  /** null: at all hours. */
  hours: HoursDraft | null;
  /** Seconds for which it waits for late readings. */
  lateness: string;
  opensRequest: boolean;
  opensWorkOrder: boolean;
}

let lastId = 0;
export const newLine = (metric: string): ConditionDraft => ({
  id: ++lastId,
  type: 'compare',
  metric,
  op: 'gt',
  value: '',
  minutes: '1',
});

export const newDraft = (modelId: string, metric: string): RuleDraft => ({
  name: '',
  modelId,
  faultKey: '',
  faultCode: '',
  urgency: 'high',
  condition: { joint: 'and', lines: [newLine(metric)] },
  pattern: { kind: 'duration', seconds: '30', times: '3' },
  clear: null,
  hours: null,
  lateness: '0',
  opensRequest: true,
  opensWorkOrder: false,
});

export function draftOf(rule: AlertRule): RuleDraft {
  const { pattern } = rule;
  return {
    name: rule.name,
    modelId: rule.modelId,
    faultKey: rule.faultKey,
    faultCode: rule.faultCode ?? '',
    urgency: rule.urgency,
    condition: conditionsOf(rule.condition),
    pattern: {
      kind: pattern.kind,
      seconds: String(
        pattern.kind === 'duration'
          ? pattern.seconds
          : pattern.kind === 'repeating'
            ? pattern.withinSeconds
            : 30,
      ),
      times: pattern.kind === 'repeating' ? String(pattern.times) : '3',
    },
    clear: rule.clearCondition && conditionsOf(rule.clearCondition),
    hours: rule.schedule && hoursOf(rule.schedule),
    lateness: String(rule.allowedLatenessSeconds),
    opensRequest: rule.opensRequest,
    opensWorkOrder: rule.opensWorkOrder,
  };
}

function conditionsOf(condition: AlertCondition): ConditionsDraft {
  if ('conditions' in condition) return { joint: condition.type, lines: condition.conditions.map(lineOf) };
  return { joint: 'and', lines: [lineOf(condition)] };
}

function lineOf(one: Simple): ConditionDraft {
  const line = { ...newLine(''), type: one.type, metric: one.metric ?? '' };
  if (one.type === 'compare') return { ...line, op: one.op, value: String(one.value) };
  if (one.type === 'rate')
    return {
      ...line,
      op: one.op,
      value: String(one.perMinute),
      minutes: String((one.windowSeconds ?? 60) / 60),
    };
  if (one.type === 'no-data') return { ...line, value: String(one.seconds) };
  if (one.type === 'forecast') return { ...line, value: String(one.withinHours) };
  return { ...line, value: fieldText(one.type, one.sure) };
}

/** What of a rule decides when its alert is raised and cleared. */
export type Decision = Pick<
  NewAlertRule,
  'urgency' | 'condition' | 'pattern' | 'clearCondition' | 'schedule'
>;
type Metrics = Pick<EquipmentModel, 'metrics'> | undefined;

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
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(draft.faultKey)) problems['faultKey'] = 'key';
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
    },
    problems: null,
  };
}

/** The same of that part alone: a rule can be tried before it has a name. */
export function decisionOf(
  draft: RuleDraft,
  model: Metrics,
): { decision: Decision; problems: null } | { decision: null; problems: Problems } {
  const problems: Record<string, Problem> = {};
  const isNumber = (key: string): boolean =>
    model?.metrics.find(metric => metric.key === key)?.kind !== 'state';

  const simple = (line: ConditionDraft, field: string): Simple | null => {
    const wrong = (problem: Problem): null => {
      problems[`${field}.${line.id}`] = problem;
      return null;
    };
    const { type, metric, op } = line;
    if (type === 'compare' && metric && line.value.trim() && !isNumber(metric))
      return { type, metric, op, value: stateOf(line.value) };
    if (type !== 'no-data' && (!metric || !line.value.trim())) return wrong('required');
    const number = numberOf(type, line.value);
    if (typeof number === 'string') return wrong(number);
    if (type === 'no-data') return metric ? { type, metric, seconds: number } : { type, seconds: number };
    if (type === 'unusual' || type === 'unlike-sisters') return { type, metric, sure: number };
    if (type === 'forecast') return { type, metric, withinHours: number };
    if (type === 'compare') return { type, metric, op, value: number };
    const minutes = whole(line.minutes, 1, 1_440);
    if (minutes === null) return wrong('minutes');
    const rate = { type, metric, op: op === 'lt' ? ('lt' as const) : ('gt' as const), perMinute: number };
    return minutes === 1 ? rate : { ...rate, windowSeconds: minutes * 60 };
  };
  const condition = ({ joint, lines }: ConditionsDraft, field: string): AlertCondition | null => {
    const known = lines.flatMap(line => simple(line, field) ?? []);
    const [first] = known;
    if (!first || known.length < lines.length) return null;
    return known.length === 1 ? first : { type: joint, conditions: known };
  };
  const raises = condition(draft.condition, 'condition');
  const clearCondition = draft.clear && condition(draft.clear, 'clear');
  const pattern = patternOf(draft.pattern, problems);
  const schedule = draft.hours && scheduleOf(draft.hours, problems);
  if (!raises || !pattern || Object.keys(problems).length > 0) return { decision: null, problems };
  const { urgency } = draft;
  return { decision: { urgency, condition: raises, pattern, clearCondition, schedule }, problems: null };
}

function patternOf(
  { kind, ...texts }: RuleDraft['pattern'],
  problems: Record<string, Problem>,
): AlertPattern | null {
  if (kind === 'simple') return { kind };
  const seconds = whole(texts.seconds, 1, 86_400);
  if (seconds === null) problems['seconds'] = 'seconds';
  if (kind === 'duration') return seconds === null ? null : { kind, seconds };
  const times = whole(texts.times, 2, 1_000);
  if (times === null) problems['times'] = 'times';
  return seconds === null || times === null ? null : { kind, times, withinSeconds: seconds };
}

/** A state is a word or yes and no. */
const stateOf = (text: string): ReadingValue => {
  const word = text.trim();
  return word === 'true' ? true : word === 'false' ? false : word;
};

/** A key from words: `Discharge temperature too high` -> `discharge-temperature-too-high`. */
export const keyOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
