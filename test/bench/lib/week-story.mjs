import { chanceFrom } from './field-day.mjs';

const HOUR = 3_600;
/** What a day brings, by kind, for sixty engineers: so many times. A breakdown takes the van and with it the engineer. */
const usual = { emergency: 6, overrun: 12, declined: 4, sick: 1, breakdown: 1 };

/**
 * What happens on one day, in its order: when, to whom (chosen among those it can happen to by `which`), for how long. The
 * same seed gives the same story, whoever dispatches.
 */
export function storyOf(seed, day, engineers) {
  const chance = chanceFrom(seed * 101 + day);
  for (let warm = 0; warm < 20; warm++) chance();
  const share = engineers / 60;
  return Object.entries(usual)
    .flatMap(([kind, times]) =>
      Array.from({ length: Math.max(1, Math.round(times * share)) }, () => ({
        kind,
        // Who is sick says so in the first half of the day.
        at: Math.round((8.5 + chance() * (kind === 'sick' ? 2 : 6.5)) * HOUR),
        which: Math.floor(chance() * 1e6),
        seconds: 900 + Math.floor(chance() * 9) * 600,
      })),
    )
    .toSorted((a, b) => a.at - b.at);
}

const endOf = step => step.arrival + step.waiting + step.setup + step.duration;
const pick = (list, which) => (list.length === 0 ? null : list[which % list.length]);

/** The happening as an event of the engine on the day as it stands; null if there is nobody it could happen to. */
export function eventOf({ kind, at, which, seconds }, { problem, made }, id) {
  const steps = made.routes.flatMap(({ engineer, steps: all }) =>
    all.map((step, index) => ({ ...step, engineer, before: all.slice(0, index).findLast(notBreak) })),
  );
  if (kind === 'emergency') {
    const { place, skills } = problem.jobs[which % problem.jobs.length];
    const windows = [[at, 17 * HOUR]];
    return { kind, job: { id, place, skills, durationSeconds: HOUR, priority: 100, windows } };
  }
  const jobs = steps.filter(step => step.kind === 'job');
  if (kind === 'overrun') {
    const visit = pick(
      jobs.filter(step => step.arrival + step.waiting < at && endOf(step) > at),
      which,
    );
    return visit && { kind, job: visit.id, endsAt: Math.round(endOf(visit)) + seconds };
  }
  if (kind === 'declined') {
    const visit = pick(
      jobs.filter(step => step.before && endOf(step.before) > at),
      which,
    );
    return visit && { kind, job: visit.id, engineer: visit.engineer };
  }
  return { kind: 'sick', engineer: problem.engineers[which % problem.engineers.length].id };
}

const notBreak = step => step.kind !== 'break';
