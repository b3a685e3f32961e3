import type { AlertCondition, ComparisonOperator, EvaluatedRule, MetricValue } from './rule';
import { hourMs, isSignalKind, signalIn, signalOf } from './signal';
import type { Signal } from './signal';

export const defaultRateWindowSeconds = 60;
const trailPoints = 16;

/** What is remembered of one metric: the newest value and, for rates, a thinned trail of the window. */
export interface MetricMemory {
  at: number;
  value: MetricValue;
  /** Spoke at this time without a value that counts. */
  heardAt?: number;
  /** Oldest first; only kept for metrics in a `rate` condition; at most 18 points. */
  trail?: [at: number, value: number][];
}

/** What a condition is judged against. `seenAt` is the newest event time of any metric of the device. */
export interface ConditionFacts {
  clock: number;
  seenAt: number | null;
  metrics: Readonly<Record<string, MetricMemory>>;
}

/**
 * Truth of a condition in three-valued logic (Kleene): `null` when a needed metric was never seen or has another type,
 * so that neither the alert nor its end is decided on what is not known.
 */
export function holds(condition: AlertCondition, facts: ConditionFacts): boolean | null {
  if (condition.type === 'and') return all(condition.conditions, facts);
  if (condition.type === 'or') return any(condition.conditions, facts);
  if (condition.type === 'no-data') {
    const last = lastSeen(condition, facts);
    return last === null ? null : facts.clock - last >= condition.seconds * 1_000;
  }
  if (asksForFinding(condition)) return isTold(condition, facts);
  const memory = facts.metrics[condition.metric];
  if (condition.type === 'compare')
    return memory ? compare(memory.value, condition.op, condition.value) : null;
  if (condition.type === 'difference') {
    const limit = movedLimit(condition, facts.metrics);
    return memory && limit !== null ? compare(memory.value, condition.op, limit) : null;
  }
  const rate = ratePerMinute(memory, condition.windowSeconds ?? defaultRateWindowSeconds);
  return rate === null ? null : compare(rate, condition.op, condition.perMinute);
}

type FindingCondition = Extract<AlertCondition, { type: Signal['kind'] }>;
const asksForFinding = (condition: AlertCondition): condition is FindingCondition =>
  isSignalKind(condition.type);

/** Never unknown: while no finding was told there is none. */
function isTold(condition: FindingCondition, { clock, metrics }: ConditionFacts): boolean {
  const value = metrics[signalOf(condition.type, condition.metric)]?.value;
  if (typeof value !== 'number') return false;
  return condition.type === 'forecast'
    ? value - clock <= condition.withinHours * hourMs
    : value >= condition.sure;
}

type Metrics = ConditionFacts['metrics'];
type DifferenceCondition = Extract<AlertCondition, { type: 'difference' }>;

/** Where the limit is now; null until the other metric was seen as a number. */
function movedLimit({ other, value }: DifferenceCondition, metrics: Metrics): number | null {
  const base = metrics[other]?.value;
  return typeof base === 'number' ? base + value : null;
}

function all(conditions: AlertCondition[], facts: ConditionFacts): boolean | null {
  let known: boolean | null = true;
  for (const condition of conditions) {
    const truth = holds(condition, facts);
    if (truth === false) return false;
    if (truth === null) known = null;
  }
  return known;
}

function any(conditions: AlertCondition[], facts: ConditionFacts): boolean | null {
  let known: boolean | null = false;
  for (const condition of conditions) {
    const truth = holds(condition, facts);
    if (truth === true) return true;
    if (truth === null) known = null;
  }
  return known;
}

function compare(actual: MetricValue, operator: ComparisonOperator, expected: MetricValue): boolean | null {
  if (operator === 'eq' || operator === 'neq') {
    if (typeof actual !== typeof expected) return null;
    return operator === 'eq' ? actual === expected : actual !== expected;
  }
  if (typeof actual !== 'number' || typeof expected !== 'number') return null;
  if (operator === 'gt') return actual > expected;
  if (operator === 'gte') return actual >= expected;
  return operator === 'lt' ? actual < expected : actual <= expected;
}

/**
 * Change per minute between the oldest point of the trail inside the window and the newest value; null until at least
 * half the window is covered, so that the noise of two neighbouring readings is never taken for a trend.
 */
function ratePerMinute(memory: MetricMemory | undefined, windowSeconds: number): number | null {
  if (!memory?.trail || typeof memory.value !== 'number') return null;
  const windowMs = windowSeconds * 1_000;
  const start = memory.trail.find(([at]) => at >= memory.at - windowMs);
  if (!start || memory.at - start[0] < windowMs / 2) return null;
  return ((memory.value - start[1]) * 60_000) / (memory.at - start[0]);
}

/** The memory of a metric after a newer value. With `windowSeconds` it keeps the trail that a rate needs. */
export function remember(
  memory: MetricMemory | undefined,
  at: number,
  value: MetricValue,
  windowSeconds: number | undefined,
): MetricMemory {
  if (windowSeconds === undefined || typeof value !== 'number') return { at, value };
  const windowMs = windowSeconds * 1_000;
  const trail = (memory?.trail ?? []).filter(([pointAt]) => pointAt >= at - windowMs);
  const last = trail.at(-1);
  if (!last || at - last[0] >= windowMs / trailPoints) trail.push([at, value]);
  return { at, value, trail };
}

