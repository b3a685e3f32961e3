import { describe, expect, it } from '@jest/globals';
import { AlertEvent, alertMoves, AlertStatus } from '#contracts';
import { Refused } from '../platform/refused';
import { movedTo, refuseUnknownNames } from './alert.rules';

const pairs = AlertStatus.options.flatMap(status =>
  AlertEvent.options.map(event => [status, event] as const),
);
const refusalOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  return null;
};

describe('the life cycle of an alert', () => {
  it.each(pairs)('%s, %s: the table decides, a refusal names the legal events', (status, event) => {
    const next = alertMoves[status][event];
    const refusal = refusalOf(() => expect(movedTo(status, event)).toBe(next));
    if (next) expect(refusal).toBeNull();
    else expect(refusal?.facts).toEqual({ status, event, legal: Object.keys(alertMoves[status]) });
  });
});

describe('a rule', () => {
  const metrics = [
    { key: 'temperature', title: { en: 'T' }, unit: '', kind: 'number', low: null, high: null },
  ] as const;
  const model = { metrics: [...metrics], faultCodes: [] };
  const compare = (metric: string) => ({ type: 'compare', metric, op: 'gt', value: 1 }) as const;

  it('names only what its model has', () => {
    expect(refusalOf(() => refuseUnknownNames({ condition: compare('temperature') }, model))).toBeNull();
    const wrong = { condition: compare('temprature'), clearCondition: compare('x'), faultCode: 'E1' };
    expect(refusalOf(() => refuseUnknownNames(wrong, model))?.errors?.map(error => error.path)).toEqual([
      '/body/condition',
      '/body/clearCondition',
      '/body/faultCode',
    ]);
  });

  it('takes a difference of two numbers of one unit', () => {
    const more = ['room', 'load', 'state'].map(key => ({
      ...metrics[0],
      key,
      unit: key === 'load' ? '%' : '',
      kind: key === 'state' ? ('state' as const) : ('number' as const),
    }));
    const full = { metrics: [...metrics, ...more], faultCodes: [] };
    const less = (other: string) =>
      ({ type: 'difference', metric: 'temperature', other, op: 'gt', value: 5 }) as const;
    const refused = (other: string) =>
      refusalOf(() => refuseUnknownNames({ condition: compare('room'), clearCondition: less(other) }, full))
        ?.errors?.[0]?.path;
    expect(refused('room')).toBeUndefined();
    for (const other of ['load', 'state', 'temperature', 'nothing'])
      expect(refused(other)).toBe('/body/clearCondition');
  });
});
