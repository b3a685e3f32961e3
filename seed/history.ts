import { onShift } from './base';
import type { Base } from './base';
import type { Chance } from './chance';
import type { Jobs } from './jobs';
import { alerts, queue } from './queue';
import type { Row, SeedUnit, Rows } from './rows';
import { DAY, HOUR, iso, MINUTE, sofiaDay } from './time';

type Crew = Base['engineers'][number];
const PAST_DAYS = 60;
const MOST_LOOKS = 40;

/** Who of the right side and skill is on shift then, nearest first. */
function able(
  base: Base,
  unit: SeedUnit,
  skills: readonly { skill: string; level: number }[],
  at: number,
): Crew[] {
  const distance = (engineer: Crew) =>
    Math.hypot(engineer.lat - unit.site.lat, (engineer.lng - unit.site.lng) * 0.74);
  return base.engineers
    .filter(engineer => engineer.partnerId === null || engineer.partnerId === unit.site.partnerId)
    .filter(
      engineer =>
        onShift(engineer.shift, at) &&
        skills.every(({ skill, level }) => (engineer.skills.get(skill) ?? 0) >= level),
    )
    .toSorted((a, b) => distance(a) - distance(b));
}

const asPartner = (base: Base, engineer: Crew): Row =>
  engineer.partnerId
    ? {
        partner_id: engineer.partnerId,
        partner_name:
          engineer.partnerId === base.partnerIds.coast ? base.partnerNames.coast : base.partnerNames.south,
      }
    : {};

/** Sixty days in which machines failed, people reported, engineers went. Answers with when each was through last. */
export function history(chance: Chance, base: Base, jobs: Jobs, now: number): ReadonlyMap<string, number> {
  const lastEnds = new Map<string, number>();
  const { midnight: begins } = sofiaDay(now);
  const quiet = base.units.filter(unit => unit.deviceId === null);
  for (let ago = PAST_DAYS; ago >= 1; ago--) {
    const { midnight, weekday } = sofiaDay(begins - ago * DAY + 12 * HOUR);
    const busy = new Map<string, number>();
    for (let n = weekday > 5 ? chance.between(1, 3) : chance.between(6, 12); n > 0; n--) {
      const unit = chance.pick(quiet);
      const reported = midnight + chance.between(7 * 60, 15 * 60) * MINUTE;
      const { fault, text, locale } = jobs.fault(unit);
      const kind = chance.next();
      if (kind < 0.28) {
        jobs.request(unit, reported, ago > 2 ? 'closed' : 'resolved_remotely', { fault, text, locale });
        continue;
      }
      if (kind < 0.33) {
        jobs.request(unit, reported, 'rejected', { fault, text, locale });
        continue;
      }
      const from = Math.max(reported + 30 * MINUTE, midnight + 8 * HOUR);
      const engineer = able(base, unit, fault.skills, from)[0];
      if (!engineer) {
        jobs.request(unit, reported, 'closed', { fault, text, locale });
        continue;
      }
      const start = Math.max(from, (busy.get(engineer.id) ?? 0) + 30 * MINUTE);
      const end = start + fault.durationMinutes * MINUTE;
      if (end > midnight + 23 * HOUR) continue;
      busy.set(engineer.id, end);
      lastEnds.set(engineer.id, end);
      const closed = { ended_at: iso(end + 2 * HOUR), updated_at: iso(end + 2 * HOUR) };
      const request = jobs.request(unit, reported, 'closed', { fault, text, locale });
      Object.assign(request, closed);
      const order = jobs.order(unit, request, fault, reported + 8 * MINUTE, 'closed', {
        ...asPartner(base, engineer),
        verified_at: iso(end + HOUR),
        closed_at: iso(end + 2 * HOUR),
        updated_at: iso(end + 2 * HOUR),
      });
      jobs.visit(order, engineer, start, fault.durationMinutes, 'completed', now);
      if (chance.next() < 0.7) jobs.accept(order, end + HOUR);
    }
  }
  return lastEnds;
}

