import type { Orders } from '../model/coupling';
import { serviceOf } from '../model/paces';
import { earliestStart } from '../model/problem';
import { statedName } from '../model/parts';
import { isOnePerson } from '../model/people';
import { keepsRelations } from '../model/relations';
import { missingFor } from '../model/stock';
import { hasJobLeft, jobsIn } from '../search/person-limits';
import type { Routes } from '../search/routes';
import { lackInTime, lackingOf } from './lacking';
import type { Lacking } from './lacking';
import { offersByPlace } from './offers-with-stops';
import { shortageFor } from './shortage';
import type { Shortage } from './shortage';
import { engineerId } from './standing';

/** The hard rule that keeps an engineer from a job, with the numbers of both sides. Codes only: texts are the client's. */
export type Refusal =
  | { code: 'pinned'; engineer: number }
  | { code: 'never' }
  | { code: 'skill'; skill: number }
  /** It waits for another job that nobody does. */
  | { code: 'waits'; job: number }
  /** Another job that must be with the same engineer (or must not) is with this one, on whichever of his shifts. */
  | { code: 'same-engineer'; job: number; engineer: number }
  | { code: 'different-engineer'; job: number }
  /** Another part of the job has this shift. */
  | { code: 'own-shift'; job: number }
  | { code: 'load'; kind: number; needs: number; has: number }
  | { code: 'no-jobs' }
  /** It is neither on the van nor in any depot, or in none that is on the way in time, on an otherwise empty day. */
  | { code: 'parts'; lacks: Lacking; isInDepots: boolean }
  /** There is time to fetch it, but each depot at which there is has too few of a part, even on an otherwise empty day of everybody. */
  | { code: 'depot-stock'; tooFew: Shortage }
  | { code: 'travel'; needsSeconds: number; mostSeconds: number }
  | { code: 'distance'; needsMetres: number; mostMetres: number }
  /** No window of the job has room for it in the shift, wherever the engineer is. */
  | { code: 'shift'; shift: [from: number, to: number]; opens: number; closes: number }
  /** The shift would do, but not with the way there and back and the breaks. `ready` is when he would be home. */
  | { code: 'reach'; arrives: number; closes: number; ready: number; shiftTo: number }
  /** On an empty day he could; what is short in his day as it stands, jobs in all of his days. */
  | { code: 'full'; short: 'jobs' | 'load' | 'time'; jobs: number }
  /** The jobs that he has use it up, and leave no time to fetch more. */
  | { code: 'full'; short: 'parts'; jobs: number; lacks: Lacking }
  /** He has time to fetch it, but what everybody fetches leaves too few of a part in each depot at which he has. */
  | { code: 'full'; short: 'depot-stock'; jobs: number; tooFew: Shortage };

/**
 * Why a job that fits nowhere in the route of an engineer does not. Hard facts go before what another plan could change;
 * `emptyDay` has no jobs at all.
 */
export function refusalOf(routes: Routes, emptyDay: Routes, engineer: number, job: number): Refusal {
  const { problem } = routes;
  const { loads, demand, capacity, pinned } = problem;
  if (pinned[job] !== -1 && pinned[job] !== engineer)
    return { code: 'pinned', engineer: engineerId(problem, pinned[job]!) };
  const id = engineerId(problem, engineer);
  if (problem.description.jobs[job]?.never?.includes(id)) return { code: 'never' };
  const skills = problem.description.engineers[engineer]?.skills;
  const skill = problem.description.jobs[job]?.skills?.find(one => !skills?.includes(one));
  if (skill !== undefined) return { code: 'skill', skill };
  for (let kind = 0; kind < loads; kind++) {
    const needs = demand[job * loads + kind]!;
    const has = capacity[engineer * loads + kind]!;
    if (needs > has) return { code: 'load', kind, needs, has };
  }
  if (problem.maxJobs[engineer] === 0) return { code: 'no-jobs' };
  const missing = missingFor(problem, engineer, job);
  if (missing !== null)
    return { code: 'parts', lacks: lackingOf(problem, engineer, job, missing), isInDepots: false };
  const alone = emptyDayRefusal(emptyDay, engineer, job);
  if (alone) return alone;
  const relation = relationRefusal(routes, engineer, job);
  if (relation) return relation;
  const jobs = jobsIn(routes, engineer);
  if (jobs >= problem.maxJobs[engineer]! || !hasJobLeft(routes, engineer))
    return { code: 'full', short: 'jobs', jobs };
  for (let kind = 0; kind < loads; kind++)
    if (
      routes.load[engineer * loads + kind]! + demand[job * loads + kind]! >
      capacity[engineer * loads + kind]!
    )
      return { code: 'full', short: 'load', jobs };
  const tooFew = shortageFor(routes, engineer, job);
  if (tooFew !== null) return { code: 'full', short: 'depot-stock', jobs, tooFew };
  const lacks = lackInTime(routes, engineer, job);
  if (lacks !== null) return { code: 'full', short: 'parts', jobs, lacks };
  return { code: 'full', short: 'time', jobs };
}

