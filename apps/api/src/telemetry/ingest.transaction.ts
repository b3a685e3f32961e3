import type { Tx } from '../platform/database';
import { noteAll, record } from '../platform/outbox';
import type { Note } from '../platform/outbox';
import type { Metric } from '#contracts';
import { attribute } from './attribution';
import type { Attributable, Attributed } from './attribution';
import type { Incoming } from './ingest-batch';
import {
  saveFirmware,
  saveMarks,
  savePulses,
  storeDeadLetters,
  storeEvents,
  storeReadings,
} from './ingest.store';
import type { NewReading } from './ingest.store';
import { changesOf, measured } from './measures.rules';
import type { Measures } from './measures.rules';
import { effectiveAt, mergedLatest, nextMark } from './reading.rules';
import type { Mark } from './reading.rules';
import type { ReadingListeners, StoredReadings } from './reading-listeners';
import { childrenOf, holdUnits, liveDevices, metricsOfModels } from './units.store';
import type { HeldUnit } from './units.store';

export interface Surroundings {
  listeners: ReadingListeners;
  /** Per boot of a device the lowest counter that arrived and is not stored. */
  unstoredOf: (deviceId: string) => ReadonlyMap<number, number>;
}

export interface StoredBatch {
  marks: Map<string, Mark>;
  deadLetters: number;
}

/**
 * Stores the messages of one organisation in its own transaction. The units are held first and everything else is read
 * after, so that two processes with messages of the same unit come one after the other.
 */
export async function storeBatch(
  tx: Tx,
  batch: readonly Incoming[],
  { listeners, unstoredOf }: Surroundings,
): Promise<StoredBatch> {
  const children = await childrenOf(tx, askedOfGateways(batch));
  const senders = batch.map(one => one.message.device);
  const wanted = [...senders, ...children].map(one => one.equipmentId);
  const units = await holdUnits(tx, [...new Set(wanted)]);
  const devices = await liveDevices(tx, [...new Set(senders.map(device => device.deviceId))]);
  const metrics = await metricsOfModels(tx, [...new Set([...units.values()].map(unit => unit.modelId))]);
  const attributed = attribute(batch, { units, devices, children, metrics });
  const measuresBefore = new Map([...units.values()].map(unit => [unit, unit.measures]));
  for (const one of attributed.readings) measure(one, metrics.get(one.unit.modelId) ?? []);

  const fresh = await storeReadings(tx, attributed.readings);
  const onlineBefore = new Map([...units.values()].map(unit => [unit.equipmentId, unit.online]));
  const changed = touched(attributed, fresh);
  await savePulses(tx, changed);
  const marks = marksAfter(attributed.readings, devices, unstoredOf);
  await saveMarks(tx, marks);
  await storeEvents(tx, attributed.events);
  await storeDeadLetters(tx, attributed.letters);
  for (const { unit, firmware } of attributed.firmware) await changeFirmware(tx, unit, firmware);
  const doubted = await recordMeasures(tx, changed, measuresBefore);
  await listeners.readingsStored(tx, byUnit(fresh));
  await noteAll(tx, notesOf(units.values(), attributed, fresh, onlineBefore, doubted));
  for (const one of batch) one.accepted = 0;
  for (const { from } of attributed.readings) from.accepted += 1;
  return { marks, deadLetters: attributed.letters.length };
}

/** Takes out what came in another unit of measurement, and remembers in the held unit what was learned of it. */
function measure(reading: Attributable, metrics: readonly Metric[]): void {
  const { values, quarantined, measures } = measured(reading, metrics, reading.unit.measures);
  Object.assign(reading, { values, quarantined });
  reading.unit.measures = measures;
}

/** Writes down where a metric began or ended to be held back. @returns the units of these */
async function recordMeasures(
  tx: Tx,
  changed: readonly HeldUnit[],
  before: ReadonlyMap<HeldUnit, Measures>,
): Promise<Set<HeldUnit>> {
  const doubted = new Set<HeldUnit>();
  for (const unit of changed)
    for (const { verb, ...detail } of changesOf(before.get(unit) ?? {}, unit.measures)) {
      doubted.add(unit);
      await record(tx, { verb, subjectType: 'equipment', subjectId: unit.equipmentId, detail });
    }
  return doubted;
}

