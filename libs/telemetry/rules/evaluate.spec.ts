import { describe, expect, it } from '@jest/globals';
import { evaluateReadings, evaluateRule, nextTickAt } from './evaluate';
import type { Evaluation, Finding } from './inputs';
import type { AlertCondition, EvaluatedRule, MetricValue, AlertPattern } from './rule';
import { newRuleState, withAlertClosed } from './state';
import type { RuleState } from './state';

const start = Date.UTC(2026, 5, 1, 8);
const second = 1_000;

const above = (value: number): AlertCondition => ({
  type: 'compare',
  metric: 'temperature',
  op: 'gt',
  value,
});

function rule(over: Partial<EvaluatedRule> & { pattern?: AlertPattern } = {}): EvaluatedRule {
  const { pattern = { kind: 'simple' as const }, ...rest } = over;
  return { levels: [{ severity: 'critical', condition: above(95), pattern }], ...rest };
}

const smoke: AlertCondition = { type: 'compare', metric: 'smoke', op: 'eq', value: true };

function message(seconds: number, temperature: number) {
  return { at: start + seconds * second, values: { temperature }, receivedAt: start };
}

/** A unit with one rule; times in seconds since `start`, arrival at event time unless told otherwise. */
class Unit {
  state: RuleState;
  findings: Finding[] = [];
  ignored: Evaluation['ignored'] = [];
  constructor(readonly of: EvaluatedRule) {
    this.state = newRuleState(of);
  }
  hear(seconds: number, value: MetricValue, receivedSeconds = seconds, metric = 'temperature'): this {
    const at = start + seconds * second;
    const receivedAt = start + receivedSeconds * second;
    return this.keep(
      evaluateRule(this.of, this.state, { type: 'reading', at, values: { [metric]: value }, receivedAt }),
    );
  }
  tick(seconds: number): this {
    return this.keep(evaluateRule(this.of, this.state, { type: 'tick', now: start + seconds * second }));
  }
  private keep(evaluation: Evaluation): this {
    // What is kept between two readings is what a database would give back.
    this.state = JSON.parse(JSON.stringify(evaluation.state));
    this.findings.push(...evaluation.findings);
    this.ignored.push(...evaluation.ignored);
    return this;
  }
  get told(): string[] {
    return this.findings.map(
      one => `${one.type}@${(one.at - start) / second}${'severity' in one ? ` ${one.severity}` : ''}`,
    );
  }
}

describe('a simple rule', () => {
  it('raises once and clears once', () => {
    const unit = new Unit(rule()).hear(0, 90).hear(1, 96).hear(2, 97).hear(3, 90).hear(4, 80);
    expect(unit.told).toEqual(['raised@1 critical', 'cleared@3']);
  });

  it('freezes the reading it rests on', () => {
    const [raised] = new Unit(rule()).hear(1, 96.5).findings;
    expect(raised).toMatchObject({
      evidence: {
        since: start + second,
        readings: [{ metric: 'temperature', at: start + second, value: 96.5, limit: 95 }],
      },
    });
  });

  it('waits for its own clear condition', () => {
    const clearCondition: AlertCondition = { type: 'compare', metric: 'temperature', op: 'lt', value: 85 };
    const unit = new Unit(rule({ clearCondition }))
      .hear(0, 96)
      .hear(1, 90)
      .hear(2, 96)
      .hear(3, 86)
      .hear(4, 84);
    expect(unit.told).toEqual(['raised@0 critical', 'cleared@4']);
  });

  it('raises again after a person closed an alert whose cause stayed', () => {
    const unit = new Unit(rule()).hear(0, 96);
    unit.state = withAlertClosed(rule(), unit.state, start + second);
    expect(unit.hear(1, 96).told).toEqual(['raised@0 critical', 'raised@1 critical']);
  });

  it('raises again when a silence has lasted as long again after a person closed its alert', () => {
    const pattern: AlertPattern = { kind: 'simple' };
    const silence = rule({
      levels: [{ severity: 'critical', condition: { type: 'no-data', seconds: 60 }, pattern }],
    });
    const unit = new Unit(silence).hear(0, 20).tick(100);
    expect(unit.told).toEqual(['raised@60 critical']);
    unit.state = withAlertClosed(silence, unit.state, start + 300 * second);
    expect(nextTickAt(silence, unit.state)).toBe(start + 360 * second);
    expect(unit.tick(359).told).toEqual(['raised@60 critical']);
    expect(unit.tick(361).tick(900).told).toEqual(['raised@60 critical', 'raised@360 critical']);
    // It was closed and has spoken since: what comes then is a new silence.
    unit.state = withAlertClosed(silence, unit.state, start + 1_000 * second);
    expect(unit.hear(1_010, 20).tick(1_065).told).toHaveLength(2);
    expect(unit.tick(1_071).told.at(-1)).toBe('raised@1070 critical');
  });

  it('takes what was held back first when it waits for late readings no longer', () => {
    const waiting = rule({ allowedLatenessSeconds: 30 });
    const unit = new Unit(waiting).hear(0, 20).hear(10, 96);
    expect(unit.told).toEqual([]);
    const { findings } = evaluateRule(rule(), unit.state, {
      type: 'reading',
      at: start + 11 * second,
      receivedAt: start + 11 * second,
      values: { temperature: 20 },
    });
    expect(findings.map(({ type, at }) => [type, (at - start) / second])).toEqual([
      ['raised', 10],
      ['cleared', 11],
    ]);
  });

  it('ignores metrics of others', () => {
    expect(new Unit(rule()).hear(0, 99, 0, 'humidity').told).toEqual([]);
  });
});

