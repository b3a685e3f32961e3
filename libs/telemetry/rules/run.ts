import { admitted, eventTimeOf } from './admit';
import { referencesOf, remember } from './condition';
import { holdBack, maxHeld } from './held';
import type { Finding, IgnoredReading, ReadingInput, RuleInput, SignalInput } from './inputs';
import { judge } from './judge';
import type { EvaluatedRule, MetricValue } from './rule';
import { latenessMsOf } from './state';
import type { RuleState } from './state';
import { nextTimer } from './timers';

/** One rule going through event time: inputs come in, are held back while late ones may come, and let timers mature. */
export class Run<S extends string> {
  readonly findings: Finding<S>[] = [];
  readonly ignored: IgnoredReading[] = [];
  readonly state: RuleState<S>;
  private readonly latenessMs: number;
  private readonly rule: EvaluatedRule<S>;

  /** @param state is written to */
  // No parameter properties: a thread from the sources runs what is left when only the types are taken out.
  constructor(rule: EvaluatedRule<S>, state: RuleState<S>) {
    this.rule = rule;
    this.state = state;
    this.latenessMs = latenessMsOf(rule);
  }

  accept(input: RuleInput): void {
    if (input.type === 'reading') return this.acceptReading(input);
    if (input.type === 'signal') return this.acceptSignal(input);
    const { newestAt, newestReceivedAt } = this.state;
    if (newestAt === null || newestReceivedAt === null) return;
    this.evaluateUpTo(newestAt + Math.max(0, input.now - newestReceivedAt) - this.latenessMs);
  }

  private acceptReading(reading: ReadingInput): void {
    const at = eventTimeOf(reading, this.ignored);
    if (at === null) return;
    const values = admitted(this.rule, this.state, at, reading.values, this.ignored);
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
      this.hear(at, reading.heard);
      // A reading of other metrics still tells that the device is alive.
      if (values || newer) this.apply(at, values ?? {});
      return;
    }
    holdBack(this.state, at, values ?? {}, this.ignored);
    this.evaluateUpTo((this.state.newestAt ?? at) - this.latenessMs);
    this.hear(at, reading.heard);
    while (this.state.held.length > maxHeld) this.evaluateUpTo(this.state.held[0]?.at ?? at);
  }

  private hear(at: number, heard: readonly string[] = []): void {
    for (const metric of heard) {
      const memory = this.state.metrics[metric];
      if (memory) memory.heardAt = Math.max(at, memory.heardAt ?? at);
    }
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
    let due = nextTimer(this.rule, this.state);
    while (due !== null && due <= until) {
      this.state.clock = due;
      this.judge({});
      due = nextTimer(this.rule, this.state);
    }
    this.state.clock = until;
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

  private judge(values: Readonly<Record<string, MetricValue>>): void {
    const finding = judge(this.rule, this.state, values);
    if (finding) this.findings.push(finding);
  }
}
