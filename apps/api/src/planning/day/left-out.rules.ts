import { rankCandidates } from '#dispatch';
import type { DayPlan, DispatchCandidate, Reason, ReasonCode } from '#dispatch';
import { isOfSameCompany, spanOf } from './day';
import type { DayFacts, DayOrder, LeftOutReason } from './day';
import { rested } from './rest.rules';

/** Why nobody gets it, by what the board itself says of every engineer when the job is dragged there. */
export function leftOutReason(
  order: DayOrder,
  facts: DayFacts,
  plansAfter: readonly DayPlan[],
  earliest: number,
): LeftOutReason {
  const { end } = spanOf(facts);
  const own = facts.engineers.filter(engineer => isOfSameCompany(order, engineer));
  const ofPlan = own.map(engineer => rested(engineer, { ...facts, span: spanOf(facts) }));
  const rank = (plans: readonly DayPlan[], job = order.job, people = ofPlan) =>
    rankCandidates(
      job,
      people.map(engineer => ({
        ...engineer,
        shifts: engineer.shifts.filter(shift => shift.start < end && shift.end > earliest),
        position: null,
      })),
      plans,
      earliest,
      { horizonMs: Math.max(0, end - earliest) },
    );
  const ranked = rank(plansAfter);
  const working = ranked.filter(one => !has(one, 'off-shift', 'on-leave'));
  const skilled = ranked.filter(one => !has(one, 'skill-missing', 'certificate-expired'));
  const wanted = skilled.filter(one => !has(one, 'excluded-engineer'));
  const skills = order.job.skills.map(({ skill }) => skill).join(', ');
  if (skilled.length === 0 && own.length > 0) return { code: 'skill-missing', params: { skills } };
  if (skilled.length > 0 && wanted.length === 0)
    return { code: 'excluded', params: { count: skilled.length } };
  if (working.length === 0) return { code: 'nobody-works', params: {} };
  const able = wanted.filter(one => working.includes(one));
  if (able.length === 0) return { code: 'skilled-away', params: { count: skilled.length, skills } };
  const names = new Map(own.map(engineer => [engineer.id, engineer.name]));
  const isAble = ({ engineerId }: DispatchCandidate) => able.some(one => one.engineerId === engineerId);
  const [best] = able.filter(one => one.feasible);
  if (best) {
    const engineer = names.get(best.engineerId) ?? '';
    const late = best.reasons.find(reason => reason.code === 'promised-window-missed');
    if (late)
      return { code: 'promise-too-tight', params: { engineer, minutes: late.params['minutes'] ?? 0 } };
    const over = best.reasons.find(isBeyondAgreed);
    if (over) return { code: 'overtime-only', params: { engineer, minutes: over.params['minutes'] ?? 0 } };
  }
  const tired = best ? null : rank(plansAfter, order.job, own).find(one => one.feasible && isAble(one));
  if (tired) return { code: 'rest', params: { engineer: names.get(tired.engineerId) ?? '' } };
  const isReachable = (emptyDay: readonly DispatchCandidate[]) =>
    emptyDay.some(one => one.feasible && isAble(one) && !one.reasons.some(isBeyondAgreed));
  const params = { count: able.length };
  if (isReachable(rank([]))) return { code: 'no-room', params };
  const isClosed = order.job.accessHours && isReachable(rank([], { ...order.job, accessHours: null }));
  return { code: isClosed ? 'site-closed' : 'out-of-reach', params };
}

/** Overtime that nobody has agreed to: the plan does without. */
const isBeyondAgreed = ({ code, params }: Reason): boolean =>
  code === 'overtime' && Number(params['minutes']) > Number(params['agreed'] ?? 0);

const has = ({ reasons }: DispatchCandidate, ...codes: ReasonCode[]): boolean =>
  reasons.some(reason => codes.includes(reason.code));
