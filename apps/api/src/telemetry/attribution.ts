import type { DeviceStatusPayload, Metric } from '#contracts';
import type { Incoming } from './ingest-batch';
import type { NewDeadLetter, NewEvent, NewReading } from './ingest.store';
import { allowedValues } from './reading.rules';
import type { IncomingPoint } from './payload.rules';
import type { Mark } from './reading.rules';
import type { Child, HeldUnit } from './units.store';

/** What the tables know of a batch's senders. */
export interface Known {
  units: ReadonlyMap<string, HeldUnit>;
  devices: ReadonlyMap<string, { equipmentId: string; mark: Mark | null }>;
  children: readonly Child[];
  metrics: ReadonlyMap<string, readonly Metric[]>;
}

/** A reading on its way, with the units of measurement that its device named. */
export type Attributable = NewReading & { from: Incoming; units: IncomingPoint['units'] };

/** What a batch comes to: every value, event and sign of life has its unit, everything else its reason. */
export interface Attributed {
  readings: Attributable[];
  events: NewEvent[];
  /** In order of arrival: what was last said of a unit holds. */
  signs: { unit: HeldUnit; online: boolean }[];
  firmware: { unit: HeldUnit; firmware: string }[];
  letters: NewDeadLetter[];
}

/** Gives each message of a batch to the unit that it is about. Pure; the held units themselves are not touched. */
export function attribute(batch: readonly Incoming[], known: Known): Attributed {
  const result: Attributed = { readings: [], events: [], signs: [], firmware: [], letters: [] };
  for (const one of batch) {
    const { deviceId, equipmentId } = one.message.device;
    const device = known.devices.get(deviceId);
    const unit = device?.equipmentId === equipmentId ? known.units.get(equipmentId) : undefined;
    const refusals = unit
      ? attributeOne(one, unit, known, result)
      : ['the credentials of this device have ended'];
    // That a connection of a device has ended needs no place once the device itself has ended.
    if (refusals.length === 0 || one.door === 'connection') continue;
    const { topic, payload } = one.message;
    result.letters.push({
      deviceId,
      topic,
      payload: payload.subarray(0, 65_536),
      reason: refusals.join('; '),
    });
  }
  return result;
}

function attributeOne(one: Incoming, unit: HeldUnit, known: Known, result: Attributed): string[] {
  const { content, message, door, receivedAt } = one;
  const { deviceId } = message.device;
  const refusals = [...content.refusals];
  for (const { name, point } of content.points) {
    const target = name === null ? { unit, deviceId } : childOf(unit, deviceId, name, known);
    if (!target) {
      refusals.push(`${String(name).slice(0, 64)}: no such unit below this gateway`);
      continue;
    }
    const { values, refusals: wrong } = allowedValues(
      point.values,
      known.metrics.get(target.unit.modelId) ?? [],
    );
    refusals.push(...wrong);
    if (Object.keys(values).length > 0) result.readings.push(reading(one, target, { ...point, values }));
  }
  for (const event of content.events)
    result.events.push({ equipmentId: unit.equipmentId, deviceId, receivedAt, event });
  for (const status of content.statuses) attributeStatus(unit, status, result);
  const spoke = content.points.length + content.events.length > 0 && message.kind !== 'gateway';
  if (door === 'mqtt' && spoke) result.signs.push({ unit, online: true });
  return refusals;
}

function attributeStatus(unit: HeldUnit, { online, firmware }: DeviceStatusPayload, result: Attributed) {
  result.signs.push({ unit, online });
  if (firmware !== undefined && firmware !== unit.firmware) result.firmware.push({ unit, firmware });
}

/** A gateway speaks for its own unit and for those directly below it, and for nothing else of the organisation. */
function childOf(gateway: HeldUnit, deviceId: string, name: string, { children, units }: Known) {
  if (name === deviceId) return { unit: gateway, deviceId };
  const child = children.find(one => one.gatewayId === gateway.equipmentId && one.name === name);
  const unit = child && units.get(child.equipmentId);
  return unit ? { unit, deviceId: child.deviceId ?? deviceId } : null;
}

const reading = (
  from: Incoming,
  { unit, deviceId }: { unit: HeldUnit; deviceId: string },
  { at, epoch, seq, values, units }: IncomingPoint,
): Attributable => ({
  from,
  unit,
  deviceId,
  at,
  epoch,
  seq,
  values,
  units,
  quarantined: null,
  receivedAt: from.receivedAt,
});