describe('a duration', () => {
  const lasting = rule({ pattern: { kind: 'duration', seconds: 10 } });

  it('matures at its exact moment, also between two readings', () => {
    expect(new Unit(lasting).hear(0, 96).hear(7, 97).hear(14, 98).told).toEqual(['raised@10 critical']);
  });

  it('matures in a silent device by ticks', () => {
    expect(new Unit(lasting).hear(0, 96).tick(9).tick(12).tick(30).told).toEqual(['raised@10 critical']);
  });

  it('starts anew after a break', () => {
    expect(new Unit(lasting).hear(0, 96).hear(6, 90).hear(8, 96).hear(16, 96).tick(17).told).toEqual([]);
  });

  it('does not fire at once for old data that a device sends after an outage', () => {
    expect(new Unit(lasting).hear(-3_600, 96, 0).hear(-3_595, 96, 0).tick(1).told).toEqual([]);
  });

  it('is not shortened by a clock a day behind', () => {
    const unit = new Unit(lasting).hear(-86_400, 96, 0).tick(9);
    expect(unit.told).toEqual([]);
    expect(unit.tick(10).told).toEqual(['raised@-86390 critical']);
  });

  it('says when the next tick is worth it', () => {
    expect(nextTickAt(lasting, new Unit(lasting).hear(0, 96).state)).toBe(start + 10 * second);
    expect(nextTickAt(lasting, new Unit(lasting).hear(0, 90).state)).toBeNull();
    expect(nextTickAt(lasting, new Unit(lasting).hear(-60, 96, 0).state)).toBe(start + 10 * second);
  });
});

describe('repetition', () => {
  const repeated = rule({
    pattern: { kind: 'repeating', times: 3, withinSeconds: 10 },
    clearCondition: above(1_000),
  });

  it('needs the times within the window', () => {
    expect(new Unit(repeated).hear(0, 96).hear(4, 90).hear(5, 96).hear(11, 96).told).toEqual([]);
    expect(new Unit(repeated).hear(0, 96).hear(4, 90).hear(5, 96).hear(10, 96).told).toEqual([
      'raised@10 critical',
    ]);
  });

  it('counts neither duplicates nor readings of other metrics', () => {
    const unit = new Unit(repeated)
      .hear(0, 96)
      .hear(0, 96)
      .hear(0, 96)
      .hear(1, 5, 1, 'other')
      .hear(2, 5, 2, 'other');
    expect(unit.told).toEqual([]);
    expect(unit.ignored.map(one => one.reason)).toEqual(['duplicate', 'duplicate']);
  });

  it('keeps no more than it needs', () => {
    const unit = new Unit(repeated);
    for (let i = 0; i < 100; i++) unit.hear(i, 96);
    expect(unit.state.levels[0]?.hits).toHaveLength(3);
  });
});

describe('several severities', () => {
  const graded: EvaluatedRule = {
    levels: [
      { severity: 'critical', condition: above(95), pattern: { kind: 'duration', seconds: 5 } },
      { severity: 'warning', condition: above(85), pattern: { kind: 'simple' } },
    ],
    clearCondition: { type: 'compare', metric: 'temperature', op: 'lt', value: 80 },
  };

  it('takes the highest that holds, rises and falls with it', () => {
    const unit = new Unit(graded).hear(0, 86).hear(1, 96).hear(7, 96).hear(8, 90).hear(9, 82).hear(10, 79);
    expect(unit.told).toEqual(['raised@0 warning', 'changed@6 critical', 'changed@8 warning', 'cleared@10']);
  });

  it('clears although a level rests on a metric that was never reported', () => {
    const two: EvaluatedRule = {
      levels: [
        {
          severity: 'critical',
          condition: { type: 'compare', metric: 'leak', op: 'eq', value: true },
          pattern: { kind: 'simple' },
        },
        { severity: 'warning', condition: above(85), pattern: { kind: 'simple' } },
      ],
    };
    expect(new Unit(two).hear(0, 86).hear(1, 80).told).toEqual(['raised@0 warning', 'cleared@1']);
  });
});

