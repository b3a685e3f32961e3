import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readEvent, readGateway, readStatus, readTelemetry } from './payload.rules';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const ts = NOW - 1_000;
const read = (payload: unknown) =>
  readTelemetry(Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)), NOW);
const reasons = (payload: unknown) => read(payload).refusals.join('; ');

describe('telemetry', () => {
  it('is one point, an array of points, or bare values with the time of arrival', () => {
    const point = { at: ts, values: { temperature: 41.2, door: 'open', on: true }, epoch: null, seq: null };
    expect(read({ ts, values: point.values })).toEqual({ items: [point], refusals: [] });
    expect(read([{ ts, values: point.values, epoch: 3, seq: 9 }]).items).toEqual([
      { ...point, epoch: 3, seq: 9 },
    ]);
    expect(read({ temperature: 41.2 }).items).toEqual([
      { at: NOW, values: { temperature: 41.2 }, epoch: null, seq: null },
    ]);
  });

  it('may name units of measurement; what cannot be read of them holds back no value', () => {
    const values = { temperature: 158 };
    const point = { at: ts, values, epoch: null, seq: null };
    const units = { temperature: '°F' };
    expect(read({ ts, values, units })).toEqual({ items: [{ ...point, units }], refusals: [] });
    expect(read({ ts, values, units: {} }).items).toEqual([point]);
    for (const wrong of ['imperial', { temperature: 1 }, { temperature: 'F'.repeat(21) }, ['°F']])
      expect(read({ ts, values, units: wrong })).toEqual({
        items: [point],
        refusals: ['units: not an object of {metric: unit}'],
      });
  });

  it.each([
    ['{"temperature":', /not JSON/],
    ['{"temperature": NaN}', /not JSON/],
    ['\xff\xfe', /not an object|not JSON/],
    ['41', /not an object/],
    ['null', /not an object/],
    ['[]', /empty array/],
    ['{}', /no values/],
    [{ ts: 0, values: { a: 1 } }, /before the year 2000/],
    [{ ts: 1_763_632_800, values: { a: 1 } }, /before the year 2000/],
    [{ ts: 5_000_000_000_000, values: { a: 1 } }, /after the year 2100/],
    [{ ts: '2026-11-20', values: { a: 1 } }, /ts: not whole milliseconds/],
    [{ ts: ts + 0.5, values: { a: 1 } }, /ts: not whole milliseconds/],
    [{ values: { a: 1 } }, /ts: not whole milliseconds/],
    [{ ts, values: { a: 1 }, epoch: -1 }, /epoch/],
    [{ ts, values: { a: 1 }, epoch: 1, seq: 1.5 }, /seq/],
    [{ ts, values: {} }, /no values/],
    [Array.from({ length: 501 }, () => ({ ts, values: { a: 1 } })), /more than 500/],
    [Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`m${n}`, n])), /more than 100/],
    [`{"a": "${'x'.repeat(70_000)}"}`, /larger than/],
  ])('refuses %j', (payload, reason) => {
    expect(read(payload).items).toEqual([]);
    expect(reasons(payload)).toMatch(reason);
  });

  it('keeps the good values of a point and the good points of an array, and says what is wrong with the rest', () => {
    const { items, refusals } = read(
      `[{"ts": ${ts}, "values": {"a": 1, "b": 1e999, "c": null, "d": {"x": 1}, "1bad": 2, "e": "\\u0000"}},
        7, {"ts": 1, "values": {"a": 1}}, {"ts": ${ts}, "values": {"a": 2}}]`,
    );
    expect(items.map(item => item.values)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(refusals).toEqual([
      '[0] b: not a finite number',
      '[0] c: neither number, text nor boolean',
      '[0] d: neither number, text nor boolean',
      '[0] 1bad: not the name of a metric',
      '[0] e: text with characters that cannot be stored',
      '[1] not an object',
      expect.stringMatching(/^\[2\] ts: before/),
    ]);
  });

  it('never throws and never lets through what the tables or the rules could not bear', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map(text => Buffer.from(text)),
        ),
        bytes => {
          const { items, refusals } = readTelemetry(Buffer.from(bytes), NOW);
          expect(items.length + refusals.length).toBeGreaterThan(0);
          for (const { at, values } of items) {
            expect(Number.isSafeInteger(at)).toBe(true);
            for (const value of Object.values(values))
              expect(typeof value === 'number' ? Number.isFinite(value) : typeof value).toBeTruthy();
          }
        },
      ),
    );
  });
});

describe('a gateway', () => {
  it('names the unit of each point', () => {
    const payload = { 'd-a': [{ ts, values: { a: 1 } }], 'SN-7': [{ ts: 1, values: { a: 1 } }, { a: 2 }] };
    const { items, refusals } = readGateway(Buffer.from(JSON.stringify(payload)), NOW);
    expect(items.map(item => item.name)).toEqual(['d-a']);
    expect(refusals).toHaveLength(2);
    expect(refusals[0]).toMatch(/^SN-7: \[0\] ts/);
  });
});

describe('events and states', () => {
  it('are read by their contracts', () => {
    expect(readEvent(Buffer.from('{"code":"E21"}')).items).toEqual([
      { code: 'E21', severity: 'info', data: {} },
    ]);
    expect(readEvent(Buffer.from('{"severity":"bad"}')).refusals.join()).toMatch(/code: .*severity: /);
    expect(readStatus(Buffer.from('{"online":true,"firmware":"2.4.1"}')).items).toHaveLength(1);
    expect(readStatus(Buffer.from('{"online":"yes"}')).refusals).toHaveLength(1);
  });
});
