import type { ConditionFacts } from './condition';
import { earliest, holds, limitOf, nextSilence, referencesOf, remember } from './condition';
import type {
  Evaluation,
  Evidence,
  Finding,
  IgnoredReading,
  ReadingInput,
  RuleInput,
  SignalInput,
} from './inputs';
import type { AlertCondition, AlertPattern, AlertRuleLevel, EvaluatedRule, MetricValue } from './rule';
import { isOpen, nextTurn } from './schedule';
import { draftOf } from './state';
import type { RuleState } from './state';

export const maxClockAheadMs = 60_000;
const year2000 = 946_684_800_000;
const maxHeld = 1_000;

/**
 * Evaluates one rule for one unit on one more input, in event time.
 *
 * A value counts until the next one of its metric (sample and hold), so a silent device still matures its timers; ticks
 * advance event time by as much as server time has passed since the newest reading, so a clock that is off shifts
 * everything and shortens nothing. Timers mature at their exact moment, whatever comes first, tick or reading: the
 * findings of a stream do not depend on how often it is ticked. With `allowedLatenessSeconds` they do not depend on
 * its order within that lateness nor on duplicates either. O(levels x conditions) per input.
 *
 * @returns a new state (the given one is untouched), the findings in order, and the values that did not count.
 */
export function evaluateRule<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  input: RuleInput,
): Evaluation<S> {
  const run = new Run(rule, draftOf(rule, state));
  run.accept(input);
  return { state: run.state, findings: run.findings, ignored: run.ignored };
}

/** `evaluateRule` over one batch of a device, such as an array message: sorted by event time, then one by one. */
export function evaluateReadings<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  readings: readonly Omit<ReadingInput, 'type'>[],
): Evaluation<S> {
  const inOrder = readings.toSorted((a, b) => a.at - b.at);
  return evaluateInputs(
    rule,
    state,
    inOrder.map(reading => ({ type: 'reading', ...reading })),
  );
}

/** `evaluateRule` over several inputs, as they stand. */
export function evaluateInputs<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  inputs: readonly RuleInput[],
): Evaluation<S> {
  const run = new Run(rule, draftOf(rule, state));
  for (const input of inputs) run.accept(input);
  return { state: run.state, findings: run.findings, ignored: run.ignored };
}

/** Server time at which a tick would next change something, or null: what a scheduler of ticks needs to know. */
export function nextTickAt<S extends string>(rule: EvaluatedRule<S>, state: RuleState<S>): number | null {
  if (state.newestAt === null || state.newestReceivedAt === null) return null;
  const run = new Run(rule, draftOf(rule, state));
  const due = earliest([state.held[0]?.at ?? null, run.nextTimer()]);
  return due === null ? null : due - state.newestAt + state.newestReceivedAt + run.latenessMs;
}

class Run<S extends string> {
  readonly findings: Finding<S>[] = [];
  readonly ignored: IgnoredReading[] = [];
  readonly latenessMs: number;
  readonly state: RuleState<S>;
  private readonly rule: EvaluatedRule<S>;

  // No parameter properties: a thread from the sources runs what is left when only the types are taken out.
  constructor(rule: EvaluatedRule<S>, state: RuleState<S>) {
    this.rule = rule;
    this.state = state;
    this.latenessMs = (rule.allowedLatenessSeconds ?? 0) * 1_000;
  }

  accept(input: RuleInput): void {
    if (input.type === 'reading') return this.acceptReading(input);
    if (input.type === 'signal') return this.acceptSignal(input);
    const { newestAt, newestReceivedAt } = this.state;
    if (newestAt === null || newestReceivedAt === null) return;
    this.evaluateUpTo(newestAt + Math.max(0, input.now - newestReceivedAt) - this.latenessMs);
  }

  private acceptReading(reading: ReadingInput): void {
    if (!Number.isFinite(reading.at) || reading.at < year2000) {
      this.ignored.push({ at: reading.at, metric: null, reason: 'clock-unset' });
      return;
    }
    const ahead = reading.at > reading.receivedAt + maxClockAheadMs;
    if (ahead) this.ignored.push({ at: reading.at, metric: null, reason: 'clock-ahead' });
    const at = ahead ? reading.receivedAt : reading.at;

    const values = this.acceptable(at, reading.values);
    const newer = this.state.newestAt === null || at > this.state.newestAt;
    if (newer) {
      this.state.newestAt = at;
      this.state.newestReceivedAt = reading.receivedAt;
    }
    if (this.latenessMs === 0) {
      // Held back while the rule still waited for late ones.
      const heldTo = this.state.held.at(-1)?.at;
      if (heldTo !== undefined) this.evaluateUpTo(heldTo);
      this.mature(at);
      // A reading of other metrics still tells that the device is alive.
      if (values || newer) this.apply(at, values ?? {});
      return;
    }
    this.hold(at, values ?? {});
    this.evaluateUpTo((this.state.newestAt ?? at) - this.latenessMs);
    while (this.state.held.length > maxHeld) this.evaluateUpTo(this.state.held[0]?.at ?? at);
  }