/** Today: some visits done, some under way, some ahead, and a queue that waits for the dispatcher. */
export function today(
  chance: Chance,
  base: Base,
  jobs: Jobs,
  rows: Rows,
  lastEnds: ReadonlyMap<string, number>,
  now: number,
) {
  const { midnight } = sofiaDay(now);
  const quiet = base.units.filter(unit => unit.deviceId === null);
  const near = (engineer: Crew) =>
    quiet.filter(
      unit =>
        Math.hypot(unit.site.lat - engineer.lat, unit.site.lng - engineer.lng) < 0.5 &&
        (engineer.partnerId === null || unit.site.partnerId === engineer.partnerId),
    );
  for (const engineer of base.engineers) {
    const own = near(engineer);
    if (own.length === 0) continue;
    const starts = engineer.account
      ? [now - 4 * HOUR, now + 25 * MINUTE, now + 3.5 * HOUR]
      : startsOf(chance, engineer, midnight, now);
    for (const planned of starts) {
      const start = Math.round(planned / (5 * MINUTE)) * 5 * MINUTE;
      // Shortly after midnight what is some hours ago was yesterday, when others may have called.
      if (!onShift(engineer.shift, start) || start < (lastEnds.get(engineer.id) ?? 0)) continue;
      const job = jobFor(chance, jobs, engineer, own);
      if (!job) continue;
      const { unit, fault, text, locale } = job;
      const minutes = Math.min(fault.durationMinutes, 130);
      const end = start + minutes * MINUTE;
      const isDone = end < now - 5 * MINUTE;
      const underWay = !isDone && start <= now;
      const request = jobs.request(unit, start - chance.between(4, 20) * HOUR, 'converted', {
        fault,
        text,
        locale,
      });
      const status = isDone ? 'completed' : underWay ? 'in_progress' : 'scheduled';
      const order = jobs.order(unit, request, fault, Math.min(start - 3 * HOUR, now - 12 * MINUTE), status, {
        ...asPartner(base, engineer),
        promised_start: iso(start - 30 * MINUTE),
        promised_end: iso(start + 90 * MINUTE),
        due_at: iso(end + 4 * HOUR),
      });
      const state = isDone
        ? 'completed'
        : underWay
          ? now - start < 20 * MINUTE
            ? 'on_site'
            : 'working'
          : start - now < 40 * MINUTE && !engineer.account
            ? 'en_route'
            : chance.pick(['dispatched', 'accepted'] as const);
      jobs.visit(order, engineer, start, minutes, engineer.account && !isDone ? 'dispatched' : state, now);
      if (state === 'en_route') order['status'] = 'in_progress';
      if (isDone && chance.next() < 0.4) {
        // The customer's yes closes an order by itself.
        const at = Math.min(end + 20 * MINUTE, now - MINUTE);
        jobs.accept(order, at);
        Object.assign(order, { status: 'closed', verified_at: iso(at), closed_at: iso(at) });
        Object.assign(request, { status: 'closed', ended_at: iso(at), updated_at: iso(at) });
      }
    }
  }
  queue(chance, quiet, jobs, now);
  alerts(chance, base, quiet, jobs, rows, now);
}

/** Something nearby that the engineer can do, if the first look finds it; whom the demo signs in always has something to do. */
function jobFor(chance: Chance, jobs: Jobs, engineer: Crew, near: readonly SeedUnit[]) {
  for (let look = engineer.account ? MOST_LOOKS : 1; look > 0; look--) {
    const unit = chance.pick(near);
    const found = jobs.fault(unit);
    if (found.fault.skills.every(({ skill, level }) => (engineer.skills.get(skill) ?? 0) >= level))
      return { unit, ...found };
  }
  return null;
}

/** Two or three visits a day; at any hour of the demo somebody is at work. */
function startsOf(chance: Chance, engineer: Crew, midnight: number, now: number): number[] {
  const planned = [8.5, 11, 14].map(hour => midnight + hour * HOUR).filter(() => chance.next() < 0.62);
  const begun = now - chance.between(15, 50) * MINUTE;
  if (chance.next() > 0.4 || !onShift(engineer.shift, now)) return planned;
  return [...planned.filter(start => Math.abs(start - begun) > 2.5 * HOUR), begun];
}
