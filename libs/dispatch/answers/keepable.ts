import type {
  BreakDescription,
  EngineerDescription,
  JobDescription,
  ProblemDescription,
} from '../model/description';
import { mayWorkLonger } from '../model/overtime';
import { hasLeft, legsDone, placesOf } from './cut-day';
import type { CutDay } from './cut-day';

/**
 * What an engineer can still keep to after an event. An overrun may take away a break, or the end of the shift; the way home
 * may be longer than over the visit that fell away. What cannot be kept is not asked for any more: going straight home,
 * with the breaks that are left, breaks no rule.
 */
export function keepable(
  engineer: EngineerDescription,
  day: CutDay,
  problem: ProblemDescription,
): EngineerDescription {
  const { breaks = [] } = engineer;
  const { matrices } = problem;
  const { distances } = matrices[engineer.profile]!;
  const { isOut, taken, leg, left, cell } = wayHome(engineer, day, matrices);
  const kept = { ...engineer, breaks: [...breaks.slice(0, taken), ...left.breaks] };
  if (!isOut) return kept;
  const driven = legsDone(engineer, day, placesOf(problem)).reduce(
    (sum, [a, b]) => sum + (distances?.[a]?.[b] ?? 0),
    0,
  );
  return {
    ...kept,
    ...longerShift(engineer, left.home),
    maxTravelSeconds: atLeast(engineer.maxTravelSeconds, (day.fixed.at(-1)?.travel ?? 0) + leg),
    maxDistanceMetres: atLeast(engineer.maxDistanceMetres, driven + cell(distances)),
  };
}

/** When he is at home at the earliest; when he is free, if he has not left it. */
export function homeAt(engineer: EngineerDescription, day: CutDay, { matrices }: ProblemDescription): number {
  const { isOut, left } = wayHome(engineer, day, matrices);
  return isOut ? left.home : (engineer.shift?.[0] ?? day.free.at);
}

function wayHome(
  { profile, startPlace, endPlace, breaks = [], speedFactor = 1 }: EngineerDescription,
  day: CutDay,
  matrices: ProblemDescription['matrices'],
) {
  const taken = day.fixed.filter(step => step.kind === 'break').length;
  const isOut = hasLeft(day);
  const from = isOut ? day.free.place : startPlace;
  const cell = (rows: readonly (readonly number[])[] | undefined) =>
    from === undefined || endPlace === undefined ? 0 : (rows?.[from]?.[endPlace] ?? 0);
  const leg = Math.round(cell(matrices[profile]!.durations) / speedFactor);
  const left = takeable(day.isClosed ? [] : breaks.slice(taken), day.free.at, leg);
  return { isOut, taken, leg, left, cell };
}

/** Who may work longer is paid for all that it takes; of another one the shift is what gives. */
function longerShift(
  { shift, maxOvertimeSeconds }: EngineerDescription,
  home: number,
): Pick<EngineerDescription, 'shift' | 'maxOvertimeSeconds'> {
  if (!shift) return {};
  if (mayWorkLonger({ maxOvertimeSeconds }))
    return { maxOvertimeSeconds: atLeast(maxOvertimeSeconds, home - shift[1]) };
  return { shift: [shift[0], Math.max(shift[1], home)] };
}

/** The breaks that can still be taken one after the other on a way of `leg` seconds, and when it ends. */
function takeable(
  breaks: readonly BreakDescription[],
  at: number,
  leg: number,
): { breaks: BreakDescription[]; home: number } {
  const kept: BreakDescription[] = [];
  let clock = at;
  let rest = leg;
  for (const pause of breaks) {
    const window = pause.windows.find(([, to]) => to >= clock);
    if (!window) continue;
    kept.push(pause);
    const begin = Math.max(clock, window[0]);
    rest = Math.max(0, rest - (begin - clock));
    clock = begin + pause.durationSeconds;
  }
  return { breaks: kept, home: clock + rest };
}

function atLeast(limit: number | undefined, needed: number): number | undefined {
  return limit === undefined ? undefined : Math.max(limit, needed);
}

/** A pin is kept if it can be; what has happened may leave it no room. */
export function mayWait(job: JobDescription): JobDescription {
  return job.pinnedTo === undefined ? job : { ...job, mayWait: true };
}