function lastSeen(
  condition: { metric?: string },
  facts: Pick<ConditionFacts, 'metrics' | 'seenAt'>,
): number | null {
  if (condition.metric === undefined) return facts.seenAt;
  const memory = facts.metrics[condition.metric];
  return memory ? Math.max(memory.at, memory.heardAt ?? -Infinity) : null;
}

/** The next moment after `clock` at which a `no-data` part of the condition becomes true by itself, or null. */
export function nextSilence(condition: AlertCondition, facts: ConditionFacts): number | null {
  if (condition.type === 'and' || condition.type === 'or') {
    let first: number | null = null;
    for (const part of condition.conditions) first = earlier(first, nextSilence(part, facts));
    return first;
  }
  if (condition.type !== 'no-data') return null;
  const last = lastSeen(condition, facts);
  if (last === null) return null;
  const due = last + condition.seconds * 1_000;
  return due > facts.clock ? due : null;
}

/** How long nothing has to be heard, in seconds, for each part of the condition that asks for it. */
export function silencesOf(condition: AlertCondition): number[] {
  if ('conditions' in condition) return condition.conditions.flatMap(silencesOf);
  return condition.type === 'no-data' ? [condition.seconds] : [];
}

/** Null is never. */
export const earlier = (a: number | null, b: number | null): number | null =>
  a === null || (b !== null && b < a) ? b : a;

export interface References {
  metrics: Set<string>;
  /** Longest window of a `rate` condition per metric, in seconds. */
  rateWindows: Map<string, number>;
  /** The metrics of each level; as in `metrics`, a finding is a signal of its own. */
  levels: string[][];
}

const referencesByRule = new WeakMap<object, References>();

/** The metrics a rule looks at. Kept per rule object: rules are not changed in place. */
export function referencesOf(rule: EvaluatedRule): References {
  const known = referencesByRule.get(rule);
  if (known) return known;
  const references: References = { metrics: new Set(), rateWindows: new Map(), levels: [] };
  for (const level of rule.levels) {
    collect(level.condition, references);
    references.levels.push([...keysOf(level.condition)]);
  }
  if (rule.clearCondition) collect(rule.clearCondition, references);
  referencesByRule.set(rule, references);
  return references;
}

function collect(condition: AlertCondition, into: References): void {
  if (condition.type === 'and' || condition.type === 'or') {
    for (const part of condition.conditions) collect(part, into);
    return;
  }
  if (condition.metric === undefined) return;
  into.metrics.add(keyOf(condition.type, condition.metric));
  if (condition.type === 'difference') into.metrics.add(condition.other);
  if (condition.type !== 'rate') return;
  const seconds = condition.windowSeconds ?? defaultRateWindowSeconds;
  into.rateWindows.set(condition.metric, Math.max(seconds, into.rateWindows.get(condition.metric) ?? 0));
}

/** Under what name the state remembers what a simple condition looks at. */
const keyOf = (type: AlertCondition['type'], metric: string): string =>
  isSignalKind(type) ? signalOf(type, metric) : metric;

function keysOf(condition: AlertCondition): Set<string> {
  const references: References = { metrics: new Set(), rateWindows: new Map(), levels: [] };
  collect(condition, references);
  return references.metrics;
}

/** Names of the metrics a condition looks at, sorted; also of those that only a finding tells of. */
export function metricsOf(condition: AlertCondition): string[] {
  const names = [...keysOf(condition)].map(key => signalIn(key)?.metric ?? key);
  return [...new Set(names)].sort();
}

/** The findings that a condition or a rule asks for. */
export function signalsOf(condition: AlertCondition): Signal[] {
  return [...keysOf(condition)].flatMap(key => signalIn(key) ?? []);
}

/** The value that the condition compares the metric with as the others stand, the first if there are several, or null. */
export function limitOf(condition: AlertCondition, metric: string, metrics: Metrics): MetricValue | null {
  if (condition.type === 'compare') return condition.metric === metric ? condition.value : null;
  if (condition.type === 'difference')
    return condition.metric === metric ? movedLimit(condition, metrics) : null;
  if (condition.type !== 'and' && condition.type !== 'or') return null;
  for (const part of condition.conditions) {
    const limit = limitOf(part, metric, metrics);
    if (limit !== null) return limit;
  }
  return null;
}

const opposite: Record<ComparisonOperator, ComparisonOperator> = {
  gt: 'lte',
  gte: 'lt',
  lt: 'gte',
  lte: 'gt',
  eq: 'neq',
  neq: 'eq',
};

/**
 * The condition that is true where this one is false (De Morgan), to show the default clear condition in an editor.
 * Silence and findings have no opposite as a condition of their own: null.
 */
export function negate(condition: AlertCondition): AlertCondition | null {
  if (condition.type === 'no-data' || asksForFinding(condition)) return null;
  if (condition.type === 'compare') return { ...condition, op: opposite[condition.op] };
  if (condition.type === 'rate' || condition.type === 'difference') {
    const op = opposite[condition.op];
    return op === 'eq' || op === 'neq' ? null : { ...condition, op };
  }
  const parts = condition.conditions.map(negate);
  if (!parts.every(part => part !== null)) return null;
  return { type: condition.type === 'and' ? 'or' : 'and', conditions: parts };
}
