import { overlaps, without } from '#dispatch';
import type { Position, Span } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import { spanOf } from '../day/day';
import { overtimeOf, placeAtStart, workingPart } from '../day/stretches.rules';
import { ceilMinute, floorMinute, MINUTE_MS, wayMs } from '../day/way';
import type { LeftAloneReason, RepairFacts, RunningVisit } from './repair';

/** A visit as the engineer holds it: `fixed` stays at its moment, another may move. */
export interface HeldVisit {
  visit: RunningVisit;
  fixed: LeftAloneReason | null;
}

/** A part of what is left of a shift: from where and when the engineer is free, with the visits in it, in order. */
export interface RestStretch extends Span {
  engineerId: string;
  from: Position;
  /** Null: the day may end anywhere. */
  to: Position | null;
  /** By which one may be at `to` later than `end`. */
  overtimeMs: number;
  held: HeldVisit[];
}

export interface EngineerRest {
  stretches: RestStretch[];
  /** Must find somebody else: the engineer is away, or will not do it. */
  homeless: RunningVisit[];
  /** Outside of every shift: nobody plans around it. */
  outside: RunningVisit[];
  /** The visit under way ends later than its time says, by this. */
  overrun: { visit: RunningVisit; minutes: number } | null;
}

const underWay: readonly string[] = ['en_route', 'on_site', 'working', 'paused'];
export const isUnderWay = ({ status }: Pick<RunningVisit, 'status'>): boolean => underWay.includes(status);

/** Who is past the end of a visit and says nothing is believed to need this long. */
const SILENT_OVERRUN_MS = 15 * MINUTE_MS;

/** Leave and sickness, the entered and the told. */
export function absencesOf(
  engineer: Pick<PlannableEngineer, 'id' | 'absences'>,
  { events, day }: Pick<RepairFacts, 'events' | 'day'>,
): Span[] {
  const told = events.flatMap(event =>
    event.kind === 'engineer-away' && event.engineerId === engineer.id
      ? [{ start: Date.parse(event.from), end: event.to === null ? spanOf(day).end : Date.parse(event.to) }]
      : [],
  );
  return [...(engineer.absences ?? []), ...told];
}

/** When the visit under way is over, as far as that is known. */
export function expectedEnd(
  visit: RunningVisit,
  { position }: Pick<PlannableEngineer, 'position'>,
  { events, day: { now } }: Pick<RepairFacts, 'events' | 'day'>,
): number {
  if (events.some(event => event.kind === 'no-access' && event.visitId === visit.id)) return now;
  const told = events.find(event => event.kind === 'overrun' && event.visitId === visit.id);
  if (told?.kind === 'overrun') return Math.max(visit.end + told.minutes * MINUTE_MS, now);
  if (visit.status === 'en_route') {
    const arrival = Math.max(visit.start, now + (position ? wayMs(position, visit.position) : 0));
    return Math.max(visit.end, arrival + (visit.end - visit.start));
  }
  return visit.end > now ? visit.end : now + SILENT_OVERRUN_MS;
}

interface Free {
  at: number;
  place: Position;
  /** The place is where the engineer really is, not where one would be. */
  isKnown: boolean;
}

/** What is left of an engineer's day, and what of it has lost its engineer. `visits` are the engineer's own. */
export function restOfEngineer(
  engineer: PlannableEngineer,
  visits: readonly RunningVisit[],
  facts: RepairFacts,
  isFitting: (visit: RunningVisit) => boolean,
): EngineerRest {
  const { now } = facts.day;
  const day = spanOf(facts.day);
  const absences = absencesOf(engineer, facts);
  const [current] = visits.filter(isUnderWay).toSorted((a, b) => b.end - a.end);
  const endsAt = current && ceilMinute(expectedEnd(current, engineer, facts));
  const overMinutes = current && endsAt ? Math.round((endsAt - current.end) / MINUTE_MS) : 0;
  const ahead = visits.filter(visit => !isUnderWay(visit)).toSorted((a, b) => a.start - b.start);
  const isLost = (visit: RunningVisit): boolean =>
    absences.some(absence => overlaps(absence, spanFrom(visit, now))) ||
    facts.events.some(event => event.kind === 'declined' && event.visitId === visit.id);
  const rest: EngineerRest = {
    stretches: [],
    homeless: ahead.filter(isLost),
    outside: [],
    overrun: current && overMinutes > 0 ? { visit: current, minutes: overMinutes } : null,
  };
  const standing = ahead.filter(visit => !isLost(visit));
  const isDisturbed = rest.overrun !== null || standing.some(visit => visit.start < now);
  const seen = new Set<RunningVisit>();
  for (const shift of engineer.shifts.filter(one => overlaps(one, day))) {
    const working = workingPart(shift, day);
    const agreedMs = overtimeOf({ ...engineer, absences }, shift, working);
    const mine = standing.filter(
      visit => !seen.has(visit) && shift.start <= visit.start && visit.start < shift.end + agreedMs,
    );
    for (const visit of mine) seen.add(visit);
    const part = covering(working, mine);
    const since = Math.max(part.start, now);
    const isHere = current !== undefined && endsAt !== undefined && since < shift.end + agreedMs;
    const last = facts.day.plans
      .find(plan => plan.engineerId === engineer.id)
      ?.visits.filter(visit => visit.start < now && !standing.some(one => one.id === visit.id))
      .at(-1);
    const free: Free = isHere
      ? { at: Math.max(since, endsAt), place: current.position, isKnown: overMinutes > 0 }
      : {
          at: since,
          place: placeAtStart(engineer, last, shift, now),
          isKnown: Boolean(engineer.position) && shift.start < now,
        };
    const evening = {
      from: floorMinute(working.end),
      longestMs: Math.max(facts.policy.overtimeMinutes * MINUTE_MS, agreedMs),
    };
    const cut = { part, evening, absences, free, isDisturbed, isFitting };
    const found = stretchesIn(engineer, mine, facts, cut);
    const held = new Set(found.flatMap(stretch => stretch.held.map(one => one.visit)));
    rest.stretches.push(...found);
    // The shift is over, or leave has taken the rest of it.
    rest.homeless.push(...mine.filter(visit => !held.has(visit)));
  }
  rest.outside = standing.filter(visit => !seen.has(visit));
  return rest;
}