  /** Findings are counted minutes after their readings: they hold from now on, whatever was evaluated meanwhile. */
  private acceptSignal({ at, values }: SignalInput): void {
    const { metrics: wanted } = referencesOf(this.rule);
    const heard = Object.entries(values).filter(([key]) => wanted.has(key));
    if (heard.length === 0) return;
    this.state.clock ??= at;
    // Readings that are held back come first, whenever they were taken.
    if (this.latenessMs === 0) this.mature(at);
    for (const [key, value] of heard) this.state.metrics[key] = { at, value };
    this.judge(Object.fromEntries(heard));
  }

  /** The values of the rule's own metrics that may count, or null when none may. */
  private acceptable(at: number, values: ReadingInput['values']): Record<string, MetricValue> | null {
    const accepted: Record<string, MetricValue> = {};
    let some = false;
    for (const metric of referencesOf(this.rule).metrics) {
      const value = values[metric];
      if (value === undefined) continue;
      const reason = this.refusal(metric, at, value);
      if (reason) {
        this.ignored.push({ at, metric, reason });
        continue;
      }
      accepted[metric] = value;
      some = true;
    }
    return some ? accepted : null;
  }

  private refusal(metric: string, at: number, value: MetricValue): IgnoredReading['reason'] | null {
    if (typeof value === 'number' && !Number.isFinite(value)) return 'not-a-number';
    const seenAt = this.state.metrics[metric]?.at;
    if (seenAt === undefined || at > seenAt) return null;
    return at === seenAt ? 'duplicate' : 'late';
  }

  private hold(at: number, values: Record<string, MetricValue>): void {
    const { held, clock } = this.state;
    if (clock !== null && at < clock) {
      for (const metric of Object.keys(values)) this.ignored.push({ at, metric, reason: 'late' });
      return;
    }
    let index = held.length;
    while (index > 0 && (held[index - 1]?.at ?? 0) > at) index--;
    const same = held[index - 1];
    if (same?.at !== at) {
      held.splice(index, 0, { at, values });
      return;
    }
    held[index - 1] = { at, values: merge(same.values, values) };
  }

  private evaluateUpTo(until: number): void {
    let next = this.state.held[0];
    while (next && next.at <= until) {
      this.state.held.shift();
      this.mature(next.at);
      this.apply(next.at, next.values);
      next = this.state.held[0];
    }
    this.mature(until);
  }

  /** Lets time pass up to `until`, stopping at each moment at which a timer of the rule runs out. */
  private mature(until: number): void {
    if (this.state.clock === null || until <= this.state.clock) return;
    let due = this.nextTimer();
    while (due !== null && due <= until) {
      this.state.clock = due;
      this.judge({});
      due = this.nextTimer();
    }
    this.state.clock = until;
  }

  /** The next moment after the clock at which a duration matures, a silence is long enough or the hours of the rule matter. */
  nextTimer(): number | null {
    const facts = this.facts();
    const moments = this.rule.levels.map((level, index) => {
      const since = this.state.levels[index]?.since ?? null;
      const silence = earliest([nextSilence(level.condition, facts), this.nextTurnFor(level, facts)]);
      if (since === null || level.pattern.kind !== 'duration') return silence;
      const matureAt = since + level.pattern.seconds * 1_000;
      return earliest([silence, matureAt > facts.clock ? matureAt : null]);
    });
    if (this.rule.clearCondition && this.state.active)
      moments.push(nextSilence(this.rule.clearCondition, facts));
    const { judgeAt = null } = this.state;
    if (judgeAt !== null && judgeAt > facts.clock) moments.push(judgeAt);
    return earliest(moments);
  }

  /** Hours begin and end only for a level that holds and has raised nothing: for others nothing changes at their edges. */
  private nextTurnFor({ severity, condition }: AlertRuleLevel<S>, facts: ConditionFacts): number | null {
    const { schedule } = this.rule;
    if (!schedule || severity === this.state.active?.severity || holds(condition, facts) !== true)
      return null;
    return nextTurn(schedule, facts.clock);
  }

