import { Urgency } from '#contracts';
import type { AlertCondition, AlertLevel, AlertPattern, EquipmentModel, ReadingValue } from '#contracts';
import { fieldText, numberOf, whole } from './numbers';
import type { Problem } from './rule-problem';

export type Simple = Exclude<AlertCondition, { conditions: unknown }>;
export type Op = Extract<Simple, { type: 'compare' }>['op'];
export const ops = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const satisfies readonly Op[];

/** One line of the editor; numbers stay text until they are saved. */
export interface ConditionDraft {
  id: number;
  type: Simple['type'];
  metric: string;
  /** Of a difference: what is taken away. */
  other: string;
  op: Op;
  value: string;
  /** Of a rate: over how many minutes. */
  minutes: string;
}
export interface ConditionsDraft {
  joint: 'and' | 'or';
  lines: readonly ConditionDraft[];
}
export interface PatternDraft {
  kind: AlertPattern['kind'];
  seconds: string;
  times: string;
}
/** How severe the alert is when what holds. */
export interface LevelDraft {
  id: number;
  urgency: Urgency;
  condition: ConditionsDraft;
  pattern: PatternDraft;
}
export type Metrics = Pick<EquipmentModel, 'metrics'> | undefined;

let lastId = 0;
export const newLine = (metric: string): ConditionDraft => ({
  id: ++lastId,
  type: 'compare',
  metric,
  other: '',
  op: 'gt',
  value: '',
  minutes: '1',
});

export const newLevel = (metric: string): LevelDraft => ({
  id: ++lastId,
  urgency: 'high',
  condition: { joint: 'and', lines: [newLine(metric)] },
  pattern: { kind: 'duration', seconds: '30', times: '3' },
});

/** The most severe first, as the server wants them; of two of one severity the one that was there first. */
export const inOrder = (levels: readonly LevelDraft[]): LevelDraft[] =>
  levels.toSorted((a, b) => Urgency.options.indexOf(a.urgency) - Urgency.options.indexOf(b.urgency));

/** One level more, which begins as the first does: the severity is the next below the least that is free, or any that is. */
export function withOneMore(levels: readonly LevelDraft[]): LevelDraft[] {
  const taken = new Set(levels.map(level => level.urgency));
  const free = Urgency.options.filter(urgency => !taken.has(urgency));
  const least = Math.max(...levels.map(level => Urgency.options.indexOf(level.urgency)));
  const urgency = free.find(one => Urgency.options.indexOf(one) > least) ?? free.at(-1);
  const [first] = levels;
  if (!urgency || !first) return [...levels];
  const lines = first.condition.lines.map(line => ({ ...line, id: ++lastId }));
  const more = { ...first, id: ++lastId, urgency, condition: { ...first.condition, lines } };
  return inOrder([...levels, more]);
}

export const levelDraftOf = ({ urgency, condition, pattern }: AlertLevel): LevelDraft => ({
  id: ++lastId,
  urgency,
  condition: conditionsOf(condition),
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
});

export function conditionsOf(condition: AlertCondition): ConditionsDraft {
  if ('conditions' in condition) return { joint: condition.type, lines: condition.conditions.map(lineOf) };
  return { joint: 'and', lines: [lineOf(condition)] };
}

function lineOf(one: Simple): ConditionDraft {
  const line = { ...newLine(''), type: one.type, metric: one.metric ?? '' };
  if (one.type === 'compare') return { ...line, op: one.op, value: String(one.value) };
  if (one.type === 'difference') return { ...line, other: one.other, op: one.op, value: String(one.value) };
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

/** The levels that were meant; what is wrong is written into `problems`. */
export function levelsMeant(
  drafts: readonly LevelDraft[],
  model: Metrics,
  problems: Record<string, Problem>,
): AlertLevel[] {
  return drafts.flatMap(({ id, urgency, condition: lines, pattern: texts }, index) => {
    if (drafts.findIndex(other => other.urgency === urgency) < index) problems[`urgency.${id}`] = 'severity';
    const condition = conditionMeant(lines, 'condition', model, problems);
    const pattern = patternMeant(id, texts, problems);
    return condition && pattern ? [{ urgency, condition, pattern }] : [];
  });
}

/** The condition that was meant, or null: what is wrong with a line is written down at `<field>.<id>`. */
export function conditionMeant(
  { joint, lines }: ConditionsDraft,
  field: 'condition' | 'clear',
  model: Metrics,
  problems: Record<string, Problem>,
): AlertCondition | null {
  const known = lines.flatMap(line => {
    const meant = simpleMeant(line, model);
    if (typeof meant !== 'string') return [meant];
    problems[`${field}.${line.id}`] = meant;
    return [];
  });
  const [first] = known;
  if (!first || known.length < lines.length) return null;
  return known.length === 1 ? first : { type: joint, conditions: known };
}

function simpleMeant(
  { type, metric, other, op, value, minutes: over }: ConditionDraft,
  model: Metrics,
): Simple | Problem {
  const isState = model?.metrics.find(one => one.key === metric)?.kind === 'state';
  if (type === 'compare' && metric && value.trim() && isState)
    return { type, metric, op, value: stateOf(value) };
  if (type !== 'no-data' && (!metric || !value.trim())) return 'required';
  const number = numberOf(type, value);
  if (typeof number === 'string') return number;
  if (type === 'no-data') return metric ? { type, metric, seconds: number } : { type, seconds: number };
  if (type === 'unusual' || type === 'unlike-sisters') return { type, metric, sure: number };
  if (type === 'forecast') return { type, metric, withinHours: number };
  if (type === 'compare') return { type, metric, op, value: number };
  if (type === 'difference')
    return other && isOrder(op) ? { type, metric, other, op, value: number } : 'required';
  const minutes = whole(over, 1, 1_440);
  if (minutes === null) return 'minutes';
  const rate = { type, metric, op: op === 'lt' ? ('lt' as const) : ('gt' as const), perMinute: number };
  return minutes === 1 ? rate : { ...rate, windowSeconds: minutes * 60 };
}

function patternMeant(
  levelId: number,
  { kind, ...texts }: PatternDraft,
  problems: Record<string, Problem>,
): AlertPattern | null {
  if (kind === 'simple') return { kind };
  const seconds = whole(texts.seconds, 1, 86_400);
  if (seconds === null) problems[`seconds.${levelId}`] = 'seconds';
  if (kind === 'duration') return seconds === null ? null : { kind, seconds };
  const times = whole(texts.times, 2, 1_000);
  if (times === null) problems[`times.${levelId}`] = 'times';
  return seconds === null || times === null ? null : { kind, times, withinSeconds: seconds };
}

const isOrder = (op: Op): op is Exclude<Op, 'eq' | 'neq'> => op !== 'eq' && op !== 'neq';

/** A state is a word or yes and no. */
const stateOf = (text: string): ReadingValue => {
  const word = text.trim();
  return word === 'true' ? true : word === 'false' ? false : word;
};
