import type { DeviceCredentials } from './fleet/device';
import type { Fleet } from './fleet/fleet';

/** In the demo a compressor loses its cooling by itself: past its limit for ten seconds some 65 to 105 s after the start. */
export const demoFault = { afterMs: 5_000, kind: 'compressor-overheating', developMs: 60_000 } as const;

/** Lets the fault begin on the first compressor; returns what takes it back before it began. */
export function scheduleDemoFault(fleet: Fleet, devices: readonly DeviceCredentials[]): () => void {
  const compressor = devices.find(one => one.family === 'compressor');
  if (!compressor) return () => undefined;
  const timer = setTimeout(
    () => fleet.injectFault(compressor.deviceId, demoFault.kind, demoFault.developMs),
    demoFault.afterMs,
  );
  return () => clearTimeout(timer);
}
