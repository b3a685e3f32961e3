import type { AccessHours, HoursWindow } from '#contracts';
import type { Row, Rows, SeedSite } from './rows';
import { DAY, iso, MINUTE, sofiaDay } from './time';

const weekdays = [1, 2, 3, 4, 5];
/** By customer. Who is not here is open at any time. */
const hoursOf: Readonly<Record<string, HoursWindow[]>> = {
  'Union Bank Branches': [{ days: weekdays, from: 9 * 60, to: 17 * 60 }],
  'Medika Clinics': [
    { days: weekdays, from: 7 * 60 + 30, to: 19 * 60 },
    { days: [6], from: 8 * 60, to: 13 * 60 },
  ],
  'Strandzha Wood': [{ days: weekdays, from: 7 * 60, to: 16 * 60 }],
  'Rose Valley Cosmetics': [
    { days: weekdays, from: 6 * 60, to: 12 * 60 },
    { days: weekdays, from: 13 * 60, to: 18 * 60 },
  ],
};

/**
 * Gives some sites hours, and their orders. A site at which a visit stands outside of them stays open: in the demo nobody has
 * planned against advice.
 */
export function openSites(sites: readonly SeedSite[], rows: Rows, now: number): void {
  const orders = Map.groupBy(rows['work_order'] ?? [], order => String(order['site_id']));
  const visits = Map.groupBy(rows['visit'] ?? [], visit => String(visit['work_order_id']));
  const closedDays = holidays(now);
  for (const site of sites) {
    const windows = hoursOf[site.customerName];
    const here = orders.get(site.id) ?? [];
    const standing = here
      .flatMap(order => visits.get(String(order['id'])) ?? [])
      .filter(visit => visit['status'] !== 'completed');
    if (!windows || !standing.every(visit => isInside(visit, windows))) continue;
    const accessHours: AccessHours = { windows, closedDays };
    for (const row of [site.row, ...here]) row['access_hours'] = accessHours;
  }
}

function isInside(visit: Row, windows: readonly HoursWindow[]): boolean {
  const [start, end] = [visit['start_at'], visit['end_at']].map(at => Date.parse(String(at)));
  if (start === undefined || end === undefined) return false;
  const { midnight, weekday } = sofiaDay(start);
  return windows.some(
    ({ days, from, to }) =>
      days.includes(weekday) && midnight + from * MINUTE <= start && end <= midnight + to * MINUTE,
  );
}

/** Christmas and New Year, those of the winter that comes; not today, when there are visits. */
function holidays(now: number): string[] {
  const winter = new Date(now + 10 * DAY).getUTCFullYear();
  const days = [`${winter}-12-24`, `${winter}-12-25`, `${winter + 1}-01-01`];
  const today = iso(sofiaDay(now).midnight + 12 * 60 * MINUTE).slice(0, 10);
  return days.filter(day => day !== today);
}