/** A visit that should have begun is still to be done. */
function spanFrom({ start, end }: Span, now: number): Span {
  const begin = Math.max(start, now);
  return { start: begin, end: Math.max(end, begin + (end - start)) };
}

function covering(part: Span, visits: readonly Span[]): Span {
  return {
    start: Math.min(part.start, ...visits.map(visit => visit.start)),
    end: Math.max(part.end, ...visits.map(visit => visit.end)),
  };
}

interface Cut {
  part: Span;
  /** Since when it is overtime, and how much of it is allowed or agreed. */
  evening: { from: number; longestMs: number };
  absences: readonly Span[];
  free: Free;
  isDisturbed: boolean;
  isFitting: (visit: RunningVisit) => boolean;
}

function stretchesIn(
  engineer: PlannableEngineer,
  standing: readonly RunningVisit[],
  { day: { now }, policy }: RepairFacts,
  { part, evening, absences, free, isDisturbed, isFitting }: Cut,
): RestStretch[] {
  const done: RestStretch[] = [];
  const frozenUntil = now + policy.frozenMinutes * MINUTE_MS;
  let { at, place } = free;
  let isKnown = free.isKnown;
  const taken = new Set<RunningVisit>();
  for (const piece of without([part], absences)) {
    let open = begun(engineer.id, ceilMinute(Math.max(piece.start, at)), place);
    at = open.start;
    for (const visit of standing) {
      if (taken.has(visit) || !overlaps(spanFrom(visit, now), piece)) continue;
      taken.add(visit);
      const arrival = at + wayMs(place, visit.position);
      const isReached = arrival <= visit.start;
      // Nobody knows where the engineer is: on the way already, if it has to be so.
      const isTrusted = !isReached && !isKnown && open.held.length === 0 && visit.start >= now;
      const isTight = !isReached && !isTrusted && !isDisturbed;
      if (isTrusted) open.start = Math.min(open.start, visit.start - wayMs(place, visit.position));
      if (isTight) {
        if (open.held.length > 0) done.push({ ...open, end: at });
        open = begun(engineer.id, visit.start, visit.position);
      }
      const stays = isReached || isTrusted || isTight;
      const reason = stays ? reasonToStay(visit, isTight || !isFitting(visit), frozenUntil) : null;
      open.held.push({ visit, fixed: reason });
      at = Math.max(visit.start, stays ? 0 : arrival) + (visit.end - visit.start);
      at = ceilMinute(at);
      place = visit.position;
      isKnown = true;
    }
    const isLast = piece.end === part.end;
    done.push(closed(open, isLast ? engineer.home : null, { piece, at, place, evening }));
  }
  return done.filter(stretch => stretch.end > stretch.start || stretch.held.length > 0);
}

function reasonToStay(
  visit: RunningVisit,
  isAgainstAdvice: boolean,
  frozenUntil: number,
): LeftAloneReason | null {
  if (visit.isPinned) return 'pinned';
  if (isAgainstAdvice) return 'against-advice';
  return visit.start < frozenUntil ? 'soon' : null;
}

const begun = (engineerId: string, start: number, from: Position): RestStretch => ({
  engineerId,
  start,
  end: start,
  from,
  to: null,
  overtimeMs: 0,
  held: [],
});

/**
 * The end of the shift, with the overtime that is allowed or agreed behind it; later where the visits that stand need it
 * already. Going straight home is always possible.
 */
function closed(
  open: RestStretch,
  home: Position | null,
  { piece, at, place, evening }: { piece: Span; at: number; place: Position } & Pick<Cut, 'evening'>,
): RestStretch {
  const end = floorMinute(piece.end);
  // Leave follows: what cannot be done before it goes to somebody else.
  const lastStaying = open.held.findLast(held => held.fixed)?.visit.end ?? open.start;
  if (!home) return { ...open, end: Math.max(end, ceilMinute(lastStaying)) };
  if (open.held.length === 0 && open.start >= end) return open;
  const from = Math.max(open.start, evening.from);
  const straight = open.start + wayMs(open.from, home);
  const standing = open.held.length > 0 ? at + wayMs(place, home) : open.start;
  const latest = Math.max(end, evening.from + evening.longestMs, standing, straight);
  return { ...open, to: home, end: from, overtimeMs: Math.max(0, latest - from) };
}
