import type { BoardVisit, Engineer, Reason } from '#contracts';
import { spanOf } from '../../../board/day-of-engineer';
import { checkHere } from '../drop/check-here';

/** A visit ahead that could not be planned like this any more, and why. */
export interface Conflict {
  visit: BoardVisit;
  engineer: Engineer;
  reasons: readonly Reason[];
}

/** By id of the visit, in the order of their begins. */
export type Conflicts = ReadonlyMap<string, Conflict>;

export const noConflicts: Conflicts = new Map();

const ahead: readonly BoardVisit['status'][] = ['planned', 'dispatched', 'accepted'];

/** Of what speaks against a start, that for which a person has to give a reason. */
const serious: readonly Reason['code'][] = [
  'off-shift',
  'closed-site',
  'promised-window-missed',
  'travel-short',
];

/**
 * What stood when it was planned may not hold any more: somebody fell ill, the site has other hours, the visit before grew. Asked of
 * every visit ahead as if it were dropped where it stands. What a dispatcher gave a reason for is no news, but nobody can be in two
 * places, whatever was said. O(visits of a day squared, by engineer).
 */
export function conflictsOf(
  engineers: readonly Engineer[],
  visits: readonly BoardVisit[],
  now: number,
): Conflicts {
  const byId = new Map(engineers.map(engineer => [engineer.id, engineer]));
  const found = visits.flatMap((visit): Conflict[] => {
    const engineer = byId.get(visit.engineerId);
    if (!engineer || !ahead.includes(visit.status) || Date.parse(visit.start) <= now) return [];
    const reasons = reasonsAgainst(visit, engineer, visits);
    return reasons.length > 0 ? [{ visit, engineer, reasons }] : [];
  });
  found.sort((a, b) => a.visit.start.localeCompare(b.visit.start));
  return new Map(found.map(conflict => [conflict.visit.id, conflict]));
}

function reasonsAgainst(visit: BoardVisit, engineer: Engineer, visits: readonly BoardVisit[]): Reason[] {
  const { start, end } = spanOf(visit);
  const { reasons } = checkHere({
    // What it takes of skills was asked when it was planned, and by the server.
    thing: { ...visit, skills: [], dueAt: null, equipmentId: visit.workOrderId },
    minutes: (end - start) / 60_000,
    engineer,
    start,
    visits,
    ignoreVisitId: visit.id,
    // Whether it begins in time, and from where he is now, the clock on the bar says.
    now: 0,
  });
  return reasons.filter(reason => {
    if (reason.kind === 'blocking') return true;
    // Of two visits that are too close the later one is told of.
    const isSerious = serious.includes(reason.code) && (reason.params.from ?? 'visit') === 'visit';
    return isSerious && visit.overrideReason === null;
  });
}