function askedOfGateways(batch: readonly Incoming[]) {
  const asked = batch.flatMap(({ message, content }) =>
    content.points.flatMap(({ name }) =>
      name === null ? [] : [{ equipmentId: message.device.equipmentId, name }],
    ),
  );
  return [...new Map(asked.map(one => [`${one.equipmentId} ${one.name}`, one])).values()];
}

/** Applies the batch to the held units and returns those that are different now. */
function touched({ signs }: Attributed, fresh: readonly NewReading[]): HeldUnit[] {
  const changed = new Set<HeldUnit>();
  for (const { unit, at, values, receivedAt } of fresh) {
    unit.latest = mergedLatest(unit.latest, { at, values }, receivedAt.getTime());
    const countsAt = effectiveAt(at, receivedAt.getTime());
    if (countsAt > (unit.lastReadingAt?.getTime() ?? -Infinity)) unit.lastReadingAt = new Date(countsAt);
    changed.add(unit);
  }
  for (const { unit, online } of signs) {
    if (unit.online !== online) changed.add(unit);
    unit.online = online;
  }
  return [...changed];
}

function marksAfter(
  readings: Attributed['readings'],
  devices: ReadonlyMap<string, { mark: Mark | null }>,
  unstoredOf: Surroundings['unstoredOf'],
): Map<string, Mark> {
  const own = Map.groupBy(
    readings.filter(reading => reading.from.message.kind === 'telemetry'),
    reading => reading.deviceId,
  );
  const marks = new Map<string, Mark>();
  for (const [deviceId, points] of own) {
    const current = devices.get(deviceId)?.mark ?? null;
    const mark = nextMark(current, points, unstoredOf(deviceId));
    if (mark && (mark.epoch !== current?.epoch || mark.seq !== current.seq)) marks.set(deviceId, mark);
  }
  return marks;
}

async function changeFirmware(tx: Tx, unit: HeldUnit, firmware: string) {
  await saveFirmware(tx, unit.equipmentId, firmware);
  const detail = { from: unit.firmware, to: firmware };
  await record(tx, {
    verb: 'equipment.firmware',
    subjectType: 'equipment',
    subjectId: unit.equipmentId,
    detail,
  });
}

function byUnit(fresh: readonly NewReading[]): StoredReadings[] {
  return [...Map.groupBy(fresh, reading => reading.unit)].map(([unit, readings]) => ({
    equipmentId: unit.equipmentId,
    modelId: unit.modelId,
    customerId: unit.customerId,
    partnerId: unit.partnerId,
    readings: readings.map(({ at, receivedAt, values, quarantined }) => ({
      at,
      receivedAt: receivedAt.getTime(),
      values,
      heard: Object.keys(quarantined ?? {}),
    })),
  }));
}

/** One note for all readings of the batch; one more for each unit that came, went, has other firmware or measures otherwise. */
function notesOf(
  units: Iterable<HeldUnit>,
  { firmware }: Attributed,
  fresh: readonly NewReading[],
  onlineBefore: ReadonlyMap<string, boolean | null>,
  doubted: ReadonlySet<HeldUnit>,
): Note[] {
  const renewed = new Set(firmware.map(one => one.unit));
  const changed = [...units].filter(
    unit => renewed.has(unit) || doubted.has(unit) || unit.online !== onlineBefore.get(unit.equipmentId),
  );
  const notes: Note[] = changed.map(({ equipmentId, partnerId, customerId, online }) => ({
    topic: 'equipment',
    subjectId: equipmentId,
    payload: { online },
    equipmentId,
    partnerId,
    customerId,
  }));
  const equipmentIds = [...new Set(fresh.map(reading => reading.unit.equipmentId))];
  return equipmentIds.length === 0
    ? notes
    : [...notes, { topic: 'reading', subjectId: null, payload: { equipmentIds } }];
}
