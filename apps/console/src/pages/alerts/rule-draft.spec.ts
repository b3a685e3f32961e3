import { describe, expect, it } from '@jest/globals';
import { NewAlertRule } from '#contracts';
import type { AlertRule } from '#contracts';
import { newWindow } from './rule-hours';
import { inOrder, newLevel, newLine, withOneMore } from './level-draft';
import type { LevelDraft } from './level-draft';
import { draftOf, keyOf, newDraft, opensFromOf, ruleOf } from './rule-draft';

const id = '6a1f7c52-3f0e-4c7e-9a55-0d5b6a4d2b11';
const metric = (key: string, kind: 'number' | 'state') => ({
  key,
  kind,
  title: { en: key },
  unit: '',
  low: null,
  high: null,
});
const model = { metrics: [metric('temperature', 'number'), metric('printer', 'state')] };
const rule: AlertRule = {
  id,
  name: 'Hot and jammed',
  modelId: id,
  overrides: 0,
  modelName: 'Kiosk',
  faultKey: 'hot',
  faultCode: 'K-1',
  urgency: 'critical',
  condition: {
    type: 'or',
    conditions: [
      { type: 'compare', metric: 'temperature', op: 'gt', value: 95 },
      { type: 'compare', metric: 'printer', op: 'eq', value: 'jam' },
      { type: 'rate', metric: 'temperature', op: 'gt', perMinute: 1, windowSeconds: 900 },
      { type: 'difference', metric: 'temperature', other: 'ambient', op: 'gte', value: 12.5 },
      { type: 'no-data', seconds: 900 },
      { type: 'unusual', metric: 'printer', sure: 0.8 },
      { type: 'unlike-sisters', metric: 'temperature', sure: 0.85 },
      { type: 'forecast', metric: 'temperature', withinHours: 72 },
    ],
  },
  pattern: { kind: 'repeating', times: 3, withinSeconds: 600 },
  milderLevels: [
    {
      urgency: 'low',
      condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 85 },
      pattern: { kind: 'duration', seconds: 60 },
    },
  ],
  clearCondition: { type: 'compare', metric: 'temperature', op: 'lt', value: 80 },
  schedule: {
    timeZone: 'Europe/Sofia',
    windows: [
      { days: [1, 2, 3, 4, 5], from: 480, to: 1_440 },
      { days: [6], from: 1_320, to: 360 },
    ],
  },
  allowedLatenessSeconds: 120,
  suppressedBy: ['power-lost', 'silent'],
  opensRequest: true,
  opensWorkOrder: true,
  opensFrom: 'critical',
  active: true,
  version: 4,
};

