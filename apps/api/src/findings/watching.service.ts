import { Inject, Injectable } from '@nestjs/common';
import { samplesOf, slotMs, stepMs, tuned, UnitFindings, watchSettings } from '#telemetry';
import type { MetricValue, Verdicts } from '#telemetry';
import { windowsBetween } from '../maintenance';
import type { Tx } from '../platform/database';
import { FindingListeners } from './finding-listeners';
import type { ToldFindings } from './finding-listeners';
import { keepEvent } from './findings.store';
import { keepMeans } from './life/life.store';
import { keepDuties } from './sisters/duties.store';
import { verdictsOf } from './verdicts.store';
import { signalEvent } from './signals.store';
import { beginWatches, dueUnits, firstReadingAt, graceMs, readingsBetween, saveWatch } from './watches.store';
import type { DueUnit, SlotReading } from './watches.store';

/** In one transaction: so many units, and of each so many slots, that nobody waits long for the rows it holds. */
const MOST_UNITS = 8;
const MOST_SLOTS = 32;

/**
 * Counts the readings that have come into the watches of their units, a quarter of an hour at a time, and keeps what is
 * found. State, position and findings are one transaction: a kill between two counts nothing twice and loses nothing.
 */
@Injectable()
export class WatchingService {
  constructor(@Inject(FindingListeners) private readonly listeners: FindingListeners) {}

  /** @returns whether there may be more to do */
  async run(tx: Tx): Promise<boolean> {
    await beginWatches(tx);
    const due = await dueUnits(tx, MOST_UNITS);
    let isBehind = due.length === MOST_UNITS;
    const verdicts = await verdictsOf(tx, [...new Set(due.map(unit => unit.modelId))]);
    const told: ToldFindings[] = [];
    for (const unit of due) if (await this.count(tx, unit, verdicts.get(unit.modelId), told)) isBehind = true;
    // At the end and by unit: listeners hold units, and in another order than ingest they would wait for each other.
    told.sort((a, b) => a.equipmentId.localeCompare(b.equipmentId, 'en') || a.at - b.at);
    for (const one of told) await this.listeners.findingsTold(tx, one);
    return isBehind;
  }

  private async count(
    tx: Tx,
    unit: DueUnit,
    verdicts: Verdicts | undefined,
    told: ToldFindings[],
  ): Promise<boolean> {
    const until = slotOf(unit.lastReadingAt.getTime() - graceMs);
    const first = await firstReadingAt(tx, unit.equipmentId, unit.countedTo, new Date(until));
    const from = first ? slotOf(first.getTime()) : until;
    const to = Math.min(until, from + MOST_SLOTS * slotMs);
    const watch = new UnitFindings(
      unit.metrics,
      unit.state ?? undefined,
      verdicts && tuned(watchSettings, verdicts),
    );
    watch.runsOn(unit.firmware);
    const readings = await readingsBetween(tx, unit.equipmentId, new Date(from), new Date(to));
    const worked = await windowsBetween(tx, unit.equipmentId, new Date(from), new Date(to));
    for (const [slot, ofSlot] of bySlot(readings)) {
      // What it does while somebody works on it is neither usual nor a fault.
      if (worked.some(window => window.from < slot + slotMs && window.to > slot)) {
        watch.pass(slot);
        continue;
      }
      const values: Record<string, MetricValue> = {};
      for (const event of watch.push(slot, samplesOf(ofSlot.map(one => one.values)))) {
        await keepEvent(tx, unit, event);
        const [key, value] = signalEvent(event);
        values[key] = value;
      }
      if (Object.keys(values).length > 0)
        told.push({ equipmentId: unit.equipmentId, at: slot + slotMs, values });
    }
    await keepSteps(tx, unit.equipmentId, from, to);
    await saveWatch(tx, unit.equipmentId, new Date(to), watch.snapshot());
    return to < until;
  }
}

/** The steps of two hours that became whole between two moments. */
async function keepSteps(tx: Tx, equipmentId: string, from: number, to: number): Promise<void> {
  const first = new Date(Math.floor(from / stepMs) * stepMs);
  const end = new Date(Math.floor(to / stepMs) * stepMs);
  if (end <= first) return;
  await keepMeans(tx, equipmentId, first, end);
  await keepDuties(tx, equipmentId, first, end);
}

const slotOf = (at: number) => Math.floor(at / slotMs) * slotMs;

function bySlot(readings: readonly SlotReading[]): Map<number, SlotReading[]> {
  return Map.groupBy(readings, reading => slotOf(reading.at.getTime()));
}
