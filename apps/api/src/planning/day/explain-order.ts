import { explain, overlaps } from '#dispatch';
import type { DispatchJob, EngineerAnswer, NotEarlier, Offer, Refusal, Window } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import { isOfSameCompany, spanOf } from './day';
import type { DayFacts, DayOrder } from './day';
import { FAR_SECONDS } from './describe.rules';
import { preferredAt } from './preferred.rules';
import { standingDay } from './standing-day';
import type { OwnVisit, StandingDay } from './standing-day';
import { MINUTE_MS } from './way';

/** `params` fill the translated sentence of `code`; times in them are ISO. */
export interface Because {
  code: string;
  params: Record<string, string | number>;
}

export interface PossiblePlace {
  start: number;
  latestStart: number;
  extraTravelMinutes: number;
}

export interface EngineerWhy {
  engineerId: string;
  refusal: Because | null;
  cheapest: PossiblePlace | null;
  earliest: PossiblePlace | null;
}

export interface OrderWhy {
  /** Why the visit does not begin earlier; null without a visit on this day. */
  notEarlier: Because | null;
  engineers: EngineerWhy[];
}

/** What another plan could change comes first. */
const order = [
  'full',
  'reach',
  'window',
  'site-hours',
  'site-closed',
  'other',
  'off',
  'excluded',
  'skill',
  'company',
];
const rank = ({ refusal }: EngineerWhy): number => (refusal ? order.indexOf(refusal.code) : -1);

/** Why an order is where it is on a day and not earlier, or what keeps everybody from it. `facts` without its own visit. */
export function explainOrder(facts: DayFacts, wanted: DayOrder, own: OwnVisit | null): OrderWhy {
  const standing = standingDay(facts, wanted, own);
  const told =
    standing &&
    explain({ ...standing.problem, jobs: [standing.job, ...standing.others.jobs] }, standing.made, 0);
  const answers = new Map<string, EngineerAnswer[]>();
  for (const answer of told?.engineers ?? []) {
    const id = standing?.stretches[answer.engineer]?.engineerId ?? '';
    answers.set(id, [...(answers.get(id) ?? []), answer]);
  }
  const windows = standing?.job.windows;
  const engineers = facts.engineers.map(engineer =>
    whyOf(engineer, wanted, answers.get(engineer.id) ?? [], facts, windows),
  );
  const travel = ({ cheapest }: EngineerWhy) => cheapest?.extraTravelMinutes ?? 0;
  return {
    notEarlier:
      own && notEarlierOf(standing, told?.planned?.notEarlier ?? null, facts, { own, job: wanted.job }),
    engineers: engineers.sort((a, b) => rank(a) - rank(b) || travel(a) - travel(b)),
  };
}

const iso = (facts: DayFacts, seconds: number): string =>
  new Date(spanOf(facts).start + seconds * 1_000).toISOString();

function notEarlierOf(
  standing: StandingDay | null,
  because: NotEarlier | null,
  facts: DayFacts,
  { own, job }: { own: OwnVisit; job: DispatchJob },
): Because {
  if (own.start <= (standing?.earliest ?? facts.now)) return { code: 'begins', params: {} };
  if (!standing?.isPlanned || !because) return { code: 'by-hand', params: {} };
  const time = (seconds: number) => iso(facts, seconds);
  const { code } = because;
  if (code === 'opens')
    return { code: isPromise(job, own.start) ? code : 'site-opens', params: { time: time(because.at) } };
  if (code === 'waits') return { code: 'opens', params: { time: time(because.endsAt + because.gapSeconds) } };
  const preferred = preferredAt(job, own.start);
  if (code === 'could' && preferred && because.from < (preferred.start - spanOf(facts).start) / 1_000)
    return { code: 'preferred', params: { time: new Date(preferred.start).toISOString() } };
  if (code === 'could') return { code, params: { time: time(because.from) } };
  // These days know of no depots: a stop at one would be a pause as any.
  if (code === 'break-before' || code === 'depot-before')
    return { code: 'break-before', params: { time: time(because.endsAt) } };
  const minutes = because.travelSeconds / 60;
  if (code === 'start') return { code, params: { time: time(because.at), minutes } };
  return { code, params: { time: time(because.endsAt), minutes, with: standing.labels[because.job] ?? '' } };
}

