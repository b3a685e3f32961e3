import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { evaluateReadings, evaluateRule } from './evaluate';
import type { Evaluation, Finding } from './inputs';
import type { EvaluatedRule } from './rule';
import { anyReadings, anyRule, latenessSeconds } from './rules.fixture';
import type { SomeReading } from './rules.fixture';
import { newRuleState } from './state';
import type { RuleState } from './state';

const second = 1_000;
const start = Date.UTC(2026, 5, 1);
const longAfter = start + 10_000 * second;

/** What happens to a batch: `lost`: the process dies before the commit, `repeated`: after it, before the device hears. */
type Fate = 'committed' | 'lost' | 'repeated';

interface Message {
  at: number;
  values: Record<string, number>;
}
interface Arrival extends Message {
  receivedAt: number;
}

interface Trouble {
  /** The device's clock against ours; less than a minute ahead, as much behind as it likes. */
  skewSeconds: number;
  /** On the way, less than the lateness that the rule allows. */
  delays: number[];
  /** Messages that come a second time, by their place. */
  doubled: number[];
  batchSizes: number[];
  fates: Fate[];
  ticks: boolean[];
}

const trouble: fc.Arbitrary<Trouble> = fc.record({
  skewSeconds: fc.integer({ min: -7_200, max: 40 }),
  delays: fc.array(fc.nat({ max: latenessSeconds * second - 1 }), { minLength: 40, maxLength: 40 }),
  doubled: fc.array(fc.nat({ max: 39 }), { maxLength: 20 }),
  batchSizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 80, maxLength: 80 }),
  fates: fc.array(fc.constantFrom<Fate>('committed', 'committed', 'lost', 'repeated'), {
    minLength: 80,
    maxLength: 80,
  }),
  ticks: fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }),
});

/** All of one event time in one message. */
const messagesOf = (readings: readonly SomeReading[]): Message[] =>
  [...Map.groupBy(readings, one => one.at)].map(([at, together]) => ({
    at: start + at * second,
    values: Object.fromEntries(together.map(({ metric, value }) => [metric, value])),
  }));

/** In order, on time, one by one, evaluated as they come: nothing has to be held back. */
function inOrder(rule: EvaluatedRule, messages: readonly Message[]): Finding[] {
  const direct = { ...rule, allowedLatenessSeconds: 0 };
  let state = newRuleState(direct);
  const findings: Finding[] = [];
  const take = (evaluation: Evaluation) => {
    state = evaluation.state;
    findings.push(...evaluation.findings);
  };
  for (const one of messages)
    take(evaluateRule(direct, state, { type: 'reading', ...one, receivedAt: one.at }));
  take(evaluateRule(direct, state, { type: 'tick', now: longAfter }));
  return findings;
}

function arrivalsOf(messages: readonly Message[], { skewSeconds, delays, doubled }: Trouble): Arrival[] {
  const sent = messages.map((one, index) => ({
    ...one,
    receivedAt: one.at - skewSeconds * second + (delays[index] ?? 0),
  }));
  const twins = doubled.flatMap(place => {
    const one = sent[place % sent.length];
    return one ? [{ ...one, receivedAt: one.receivedAt + (delays[place] ?? 0) }] : [];
  });
  return [...sent, ...twins].toSorted((a, b) => a.receivedAt - b.receivedAt);
}

/** What the table of states and the table of alerts hold: written in one transaction, as JSON. */
class Stored {
  private state: string;
  private readonly findings: string[] = [];
  constructor(private readonly rule: EvaluatedRule) {
    this.state = JSON.stringify(newRuleState(rule));
  }
  run(evaluate: (state: RuleState) => Evaluation, fate: Fate): void {
    const { state, findings } = evaluate(JSON.parse(this.state));
    if (fate === 'lost') return;
    this.state = JSON.stringify(state);
    this.findings.push(...findings.map(one => JSON.stringify(one)));
  }
  readings(batch: readonly Arrival[], fate: Fate): void {
    this.run(state => evaluateReadings(this.rule, state, batch), fate);
  }
  tick(now: number, fate: Fate): void {
    this.run(state => evaluateRule(this.rule, state, { type: 'tick', now }), fate);
  }
  get found(): Finding[] {
    return this.findings.map(one => JSON.parse(one));
  }
}

function troubled(rule: EvaluatedRule, messages: readonly Message[], how: Trouble): Finding[] {
  const stored = new Stored(rule);
  const arrivals = arrivalsOf(messages, how);
  for (let place = 0, turn = 0; place < arrivals.length; turn++) {
    const size = how.batchSizes[turn] ?? 1;
    const batch = arrivals.slice(place, place + size);
    const fate = how.fates[turn] ?? 'committed';
    stored.readings(batch, fate);
    // Died before or after the commit, the device cannot tell: it sends the whole batch again.
    if (fate !== 'committed') stored.readings(batch, 'committed');
    place += size;
    if (how.ticks[turn]) stored.tick(batch.at(-1)?.receivedAt ?? start, fate);
  }
  stored.tick(longAfter + 7_200 * second, 'committed');
  return stored.found;
}

describe('the alerts of a unit', () => {
  it('are those of an in-order run, whatever is reordered, doubled, delayed or cut by kills', () => {
    let raised = 0;
    let inHours = 0;
    fc.assert(
      fc.property(anyRule, anyReadings, trouble, (rule, readings, how) => {
        const messages = messagesOf(readings);
        const expected = inOrder(rule, messages);
        const some = expected.filter(one => one.type === 'raised').length;
        raised += some;
        if (rule.schedule) inHours += some;
        expect(troubled(rule, messages, how)).toEqual(JSON.parse(JSON.stringify(expected)));
      }),
      { numRuns: 1_000 },
    );
    // An oracle that never raises would agree with everything.
    expect(raised).toBeGreaterThan(400);
    expect(inHours).toBeGreaterThan(100);
  });
});
