export type { DeviceCredentials } from './fleet/device';
export { startFleet } from './fleet/fleet';
export type { Fleet, FleetOptions, FleetStats } from './fleet/fleet';
export type { Family, FaultKind } from './physics/model';
export { faultKinds } from './physics/unit';
