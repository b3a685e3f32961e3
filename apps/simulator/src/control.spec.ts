import { describe, expect, it } from '@jest/globals';
import { controlLine } from './control';
import type { Fleet, FleetStats } from './fleet/fleet';

const stats: FleetStats = {
  devices: 1,
  connected: 1,
  sent: 5,
  acknowledged: 5,
  buffered: 0,
  dropped: 0,
  commands: 0,
  faults: {},
};

function told(line: string) {
  const asked: unknown[] = [];
  const fleet: Fleet = {
    injectFault: (...of) => asked.push(of) > 0 && of[0] === 'd1',
    repair: of => asked.push(of) > 0,
    stats: () => stats,
    stop: async () => undefined,
  };
  return { answer: controlLine(fleet, line), asked };
}

describe('the control', () => {
  it('lets a fault begin', () => {
    expect(told('{"fault":{"deviceId":"d1","kind":"kiosk-overheat"}}')).toEqual({
      answer: { fault: { deviceId: 'd1', kind: 'kiosk-overheat' }, done: true },
      asked: [['d1', 'kiosk-overheat', undefined]],
    });
    expect(told('{"fault":{"deviceId":"d2","kind":"kiosk-overheat","seconds":30}}')).toMatchObject({
      answer: { done: false },
      asked: [['d2', 'kiosk-overheat', 30_000]],
    });
  });

  it('repairs and tells', () => {
    expect(told('{"repair":{"deviceId":"d1"}}')).toMatchObject({ answer: { done: true }, asked: ['d1'] });
    expect(told('{"stats":true}').answer).toEqual({ stats });
  });

  it.each([
    '{',
    '{}',
    '[]',
    '5',
    '{"fault":{}}',
    '{"fault":{"deviceId":1,"kind":"x"}}',
    '{"stats":false}',
    '{"repair":null}',
  ])('is not %s', line => {
    expect(told(line)).toEqual({ answer: { error: expect.any(String) }, asked: [] });
  });

  it('is silent about an empty line', () => {
    expect(told('  ').answer).toBeNull();
  });
});
