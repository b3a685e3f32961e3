import { describe, expect, it } from '@jest/globals';
import { answer, readRequest } from './commands';
import type { CommandTarget } from './commands';

const now = 1_780_000_000_000;

function target() {
  const done: string[] = [];
  const device: CommandTarget = {
    inject: (kind, developMs) => {
      if (kind !== 'kiosk-overheat') return false;
      done.push(`${kind} ${developMs}`);
      return true;
    },
    repair: () => done.push('repair'),
    restart: () => done.push('restart'),
    readings: () => ({ temperature: 31 }),
  };
  return { device, done };
}
const ask = (payload: object | string) =>
  readRequest(typeof payload === 'string' ? payload : JSON.stringify(payload));
function obey(payload: object) {
  const { device, done } = target();
  const request = ask(payload);
  if (!request) throw new Error('a request was meant');
  return { ...answer(request, device, now), done };
}

describe('a command', () => {
  it.each(['', 'x', '[]', 'null', '{}', '{"command":5}'])('is not %s', payload => {
    expect(ask(payload)).toBeNull();
  });

  it('is read with its expiry as ms or as a date', () => {
    expect(ask({ command: 'ping', expiresAt: now })?.expiresAt).toBe(now);
    expect(ask({ command: 'ping', expiresAt: new Date(now).toISOString() })?.expiresAt).toBe(now);
    expect(ask({ command: 'ping', expiresAt: 'soon', arguments: [1] })).toEqual({
      command: 'ping',
      arguments: {},
      expiresAt: null,
    });
  });

  it('is not carried out after its expiry', () => {
    expect(obey({ command: 'restart', expiresAt: now })).toEqual({ status: 'expired', result: {}, done: [] });
    expect(obey({ command: 'restart', expiresAt: now + 1 })).toMatchObject({
      status: 'succeeded',
      done: ['restart'],
    });
  });

  it('reads, restarts, answers', () => {
    expect(obey({ command: 'read' })).toMatchObject({
      status: 'succeeded',
      result: { readings: { temperature: 31 } },
    });
    expect(obey({ command: 'ping' })).toMatchObject({ status: 'succeeded', result: { at: now } });
  });

  it('begins and ends a fault in the demo', () => {
    expect(obey({ command: 'demo.fault', arguments: { kind: 'kiosk-overheat' } })).toEqual({
      status: 'succeeded',
      result: { kind: 'kiosk-overheat' },
      done: ['kiosk-overheat undefined'],
    });
    expect(obey({ command: 'demo.fault', arguments: { kind: 'kiosk-overheat', seconds: 20 } }).done).toEqual([
      'kiosk-overheat 20000',
    ]);
    expect(obey({ command: 'demo.fault', arguments: { kind: 'other' } })).toMatchObject({
      status: 'failed',
      result: { reason: 'unknown-fault' },
    });
    expect(obey({ command: 'demo.fault' })).toMatchObject({ status: 'failed' });
    expect(obey({ command: 'demo.repair' }).done).toEqual(['repair']);
  });

  it('fails when nobody knows it', () => {
    expect(obey({ command: 'fly' })).toMatchObject({
      status: 'failed',
      result: { reason: 'unknown-command', command: 'fly' },
    });
  });
});
