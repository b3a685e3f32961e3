import { z } from 'zod';
import type { LifeCycle } from './life-cycle';

export const EquipmentStatus = z.enum([
  'manufactured',
  'in_stock',
  'shipped',
  'installed',
  'commissioned',
  'in_service',
  'degraded',
  'down',
  'under_repair',
  'relocated',
  'ownership_changed',
  'decommissioned',
  'scrapped',
]);
export type EquipmentStatus = z.infer<typeof EquipmentStatus>;
export const EquipmentEvent = z.enum([
  'stock',
  'ship',
  'install',
  'commission',
  'enter-service',
  'degrade',
  'fail',
  'begin-repair',
  'restore',
  'relocate',
  'change-owner',
  'decommission',
  'scrap',
]);
export type EquipmentEvent = z.infer<typeof EquipmentEvent>;

const inUse = {
  degrade: 'degraded',
  fail: 'down',
  'begin-repair': 'under_repair',
  restore: 'in_service',
  relocate: 'relocated',
  'change-owner': 'ownership_changed',
  decommission: 'decommissioned',
} as const;

export const equipmentMoves: LifeCycle<EquipmentStatus, EquipmentEvent> = {
  manufactured: { stock: 'in_stock', ship: 'shipped', scrap: 'scrapped' },
  in_stock: { ship: 'shipped', scrap: 'scrapped' },
  shipped: { install: 'installed', stock: 'in_stock' },
  installed: { commission: 'commissioned', decommission: 'decommissioned' },
  commissioned: { 'enter-service': 'in_service', decommission: 'decommissioned' },
  in_service: inUse,
  degraded: inUse,
  down: inUse,
  under_repair: inUse,
  relocated: { ...inUse, install: 'installed' },
  ownership_changed: { ...inUse, 'enter-service': 'in_service' },
  decommissioned: { stock: 'in_stock', scrap: 'scrapped' },
  scrapped: {},
};