/** What opens then is the time that was promised, not the site. */
const isPromise = ({ promisedWindow, accessHours }: DispatchJob, at: number): boolean =>
  !accessHours || Math.abs((promisedWindow?.start ?? Infinity) - at) < MINUTE_MS;

function whyOf(
  engineer: PlannableEngineer,
  wanted: DayOrder,
  answers: readonly EngineerAnswer[],
  facts: DayFacts,
  windows: readonly Window[] | undefined,
): EngineerWhy {
  const refused = (refusal: Because): EngineerWhy => ({
    engineerId: engineer.id,
    refusal,
    cheapest: null,
    earliest: null,
  });
  if (!isOfSameCompany(wanted, engineer)) return refused({ code: 'company', params: {} });
  const skill = wanted.job.skills.find(
    need => !engineer.skills.some(one => one.skill === need.skill && one.level >= need.level),
  );
  if (skill) return refused({ code: 'skill', params: { skill: skill.skill, level: skill.level } });
  if (wanted.job.excludedEngineerIds?.includes(engineer.id)) return refused({ code: 'excluded', params: {} });
  const offers = answers.flatMap(answer => (answer.refusal ? [] : [answer]));
  const best = <T>(all: readonly T[], price: (one: T) => number): T | undefined =>
    all.toSorted((a, b) => price(a) - price(b))[0];
  const cheapest = best(
    offers.map(one => one.cheapest),
    one => one.extraCost,
  );
  const earliest = best(
    offers.map(one => one.earliest),
    one => one.from,
  );
  if (cheapest && earliest)
    return {
      engineerId: engineer.id,
      refusal: null,
      cheapest: placeOf(cheapest, facts, windows),
      earliest: placeOf(earliest, facts, windows),
    };
  const refusals = answers.flatMap(({ refusal }) => (refusal ? [becauseOf(refusal, facts, wanted.job)] : []));
  return refused(best(refusals, one => order.indexOf(one.code)) ?? { code: 'off', params: {} });
}

function placeOf(
  { from, to, extraTravelSeconds }: Offer,
  facts: DayFacts,
  windows: readonly Window[] | undefined,
): PossiblePlace {
  const { start } = spanOf(facts);
  // Between two windows nobody is let in: the place ends with the one that it begins in.
  const closes = windows?.find(([opens, last]) => opens <= from && from <= last)?.[1] ?? to;
  return {
    start: start + from * 1_000,
    latestStart: start + Math.min(to, closes) * 1_000,
    extraTravelMinutes: Math.round(extraTravelSeconds / 60),
  };
}

function becauseOf(refusal: Refusal, facts: DayFacts, job: DispatchJob): Because {
  if (refusal.code === 'full') return { code: 'full', params: { count: refusal.jobs } };
  if (refusal.code === 'shift') return notInTime(job, facts);
  if (refusal.code !== 'reach') return { code: 'other', params: {} };
  return Number.isFinite(refusal.ready) && refusal.ready > refusal.shiftTo && refusal.ready < FAR_SECONDS
    ? { code: 'reach', params: { time: iso(facts, refusal.ready), until: iso(facts, refusal.shiftTo) } }
    : notInTime(job, facts);
}

/** Not in the time that was promised, or not while the site is open. */
function notInTime({ promisedWindow, accessHours }: DispatchJob, facts: DayFacts): Because {
  const isClosed = accessHours && !accessHours.some(open => overlaps(open, spanOf(facts)));
  if (isClosed) return { code: 'site-closed', params: {} };
  return { code: accessHours && !promisedWindow ? 'site-hours' : 'window', params: {} };
}