  private apply(at: number, values: Record<string, MetricValue>): void {
    const { rateWindows } = referencesOf(this.rule);
    const { metrics } = this.state;
    for (const [metric, value] of Object.entries(values))
      metrics[metric] = remember(metrics[metric], at, value, rateWindows.get(metric));
    this.state.clock = Math.max(this.state.clock ?? at, at);
    this.state.seenAt = Math.max(this.state.seenAt ?? at, at);
    this.judge(values);
  }

  private judge(values: Record<string, MetricValue>): void {
    const facts = this.facts();
    const { levels: metricsByLevel } = referencesOf(this.rule);
    const watches = !this.rule.schedule || isOpen(this.rule.schedule, facts.clock);
    let some = false;
    let activeIsFalse = true;
    let met: { level: AlertRuleLevel<S>; since: number } | null = null;
    for (const [index, level] of this.rule.levels.entries()) {
      const memory = this.state.levels[index];
      if (!memory) continue;
      const truth = holds(level.condition, facts);
      if (truth === true) some = true;
      const isActive = level.severity === this.state.active?.severity;
      if (isActive) activeIsFalse = truth === false;
      // What has raised the alert goes on at night: in the morning it is no less severe.
      if (truth !== true || !(watches || isActive)) memory.since = null;
      else memory.since ??= facts.clock;
      const reported = metricsByLevel[index]?.some(metric => values[metric] !== undefined);
      if (truth === true && watches && reported && level.pattern.kind === 'repeating')
        count(memory.hits, level.pattern.times, facts.clock);
      if (!met && truth === true && watches && enough(level.pattern, memory, facts.clock))
        met = {
          level,
          since:
            level.pattern.kind === 'repeating'
              ? (memory.hits[0] ?? facts.clock)
              : (memory.since ?? facts.clock),
        };
    }
    if (met) return this.report(met.level, met.since);
    if (!this.state.active || some) return;
    const clear = this.rule.clearCondition ? holds(this.rule.clearCondition, facts) === true : activeIsFalse;
    if (!clear) return;
    this.findings.push({
      type: 'cleared',
      at: facts.clock,
      evidence: this.evidence(facts.clock, this.rule.clearCondition ?? null),
    });
    this.state.active = null;
    for (const memory of this.state.levels) memory.hits = [];
  }

  private report({ severity, condition }: AlertRuleLevel<S>, since: number): void {
    const at = this.state.clock ?? since;
    const { active } = this.state;
    if (active?.severity === severity) return;
    const evidence = this.evidence(since, condition);
    this.findings.push(
      active
        ? { type: 'changed', at, from: active.severity, severity, evidence }
        : { type: 'raised', at, severity, evidence },
    );
    this.state.active = { severity, raisedAt: active?.raisedAt ?? at };
  }

  private evidence(since: number, decisive: AlertCondition | null): Evidence {
    const readings: Evidence['readings'] = [];
    for (const metric of referencesOf(this.rule).metrics) {
      const memory = this.state.metrics[metric];
      if (!memory) continue;
      const limit = decisive && limitOf(decisive, metric);
      readings.push({ metric, at: memory.at, value: memory.value, limit });
    }
    return { since, readings };
  }

  private facts(): ConditionFacts {
    return { clock: this.state.clock ?? 0, seenAt: this.state.seenAt, metrics: this.state.metrics };
  }
}

function count(hits: number[], times: number, at: number): void {
  if (hits.at(-1) !== at) hits.push(at);
  while (hits.length > times) hits.shift();
}

function enough(
  pattern: AlertPattern,
  memory: { since: number | null; hits: number[] },
  clock: number,
): boolean {
  if (pattern.kind === 'simple') return true;
  if (pattern.kind === 'duration')
    return memory.since !== null && clock - memory.since >= pattern.seconds * 1_000;
  const first = memory.hits[0];
  return (
    first !== undefined &&
    memory.hits.length >= pattern.times &&
    clock - first <= pattern.withinSeconds * 1_000
  );
}

/** Two messages of the same event time as one; on conflict the same value wins whatever came first. */
function merge(a: Record<string, MetricValue>, b: Record<string, MetricValue>): Record<string, MetricValue> {
  const merged = { ...a };
  for (const [metric, value] of Object.entries(b)) {
    const known = merged[metric];
    if (known === undefined || String(value) > String(known)) merged[metric] = value;
  }
  return merged;
}
