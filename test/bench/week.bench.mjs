// A simulated week: who repairs the day by search, beside who takes everything as it comes.
import { fieldDay } from './lib/field-day.mjs';
import { percentile, round, say } from './lib/figures.mjs';
import { eventOf, storyOf } from './lib/week-story.mjs';

/** Budgets are iterations, not time: the same seed gives the same week on any machine. */
export const defaults = {
  days: 5,
  jobs: 480,
  engineers: 60,
  planning: 40_000,
  iterations: 3_000,
  seed: 1,
};
const library = new URL('../../dist/api/dispatch.js', import.meta.url);
/** A begin by no more later than in the morning is a kept promise. */
const TOLERANCE_SECONDS = 900;

export async function run({ days, jobs, engineers, planning, iterations, seed }) {
  const engine = await import(library);
  const dispatchers = [
    { name: 'planned and repaired', planning, iterations, policy: {} },
    { name: 'planned, then first come', planning, iterations: 0, policy: { respondSeconds: 1e9 } },
    { name: 'first come, yardstick', planning: 0, iterations: 0, policy: { respondSeconds: 1e9 } },
  ];
  const weeks = new Map(dispatchers.map(({ name }) => [name, []]));
  for (let day = 1; day <= days; day++) {
    const { problem } = engine.readVroom(fieldDay(jobs, seed * 1_000 + day, engineers));
    const story = storyOf(seed, day, engineers);
    for (const { name, ...manner } of dispatchers) {
      say(`day ${day} of ${days}, ${name}`);
      weeks.get(name).push(lived(engine, problem, story, { ...manner, seed }));
    }
  }
  const sums = dispatchers.map(({ name }) => [name, summary(weeks.get(name))]);
  const [ours, , yardstick] = sums.map(([, sum]) => sum);
  return {
    columns: [
      `${days} days, ${jobs} jobs, ${engineers} engineers`,
      'visits done',
      'priority lost',
      'promises kept %',
      'phoned',
      'engineer changed',
      'emergencies',
      'minutes p50',
      'p90',
      'nobody came',
      'travel h',
      'cpu ms p50',
    ],
    rows: sums.map(([name, sum]) => [
      name,
      sum.done,
      sum.lostPriority,
      sum.keptPercent,
      sum.phoned,
      sum.changed,
      sum.emergencies,
      sum.waitedMinutes.p50,
      sum.waitedMinutes.p90,
      sum.nobodyCame,
      sum.travelHours,
      sum.decisionMs,
    ]),
    figures: {
      yardstick:
        'first come: cheapest insertion in the morning, the first place that is found for what happens',
      dispatchers: Object.fromEntries(sums),
      ratio: round(ours.lostPriority / Math.max(1, yardstick.lostPriority), 3),
      ratioOf: 'priority left undone, planned and repaired to first come',
    },
  };
}

/** One day, from the plan of the morning to the evening. */
function lived({ plan, replan }, problem, story, { planning, iterations, policy, seed }) {
  const morning = plan(problem, { iterations: planning, seed });
  const day = { problem, made: morning };
  const told = { phoned: 0, changed: 0, decisionMs: [], emergencies: new Map() };
  for (const [index, happening] of story.entries()) {
    const event = eventOf(happening, day, 1_000_000 + index);
    if (!event) continue;
    if (event.kind === 'emergency') told.emergencies.set(event.job.id, happening.at);
    const begun = busyMs();
    const answer = replan(
      day.problem,
      day.made,
      [event],
      { at: happening.at, ...policy },
      { iterations, seed },
    );
    told.decisionMs.push(busyMs() - begun);
    told.phoned += answer.changes.filter(one => one.mustPhone && one.from).length;
    told.changed += answer.changedEngineer;
    Object.assign(day, { problem: answer.problem, made: answer.plan });
  }
  return { ...told, ...evening(morning, day.made, told.emergencies) };
}

const beginsOf = ({ routes }) =>
  new Map(
    routes
      .flatMap(({ steps }) => steps)
      .flatMap(step => (step.kind === 'job' ? [[step.id, step.arrival + step.waiting]] : [])),
  );

function evening(morning, made, emergencies) {
  const promised = beginsOf(morning);
  const done = beginsOf(made);
  const kept = [...promised].filter(([id, begin]) => done.get(id) <= begin + TOLERANCE_SECONDS);
  return {
    done: done.size,
    promised: promised.size,
    kept: kept.length,
    lostPriority: made.unservedPriority,
    waited: [...emergencies].map(([id, at]) => (done.has(id) ? (done.get(id) - at) / 60 : Infinity)),
    travelSeconds: made.routes.reduce((sum, route) => sum + route.travelSeconds, 0),
  };
}

function summary(week) {
  const sum = name => week.reduce((all, day) => all + day[name], 0);
  const waited = week.flatMap(day => day.waited);
  const came = waited.filter(Number.isFinite);
  return {
    done: sum('done'),
    lostPriority: sum('lostPriority'),
    promised: sum('promised'),
    keptPercent: round((100 * sum('kept')) / Math.max(1, sum('promised')), 1),
    phoned: sum('phoned'),
    changed: sum('changed'),
    emergencies: waited.length,
    waitedMinutes: { p50: round(percentile(came, 0.5), 0), p90: round(percentile(came, 0.9), 0) },
    nobodyCame: waited.length - came.length,
    travelHours: round(sum('travelSeconds') / 3_600, 0),
    decisionMs: round(
      percentile(
        week.flatMap(day => day.decisionMs),
        0.5,
      ),
      0,
    ),
  };
}

/** Of this process: what neighbours take is not in it. */
function busyMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
