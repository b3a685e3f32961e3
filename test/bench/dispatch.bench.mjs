// Quality of plans over time, and how time and memory grow with the day: `npm run -s plan` as its users run it.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planByHand } from './lib/by-hand.mjs';
import { fieldDay } from './lib/field-day.mjs';
import { round, say, timed } from './lib/figures.mjs';
import { processorMs } from './lib/processor.mjs';
import { removeFolder, temporaryFolder } from './lib/system.mjs';

/** `jobs` are those of the day that is planned at growing budgets up to `seconds`; all sizes get `growth` seconds. */
export const defaults = { jobs: 300, seconds: 10, growth: 5, threads: 1, seed: 1 };
const budgets = [0.1, 0.5, 1, 2, 5, 10, 30, 60];
const sizes = [100, 300, 1_000, 3_000];
const command = fileURLToPath(new URL('../../dist/api/plan.js', import.meta.url));

export async function run({ jobs, seconds, growth, threads, seed }) {
  const folder = temporaryFolder();
  const day = count => {
    const problem = fieldDay(count, seed);
    const file = join(folder, `${count}.json`);
    writeFileSync(file, JSON.stringify(problem));
    return { file, problem };
  };
  const measured = [];
  const { file, problem } = day(jobs);
  const yardstick = await byHand(problem);
  for (const budget of budgets.filter(one => one <= seconds)) {
    say(`${jobs} jobs, ${budget} s`);
    measured.push({
      jobs,
      seconds: budget,
      ...(await planned(file, problem, budget, threads, seed)),
      byHand: yardstick,
    });
  }
  const grown = [];
  for (const count of sizes) {
    say(`${count} jobs, ${growth} s`);
    const one = day(count);
    const made = await planned(one.file, one.problem, growth, threads, seed);
    grown.push({ jobs: count, seconds: growth, ...made, byHand: await byHand(one.problem) });
  }
  removeFolder(folder);
  const last = measured.at(-1);
  const cells = one => [
    one.left,
    one.lostPriority,
    one.travelSeconds,
    one.byHand.left,
    one.byHand.lostPriority,
    one.byHand.travelSeconds,
    one.wallSeconds,
    one.processorSeconds,
    one.peakMegabytes,
  ];
  const columns = [
    'left out',
    'priority',
    'travel s',
    'by hand',
    'priority',
    'travel s',
    'wall s',
    'cpu s',
    'MB',
  ];
  return {
    columns: [`${jobs} jobs in`, ...columns],
    rows: measured.map(one => [`${one.seconds} s`, ...cells(one)]),
    more: {
      columns: [`in ${growth} s`, ...columns],
      rows: grown.map(one => [`${one.jobs} jobs`, ...cells(one)]),
    },
    figures: {
      yardstick: 'cheapest insertion by priority and deadline, no search',
      quality: measured,
      growth: grown,
      ratio: round(last.travelSeconds / last.served / (yardstick.travelSeconds / yardstick.served), 3),
      ratioOf: 'travel per served job at the longest budget, plan to yardstick',
      ratioLostPriority: round(last.lostPriority / Math.max(1, yardstick.lostPriority), 3),
    },
  };
}

async function byHand(problem) {
  const { ms, value } = await timed(() => planByHand(problem));
  return { ...value, served: problem.jobs.length - value.left, seconds: round(ms / 1_000, 3) };
}

/** One run of the command; processor time and memory are the last that was seen of the process, every 50 ms. */
async function planned(file, { jobs }, seconds, threads, seed) {
  const seen = { processorMs: 0, peakKilobytes: 0 };
  const args = [file, '--seconds', seconds, '--threads', threads, '--seed', seed].map(String);
  const { ms, value } = await timed(
    () =>
      new Promise((resolve, reject) => {
        const child = execFile(
          process.execPath,
          [command, ...args],
          { maxBuffer: 2 ** 28 },
          (error, stdout) => {
            clearInterval(watch);
            if (error) reject(error);
            else resolve(JSON.parse(stdout));
          },
        );
        const watch = setInterval(() => look(child.pid, seen), 50);
      }),
  );
  const priority = new Map(jobs.map(job => [job.id, job.priority]));
  return {
    left: value.unassigned.length,
    served: jobs.length - value.unassigned.length,
    lostPriority: value.unassigned.reduce((sum, { id }) => sum + priority.get(id), 0),
    travelSeconds: value.summary.duration,
    wallSeconds: round(ms / 1_000),
    processorSeconds: round(seen.processorMs / 1_000),
    peakMegabytes: Math.round(seen.peakKilobytes / 1_024),
  };
}

function look(pid, seen) {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    if (peak) seen.peakKilobytes = Number(peak[1]);
    seen.processorMs = Math.max(seen.processorMs, processorMs(pid));
  } catch {
    // It has ended, or this system has no /proc.
  }
}
