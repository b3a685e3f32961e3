import { describe, expect, it } from '@jest/globals';
import { offerableOf, readAnswer, referenceOf } from './command.rules';
import { restart } from './commands.fixture';
import type { TellableUnit } from './commands.store';

describe('the answer of a device', () => {
  it.each([
    ['{"status":"succeeded","result":{}}', 'succeeded'],
    ['{"status":"failed"}', 'failed'],
    ['{"status":"expired"}', 'expired'],
    ['{"status":"done"}', 'failed'],
    ['succeeded', 'failed'],
    ['', 'failed'],
    ['null', 'failed'],
  ])('%s is %s', (payload, status) => {
    expect(readAnswer(Buffer.from(payload))).toBe(status);
  });
});

it('has a reference that begins its id', () => {
  expect(referenceOf('0a1b2c3d-0000-4000-8000-000000000000')).toBe('C-0A1B2C3D');
});

describe('a command of the catalogue', () => {
  const at = new Date('2026-01-01T10:00:00Z');
  const unit: TellableUnit = {
    deviceId: 'd',
    commands: [restart],
    metrics: [],
    latest: { temperature: { at: at.getTime(), value: 25 } },
    online: true,
    pending: 0,
    recent: 2,
  };
  const hindrance = (change: Partial<TellableUnit>) =>
    offerableOf({ ...unit, ...change }, restart, at).hindrance;

  it('can be sent to a unit that hears it and whose reading allows it', () => {
    expect(hindrance({})).toBeNull();
  });

  it.each<[string, Partial<TellableUnit>]>([
    ['no-device', { deviceId: null }],
    ['offline', { online: false }],
    ['busy', { pending: 1 }],
    ['told-enough', { recent: 3 }],
    ['no-reading', { latest: {} }],
    ['no-reading', { latest: { temperature: { at: at.getTime(), value: 'warm' } } }],
    ['old-reading', { latest: { temperature: { at: at.getTime() - 16 * 60_000, value: 25 } } }],
    ['out-of-band', { latest: { temperature: { at: at.getTime(), value: 60.1 } } }],
  ])('is held back: %s', (because, change) => {
    expect(hindrance(change)).toBe(because);
  });
});
