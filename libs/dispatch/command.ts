import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BadProblem } from './model/description';
import { plan } from './planner/plan';
import type { Plan } from './planner/plan-model';
import { vroomField } from './vroom/field-names';
import { readVroom } from './vroom/read';
import { writeVroom } from './vroom/write';
import { planOnThreads } from './worker';

const usage =
  'usage: npm run -s plan -- <problem.json> [--seconds 5] [--threads 1] [--seed 1] [--iterations N]';

/** More would only fill memory: every thread holds the whole problem. */
const mostThreads = 64;

/** Exit code: 0 solved, 2 bad input, with one line on stderr that names the field. */
async function main(): Promise<number> {
  const begun = performance.now();
  let jobCount: number | undefined;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        threads: { type: 'string' },
        seed: { type: 'string', default: '1' },
        iterations: { type: 'string' },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new BadProblem('problem.json', usage);
    const seed = optionOf('--seed', values.seed, 0);
    const threads = optionOf('--threads', values.threads ?? '1', 1);
    if (!Number.isInteger(threads) || threads > mostThreads)
      throw new BadProblem('--threads', `must be a whole number up to ${mostThreads}`);
    const iterations =
      values.iterations === undefined ? undefined : optionOf('--iterations', values.iterations, 0);
    // With a number of iterations the clock only counts if it is asked to.
    const seconds = values.seconds ?? (iterations === undefined ? '5' : undefined);
    const budgetMs = seconds === undefined ? undefined : optionOf('--seconds', seconds, 0) * 1_000;
    const problem = readVroom(parsed(file));
    jobCount = problem.problem.jobs.length - problem.ends.size;
    const now = () => performance.now() - begun;
    let told = -Infinity;
    const tell = (better: Plan) => {
      if (now() - told < 500) return;
      told = now();
      const { length } = better.unserved;
      process.stderr.write(`${(told / 1_000).toFixed(1)} s: ${length} unassigned, cost ${better.cost}\n`);
    };
    const solution =
      threads === 1
        ? plan(problem.problem, { seed, iterations, budgetMs, now: () => performance.now() }, tell)
        : await planOnThreads(problem.problem, threads, { seed, iterations, budgetMs }, tell);
    process.stdout.write(`${JSON.stringify(writeVroom(problem, solution, now()))}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!(error instanceof BadProblem) && !('code' in error)) throw error;
    const text =
      error instanceof BadProblem
        ? error.message.replace(error.field, vroomField(error.field, jobCount))
        : error.message;
    process.stderr.write(`${text.split('\n')[0]}\n`);
    return 2;
  }
}

function optionOf(name: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < least)
    throw new BadProblem(name, `must be a number from ${least}`);
  return value;
}

function parsed(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadProblem(file, `is not JSON (${error instanceof Error ? error.message : 'unreadable'})`);
  }
}

process.exitCode = await main();
