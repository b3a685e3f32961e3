import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { demoFault, scheduleDemoFault } from './demo';
import type { DeviceCredentials } from './fleet/device';
import type { Fleet } from './fleet/fleet';

const devices: DeviceCredentials[] = [
  { deviceId: 'k', token: '', family: 'kiosk' },
  { deviceId: 'c1', token: '', family: 'compressor' },
  { deviceId: 'c2', token: '', family: 'compressor' },
];

function fleetOf() {
  const injectFault = jest.fn<Fleet['injectFault']>(() => true);
  return {
    injectFault,
    repair: jest.fn<Fleet['repair']>(),
    stats: jest.fn<Fleet['stats']>(),
    stop: jest.fn<Fleet['stop']>(),
  };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the fault of the demo', () => {
  it('begins by itself on the first compressor, once', () => {
    const fleet = fleetOf();
    scheduleDemoFault(fleet, devices);
    expect(fleet.injectFault).not.toHaveBeenCalled();
    jest.advanceTimersByTime(120_000);
    expect(fleet.injectFault.mock.calls).toEqual([['c1', demoFault.kind, demoFault.developMs]]);
  });

  it('is taken back by an early stop, and needs a compressor', () => {
    const fleet = fleetOf();
    scheduleDemoFault(fleet, devices)();
    scheduleDemoFault(fleet, devices.slice(0, 1));
    jest.advanceTimersByTime(120_000);
    expect(fleet.injectFault).not.toHaveBeenCalled();
  });
});