describe('the editor of a rule', () => {
  it('gives back the rule that it was given', () => {
    const {
      id: _id,
      version: _version,
      modelName: _modelName,
      active: _active,
      overrides: _overrides,
      ...same
    } = rule;
    const made = ruleOf(draftOf(rule), model);
    expect(made).toEqual({ rule: same, problems: null });
    expect(NewAlertRule.safeParse({ ...made.rule, active: true }).success).toBe(true);
  });

  it('opens from a severity that there is and that is not the mildest, else whatever it is', () => {
    const from = (opensFrom: AlertRule['opensFrom'], ...urgencies: AlertRule['urgency'][]) =>
      opensFromOf({ levels: urgencies.map(urgency => ({ urgency })), opensFrom });
    expect(from('critical', 'critical', 'high')).toBe('critical');
    expect(from('high', 'critical', 'high')).toBe('low');
    expect(from('normal', 'critical', 'high')).toBe('low');
    expect(from('critical', 'critical')).toBe('low');
  });

  it('names each field that is wrong, each line of a condition by itself', () => {
    const [first, second] = [
      newLine('temperature'),
      { ...newLine(''), type: 'no-data' as const, value: '5' },
    ];
    const level = {
      ...newLevel('temperature'),
      condition: { joint: 'and' as const, lines: [{ ...first, value: 'warm' }, second] },
      pattern: { kind: 'repeating' as const, seconds: '', times: '1' },
    };
    const draft = {
      ...newDraft(id, 'temperature'),
      faultKey: 'Not a key',
      levels: [level],
      lateness: '901',
      suppressedBy: 'power-lost, Not_a_key',
    };
    expect(ruleOf(draft, model).problems).toEqual({
      name: 'required',
      faultKey: 'key',
      [`condition.${first.id}`]: 'number',
      [`condition.${second.id}`]: 'noDataSeconds',
      [`seconds.${level.id}`]: 'seconds',
      [`times.${level.id}`]: 'times',
      allowedLatenessSeconds: 'lateness',
      suppressedBy: 'keys',
    });
  });

  it('are for the days that have none yet, when there is one more of them', () => {
    const [office, weekend] = [newWindow(), newWindow([newWindow()])];
    expect([office.days, weekend.days]).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7],
    ]);
    expect(newWindow([office, weekend]).days).toEqual([]);
  });

  it('has hours of at least one day, from a time to a time, by clocks that there are', () => {
    const hours = {
      timeZone: 'Europe/Plovdiv',
      windows: [
        { ...newWindow(), days: [] },
        { ...newWindow(), to: '' },
      ],
    };
    const { problems } = ruleOf({ ...draftOf(rule), hours }, model);
    expect(Object.values(problems ?? {})).toEqual(['zone', 'days', 'required']);
    const good = { timeZone: ' ', windows: [{ ...newWindow(), days: [5, 1], from: '22:00', to: '00:00' }] };
    expect(ruleOf({ ...draftOf(rule), hours: good }, model).rule?.schedule).toEqual({
      timeZone: null,
      windows: [{ days: [1, 5], from: 1_320, to: 1_440 }],
    });
  });

  it('takes a decimal comma, and a state as a word or as yes and no', () => {
    const lines = [
      { ...newLine('temperature'), value: '9,5' },
      { ...newLine('printer'), op: 'eq' as const, value: 'true' },
    ];
    const level = { ...newLevel('temperature'), condition: { joint: 'and' as const, lines } };
    const draft = { ...draftOf(rule), levels: [level] };
    expect(ruleOf(draft, model).rule?.condition).toEqual({
      type: 'and',
      conditions: [
        { type: 'compare', metric: 'temperature', op: 'gt', value: 9.5 },
        { type: 'compare', metric: 'printer', op: 'eq', value: true },
      ],
    });
  });

  it('takes keys with commas or spaces between them, each once and eight at most', () => {
    const made = (suppressedBy: string) => ruleOf({ ...draftOf(rule), suppressedBy }, model);
    expect(made(' power-lost,silent  power-lost ').rule?.suppressedBy).toEqual(['power-lost', 'silent']);
    expect(made('').rule?.suppressedBy).toEqual([]);
    expect(made('a b c d e f g h i').problems).toEqual({ suppressedBy: 'keys' });
  });

  it('opens no work order without a request', () => {
    expect(ruleOf({ ...draftOf(rule), opensRequest: false }, model).rule?.opensWorkOrder).toBe(false);
  });

  it('makes a key of words', () => {
    expect(keyOf(' Discharge: too HOT! ')).toBe('discharge-too-hot');
  });
});

describe('the levels of a rule in its editor', () => {
  const level = (urgency: 'critical' | 'high' | 'normal' | 'low', value: string): LevelDraft => {
    const made = newLevel('temperature');
    const lines = made.condition.lines.map(line => ({ ...line, value }));
    return { ...made, urgency, condition: { ...made.condition, lines } };
  };

  it('stand in the order of severity, whatever they are made', () => {
    const made = inOrder([level('low', '70'), level('critical', '95'), level('high', '85')]);
    expect(made.map(one => one.urgency)).toEqual(['critical', 'high', 'low']);
    const { rule: sent } = ruleOf({ ...draftOf(rule), levels: made }, model);
    expect([sent?.urgency, sent?.milderLevels?.map(one => one.urgency)]).toEqual([
      'critical',
      ['high', 'low'],
    ]);
  });

  it('are one more, which begins with what the first asks for and is a step milder', () => {
    const [first, more] = withOneMore([level('high', '85')]);
    expect([first?.urgency, more?.urgency]).toEqual(['high', 'normal']);
    expect(more?.condition.lines.map(line => line.value)).toEqual(['85']);
    expect(more?.condition.lines[0]?.id).not.toBe(first?.condition.lines[0]?.id);
    const above = withOneMore([level('low', '70')]);
    expect(above.map(one => one.urgency)).toEqual(['normal', 'low']);
  });

  it('end where every severity has its own', () => {
    let levels = [level('critical', '95')];
    for (let index = 0; index < 5; index++) levels = withOneMore(levels);
    expect(levels.map(one => one.urgency)).toEqual(['critical', 'high', 'normal', 'low']);
  });

  it('do not share a severity', () => {
    const twice = [level('high', '95'), level('high', '85')];
    const { problems } = ruleOf({ ...draftOf(rule), levels: twice }, model);
    expect(problems).toEqual({ [`urgency.${twice[1]?.id}`]: 'severity' });
  });
});