function relationRefusal(
  { problem, engineer: owners }: Routes,
  engineer: number,
  job: number,
): Refusal | null {
  const { relations, orders } = problem;
  const missing = orders ? whatIsMissing(orders, owners, job) : undefined;
  if (missing !== undefined) return { code: 'waits', job: statedName(problem, missing).id };
  if (!relations || keepsRelations(relations, owners, engineer, job)) return null;
  const { person, sameAt, same, apartAt, apart, ownShift } = relations;
  const isHis = (other: number) => owners[other] !== -1 && isOnePerson(person, owners[other]!, engineer);
  const id = (other: number) => statedName(problem, other).id;
  const elsewhere = same
    .subarray(sameAt[job], sameAt[job + 1])
    .find(other => owners[other] !== -1 && !isHis(other));
  if (elsewhere !== undefined)
    return { code: 'same-engineer', job: id(elsewhere), engineer: engineerId(problem, owners[elsewhere]!) };
  const here = apart.subarray(apartAt[job], apartAt[job + 1]).find(isHis);
  if (here !== undefined) return { code: 'different-engineer', job: id(here) };
  const parts = ownShift?.of.subarray(ownShift.at[job], ownShift.at[job + 1]) ?? [];
  return parts.some(other => owners[other] === engineer) ? { code: 'own-shift', job: id(job) } : null;
}

function whatIsMissing({ at, of, from }: Orders, owners: Int32Array, job: number): number | undefined {
  const waitsFor = [...of.subarray(at[job], at[job + 1])].map(link => from[link]!);
  return waitsFor.find(other => other !== job && owners[other] === -1);
}

function emptyDayRefusal(emptyDay: Routes, engineer: number, job: number): Refusal | null {
  const { problem } = emptyDay;
  const { place, width, jobCount, shiftTo } = problem;
  const kind = problem.kind[engineer]!;
  const sentinel = jobCount + engineer;
  const there = place[sentinel]! * width + place[job]!;
  const back = place[job]! * width + problem.endPlace[engineer]!;
  const durations = problem.durations[kind]!;
  const begin = earliestStart(problem, job, problem.shiftFrom[engineer]!);
  const shift: [number, number] = [problem.shiftFrom[engineer]!, shiftTo[engineer]!];
  if (begin + serviceOf(problem, engineer, job, true) > shift[1])
    return { code: 'shift', shift, opens: problem.opens[job]!, closes: problem.closes[job]! };
  const needsSeconds = durations[there]! + durations[back]!;
  const mostSeconds = problem.maxTravel[engineer]!;
  if (needsSeconds > mostSeconds) return { code: 'travel', needsSeconds, mostSeconds };
  const metres = problem.distances[kind];
  const needsMetres = metres ? metres[there]! + metres[back]! : 0;
  const mostMetres = problem.maxDistance[engineer]!;
  if (needsMetres > mostMetres) return { code: 'distance', needsMetres, mostMetres };
  if (offersByPlace(emptyDay, engineer, job).length > 0) return null;
  const tooFew = shortageFor(emptyDay, engineer, job);
  if (tooFew !== null) return { code: 'depot-stock', tooFew };
  const lacks = lackInTime(emptyDay, engineer, job);
  if (lacks !== null) return { code: 'parts', lacks, isInDepots: true };
  const arrives = shift[0] + durations[there]!;
  const service = serviceOf(problem, engineer, job, place[sentinel] === place[job]);
  const ready = earliestStart(problem, job, arrives) + service + durations[back]!;
  return { code: 'reach', arrives, closes: problem.closes[job]!, ready, shiftTo: shift[1] };
}
