import { describe, expect, it } from '@jest/globals';
import { AccessHours } from '#contracts';
import { contains, openBetween } from '#dispatch';
import { demo } from './index';

const HOUR = 3_600_000;

describe('the demo', () => {
  it('has work for everybody who can sign in, at whatever hour of a week', () => {
    const monday = Date.UTC(2026, 10, 23);
    const idle: string[] = [];
    // Each day at another hour; on this Saturday at 13:10 the partner once had nothing.
    for (const hour of [3, 31, 60, 89, 110, 133.17, 162]) {
      const now = monday + hour * HOUR;
      const { rows } = demo(now);
      const open = (rows['visit'] ?? []).filter(
        visit => !['completed', 'canceled'].includes(String(visit['status'])),
      );
      const partners = open.filter(visit => visit['partner_id'] !== null).length;
      const engineers = (rows['engineer'] ?? []).filter(one => one['person_id'] !== null);
      for (const engineer of engineers)
        if (!open.some(visit => visit['engineer_id'] === engineer['id']))
          idle.push(`${new Date(now).toISOString()} ${String(engineer['name'])}`);
      if (partners === 0) idle.push(`${new Date(now).toISOString()} partners`);
    }
    expect(idle).toEqual([]);
  });

  it('sends nobody to two places at once, also when a day has just begun', () => {
    const monday = Date.UTC(2026, 10, 23);
    const both: string[] = [];
    // The first is half an hour into a day in Sofia, when work of the evening before is as near as that of the day.
    for (const [hour, seed] of [
      [166.4, 1],
      [166.4, 2],
      [60, 1],
    ] as const) {
      const until = new Map<unknown, number>();
      const visits = (demo(monday + hour * HOUR, seed).rows['visit_assignment'] ?? []).map(row => ({
        who: row['engineer_id'],
        from: Date.parse(String(row['start_at'])),
        to: Date.parse(String(row['end_at'])),
      }));
      for (const { who, from, to } of visits.toSorted((a, b) => a.from - b.from)) {
        if (from < (until.get(who) ?? 0)) both.push(`${seed}: ${new Date(from).toISOString()}`);
        until.set(who, to);
      }
    }
    expect(both).toEqual([]);
  });

  it('has sites with hours, and nobody in front of a closed gate', () => {
    const monday = Date.UTC(2026, 10, 23);
    for (const hour of [3, 9, 60, 133.17, 162]) {
      const { rows } = demo(monday + hour * HOUR);
      const sites = (rows['site'] ?? []).filter(site => site['access_hours'] !== null);
      expect(sites.length).toBeGreaterThan(5);
      const orders = new Map((rows['work_order'] ?? []).map(order => [order['id'], order]));
      const outside = (rows['visit'] ?? [])
        .filter(visit => visit['status'] !== 'completed')
        .filter(visit => {
          const order = orders.get(visit['work_order_id']);
          const hours = AccessHours.nullable().parse(order?.['access_hours']);
          const span = {
            start: Date.parse(String(visit['start_at'])),
            end: Date.parse(String(visit['end_at'])),
          };
          const open = openBetween(hours, String(order?.['time_zone']), span);
          return open && !open.some(one => contains(one, span));
        });
      expect(outside).toEqual([]);
    }
  });

  it('ends what is closed, and nothing before it was reported', () => {
    const now = Date.UTC(2026, 10, 25, 9);
    const requests = demo(now).rows['service_request'] ?? [];
    const wrong = requests.filter(({ status, ended_at: ended, created_at: created }) => {
      const isOver = ['closed', 'resolved_remotely', 'rejected'].includes(String(status));
      if (!isOver) return ended !== null;
      return !(Date.parse(String(ended)) > Date.parse(String(created)) && Date.parse(String(ended)) <= now);
    });
    expect(wrong).toEqual([]);
    expect(requests.filter(one => one['ended_at'] !== null).length).toBeGreaterThan(200);
  });
});
