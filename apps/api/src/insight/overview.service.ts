import { Injectable } from '@nestjs/common';
import { localDay, shiftsBetween } from '#dispatch';
import type { Overview } from '#contracts';
import { workforce } from '../engineers';
import { timeZoneOf } from '../organisations';
import type { Tx } from '../platform/database';
import {
  alertCounts,
  countsByDay,
  needsAttention,
  requestCounts,
  unitsByFamily,
  workOrderCounts,
} from './overview.store';

const DAYS = 14;
const MOST_ATTENTION = 20;
const DAY_MS = 86_400_000;
const wholeDays = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, start: 0, end: 1_440 }));

@Injectable()
export class OverviewService {
  /** The numbers of the first page: eight statements, each over an index of what is open. */
  async overview(tx: Tx): Promise<Overview> {
    const timeZone = await timeZoneOf(tx);
    const days = lastDays(tx.now.getTime(), timeZone, DAYS);
    const families = await unitsByFamily(tx);
    const sum = (key: 'units' | 'online' | 'alerting') =>
      families.reduce((total, family) => total + family[key], 0);
    const states = await workforce(tx);
    const inState = (...wanted: Parameters<typeof states.get>[0][]) =>
      wanted.reduce((total, state) => total + (states.get(state) ?? 0), 0);
    const underWay = inState('en_route', 'on_site', 'working', 'paused');
    return {
      equipment: { total: sum('units'), online: sum('online'), alerting: sum('alerting') },
      alerts: await alertCounts(tx),
      requests: await requestCounts(tx),
      workOrders: await workOrderCounts(tx, new Date(days.today)),
      engineers: { onShift: inState('free') + underWay, underWay, free: inState('free') },
      byDay: await countsByDay(tx, { from: new Date(days.first), timeZone, days: DAYS }),
      byFamily: families.map(({ family, units, alerting }) => ({ family, units, alerting })),
      needsAttention: await needsAttention(tx, MOST_ATTENTION),
    };
  }
}

/** Local midnights: of today, and of the first of so many days that end with today. */
function lastDays(now: number, timeZone: string, count: number): { first: number; today: number } {
  const today = localDay(now, timeZone);
  const midnights = shiftsBetween(wholeDays, timeZone, { start: now - (count + 1) * DAY_MS, end: now + 1 });
  const ofDay = (day: number) =>
    midnights.find(({ start }) => localDay(start, timeZone) === day)?.start ?? now;
  return { first: ofDay(today - count + 1), today: ofDay(today) };
}
