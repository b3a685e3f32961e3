// An emergency falls into a running day: how soon there is an answer, when somebody comes, and who is disturbed by it.
import { readFileSync } from 'node:fs';
import { fieldDay } from './lib/field-day.mjs';
import { median, percentile, round, say, spread } from './lib/figures.mjs';

/** `improved` emergencies get `seconds` of processor each, all `events` a first answer; the day is planned in `planning`. */
export const defaults = {
  jobs: 500,
  engineers: 60,
  planning: 10,
  seconds: 1,
  events: 200,
  improved: 5,
  moment: 10.5,
  seed: 1,
};
const HOUR = 3_600;
const library = new URL('../../dist/api/dispatch.js', import.meta.url);

export async function run({ jobs, engineers, planning, seconds, events, improved, moment, seed }) {
  const { plan, readVroom, replan, slots } = await import(library);
  const now = () => performance.now();
  // Budgets are processor seconds: neighbours on the machine must not make the plans worse.
  const { problem } = readVroom(fieldDay(jobs, seed, engineers));
  say(`planning ${jobs} jobs, ${engineers} engineers, ${planning} s`);
  const day = plan(problem, { seed, budgetMs: planning * 1_000, now: busyMs });
  const at = moment * HOUR;
  const emergencies = Array.from({ length: events }, (_, index) => emergencyOf(problem, at, index));
  const policy = { at };
  const begins = ({ plan: made }, id) =>
    made.routes.flatMap(one => one.steps).find(step => step.kind === 'job' && step.id === id);
  const minutes = (answer, id) => {
    const step = begins(answer, id);
    return step ? (step.arrival + step.waiting - at) / 60 : Infinity;
  };
  const open = day.routes
    .flatMap(one => one.steps)
    .filter(step => step.kind === 'job' && step.arrival > at).length;

  say(`${events} first answers`);
  const first = emergencies.map(job => {
    const [begun, busy] = [now(), busyMs()];
    const answer = replan(problem, day, [{ kind: 'emergency', job }], policy, { seed, iterations: 0 });
    return {
      ...figuresOf(answer, now() - begun, minutes(answer, job.id), day),
      processorMs: busyMs() - busy,
    };
  });
  say(`${improved} of them improved for ${seconds} s, and a new plan of the day in as long`);
  const options = { seed, budgetMs: seconds * 1_000, now: busyMs };
  const chosen = emergencies.slice(0, improved);
  const better = chosen.map(job => {
    const begun = now();
    const answer = replan(problem, day, [{ kind: 'emergency', job }], policy, options);
    return figuresOf(answer, now() - begun, minutes(answer, job.id), day);
  });
  const owners = new Map(
    day.routes.flatMap(one =>
      one.steps.flatMap(step => (step.kind === 'job' && step.arrival > at ? [[step.id, one.engineer]] : [])),
    ),
  );
  const anew = chosen.map(job => {
    const begun = now();
    const made = plan({ ...problem, jobs: [...problem.jobs, job] }, options);
    const changed = made.routes.flatMap(one =>
      one.steps.filter(step => owners.has(step.id) && owners.get(step.id) !== one.engineer),
    ).length;
    return {
      ms: now() - begun,
      minutes: minutes({ plan: made }, job.id),
      changed,
      lost: made.unservedPriority - day.unservedPriority,
    };
  });
  say(`${events} times 20 slots`);
  const offered = emergencies.map(job => {
    const [begun, busy] = [now(), busyMs()];
    slots(problem, day, job, 20);
    return { ms: now() - begun, processorMs: busyMs() - busy };
  });
  const rows = [
    ['first answer', first],
    [`after ${seconds} cpu s`, better],
    ['anew, yardstick', anew],
  ];
  const columns = [
    '',
    'ms p50',
    'p99',
    'starts in min',
    'p90',
    'nobody comes',
    'change engineer',
    'most',
    'phoned',
    'priority lost',
    'most',
  ];
  return {
    columns: [`${open} open jobs, ${engineers} engineers`, ...columns.slice(1)],
    rows: rows.map(([name, all]) => [name, ...cells(all)]),
    more: {
      columns: ['processor and wall', 'cpu ms p50', 'p95', 'p99', 'wall ms p50', 'p95', 'p99'],
      rows: [
        ['first answer', ...spreads(first)],
        ['20 slots', ...spreads(offered)],
      ],
    },
    figures: {
      yardstick: 'the whole day planned anew in the same time, blind to what is done',
      open,
      lostBefore: day.unservedPriority,
      first: summary(first),
      improved: summary(better),
      anew: summary(anew),
      firstProcessorMs: spread(first.map(one => one.processorMs)),
      slotsMs: spread(offered.map(one => one.ms)),
      slotsProcessorMs: spread(offered.map(one => one.processorMs)),
      ratio: round(
        median(better.map(one => one.changed)) / Math.max(1, median(anew.map(one => one.changed))),
        3,
      ),
      ratioOf: 'other jobs that change engineer, improved answer to new plan',
      peakMegabytes: peakMegabytes(),
    },
  };
}

/** At the place of some job, for one of the five skills, an hour long, within four hours. */
function emergencyOf(problem, at, index) {
  const like = problem.jobs[(index * 7_919) % problem.jobs.length];
  return {
    id: 1_000_000 + index,
    place: like.place,
    durationSeconds: HOUR,
    priority: 100,
    skills: like.skills,
    windows: [[at, at + 4 * HOUR]],
  };
}

const figuresOf = ({ plan, changes, changedEngineer }, ms, minutes, day) => ({
  ms,
  minutes,
  changed: changedEngineer,
  phoned: changes.filter(one => one.mustPhone && one.from).length,
  lost: plan.unservedPriority - day.unservedPriority,
});

/** Of this process: what neighbours take is not in it. */
function busyMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

const spreads = all =>
  [all.map(one => one.processorMs), all.map(one => one.ms)].flatMap(one => Object.values(spread(one)));

function cells(all) {
  const { ms, startMinutes, nobody, changed, phoned, lost } = summary(all);
  return [
    ms.p50,
    ms.p99,
    startMinutes.p50,
    startMinutes.p90,
    nobody,
    changed.p50,
    changed.most,
    phoned,
    lost.mean,
    lost.most,
  ];
}

function summary(all) {
  const of = name => all.map(one => one[name]).filter(value => Number.isFinite(value));
  const mean = numbers => round(numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length));
  const started = of('minutes');
  return {
    ms: spread(of('ms')),
    startMinutes: { p50: round(median(started), 0), p90: round(percentile(started, 0.9), 0) },
    nobody: all.length - started.length,
    changed: { p50: median(of('changed')), most: Math.max(...of('changed')) },
    phoned: mean(of('phoned')),
    lost: { mean: mean(of('lost')), most: Math.max(...of('lost')) },
  };
}

function peakMegabytes() {
  try {
    return Math.round(
      Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1_024,
    );
  } catch {
    return null;
  }
}
