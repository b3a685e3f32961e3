import { overlaps } from '#dispatch';
import type { DayPlan } from '#dispatch';
import { spanOf } from '../day/day';
import { leftOutReason } from '../day/left-out.rules';
import { earliestStart } from '../day/stretches.rules';
import { MINUTE_MS } from '../day/way';
import { isOff } from './describe-rest.rules';
import type { DescribedRest } from './describe-rest.rules';
import { absencesOf } from './engineer-rest.rules';
import type { Because, Move, RepairFacts } from './repair';

/** Why it does not stay where it is, in minutes where there are any; then, for what finds no place, why nobody has one. */
export function reasonsFor(
  move: Move,
  moves: readonly Move[],
  facts: RepairFacts,
  { rests }: Pick<DescribedRest, 'rests'>,
  plansAfter: readonly DayPlan[],
): Because[] {
  const why = causeOf(move, moves, facts, rests);
  const { visit } = move;
  if (move.to || !visit || why.code === 'no-access') return [why];
  const earliest = earliestStart(spanOf(facts.day), facts.day.now);
  return [why, leftOutReason(visit.order, facts.day, plansAfter, earliest)];
}

function causeOf(
  { visit, to, orderId }: Move,
  moves: readonly Move[],
  facts: RepairFacts,
  rests: DescribedRest['rests'],
): Because {
  const { now, engineers } = facts.day;
  if (!visit) {
    const insertion = facts.insertions.find(one => one.orderId === orderId);
    const isDeclined = (insertion?.never.length ?? 0) > 0;
    return { code: isDeclined ? 'declined-before' : 'urgent', params: {} };
  }
  const who = engineers.find(one => one.id === visit.engineerId);
  const engineer = who?.name ?? '';
  if (isOff(visit, facts)) return { code: 'no-access', params: {} };
  if (facts.events.some(event => event.kind === 'declined' && event.visitId === visit.id))
    return { code: 'declined', params: { engineer } };
  const rest = rests.get(visit.engineerId);
  // Late and away at once: it is late because nobody is there.
  const span = { start: Math.max(visit.start, now), end: Math.max(visit.end, now + 1) };
  const isAway = who && absencesOf(who, facts).some(absence => overlaps(absence, span));
  if (!rest || isAway) return { code: 'engineer-away', params: { engineer } };
  if (visit.start < now)
    return { code: 'late', params: { engineer, minutes: Math.round((now - visit.start) / MINUTE_MS) } };
  if (rest.overrun)
    return {
      code: 'overrun',
      params: { engineer, minutes: rest.overrun.minutes, number: rest.overrun.visit.label },
    };
  const late = rest.stretches.flatMap(({ held }) => held).find(one => one.visit.start < now);
  if (late)
    return {
      code: 'behind-late',
      params: {
        engineer,
        minutes: Math.round((now - late.visit.start) / MINUTE_MS),
        number: late.visit.label,
      },
    };
  const taker = moves.find(
    other =>
      other.orderId !== orderId &&
      other.to?.engineerId === visit.engineerId &&
      overlaps({ start: other.to.travelStart, end: other.to.end }, visit),
  );
  if (taker) return { code: 'makes-room', params: { number: labelOf(taker, facts) } };
  return { code: 'shorter-way', params: { minutes: to?.travelMinutes ?? 0 } };
}

function labelOf({ visit, orderId }: Move, { insertions }: RepairFacts): string {
  return visit?.label ?? insertions.find(one => one.orderId === orderId)?.number ?? '';
}