describe('silence', () => {
  const silent = rule({
    levels: [{ severity: 'major', condition: { type: 'no-data', seconds: 60 }, pattern: { kind: 'simple' } }],
  });

  it('is raised by a tick and cleared by the next reading of any metric', () => {
    expect(new Unit(silent).hear(0, 1).tick(59).tick(61).hear(70, 5, 70, 'humidity').told).toEqual([
      'raised@60 major',
      'cleared@70',
    ]);
  });

  it('is found afterwards, too, when nobody ticked', () => {
    expect(new Unit(silent).hear(0, 1).hear(90, 1).told).toEqual(['raised@60 major', 'cleared@90']);
  });

  it('is never raised for a device that never spoke', () => {
    expect(new Unit(silent).tick(1_000).told).toEqual([]);
  });
});

describe('bad times and values', () => {
  it('never lets a late reading fire or re-open', () => {
    const unit = new Unit(rule()).hear(0, 96).hear(10, 80).hear(5, 99, 11).hear(10, 99, 12);
    expect(unit.told).toEqual(['raised@0 critical', 'cleared@10']);
    expect(unit.ignored.map(one => one.reason)).toEqual(['late', 'duplicate']);
  });

  it('counts a clock ahead at the time of arrival', () => {
    const unit = new Unit(rule()).hear(3_600, 96, 5);
    expect(unit.told).toEqual(['raised@5 critical']);
    expect(unit.ignored).toEqual([{ at: start + 3_600 * second, metric: null, reason: 'clock-ahead' }]);
  });

  it('tolerates a minute', () => {
    expect(new Unit(rule()).hear(60, 96, 0).told).toEqual(['raised@60 critical']);
  });

  it.each([0, Number.NaN, Infinity])('ignores a reading from the year dot (%p)', at => {
    const { findings, ignored, state } = evaluateRule(rule(), newRuleState(rule()), {
      type: 'reading',
      at,
      values: { temperature: 99 },
      receivedAt: start,
    });
    expect([findings, ignored[0]?.reason, state.clock]).toEqual([[], 'clock-unset', null]);
  });

  it('lets NaN poison nothing', () => {
    const unit = new Unit(rule()).hear(0, Number.NaN).hear(1, Infinity).hear(2, 96);
    expect(unit.told).toEqual(['raised@2 critical']);
    expect(unit.ignored.map(one => one.reason)).toEqual(['not-a-number', 'not-a-number']);
  });

  it('leaves the given state untouched', () => {
    const before = newRuleState(rule());
    evaluateRule(rule(), before, {
      type: 'reading',
      at: start,
      values: { temperature: 99 },
      receivedAt: start,
    });
    expect(before).toEqual(newRuleState(rule()));
  });

  it('goes on with the state of a rule that was edited meanwhile', () => {
    const unit = new Unit(rule()).hear(0, 96);
    const edited: EvaluatedRule = {
      levels: [...rule().levels, { severity: 'minor', condition: above(50), pattern: { kind: 'simple' } }],
    };
    const { findings } = evaluateRule(edited, unit.state, {
      type: 'reading',
      at: start + second,
      values: { temperature: 60 },
      receivedAt: start + second,
    });
    expect(findings).toMatchObject([{ type: 'changed', from: 'critical', severity: 'minor' }]);
  });
});

describe('lateness', () => {
  const patient = rule({ allowedLatenessSeconds: 5 });

  it('evaluates in order of event time once the lateness has passed', () => {
    const unit = new Unit(patient).hear(2, 80).hear(1, 96, 3);
    expect(unit.told).toEqual([]);
    expect(unit.hear(7, 80).told).toEqual(['raised@1 critical', 'cleared@2']);
  });

  it('ends: what comes after it is ignored, also of a metric not seen before', () => {
    const either = rule({
      levels: [
        {
          severity: 'minor',
          condition: { type: 'or', conditions: [above(95), smoke] },
          pattern: { kind: 'simple' },
        },
      ],
      allowedLatenessSeconds: 5,
    });
    const unit = new Unit(either).hear(0, 80).hear(20, 80).hear(10, true, 21, 'smoke').tick(60);
    expect(unit.told).toEqual([]);
    expect(unit.ignored).toEqual([{ at: start + 10 * second, metric: 'smoke', reason: 'late' }]);
  });

  it('is ended by ticks in a silent device', () => {
    expect(new Unit(patient).hear(0, 96).tick(4).tick(5).told).toEqual(['raised@0 critical']);
  });

  it('sorts a batch', () => {
    const { findings } = evaluateReadings(rule(), newRuleState(rule()), [
      message(3, 80),
      message(1, 96),
      message(2, 97),
    ]);
    expect(findings.map(one => one.type)).toEqual(['raised', 'cleared']);
  });
});
