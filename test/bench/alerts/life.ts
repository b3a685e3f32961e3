// Remaining life on run-to-failure tables in the layout of NASA's C-MAPSS: unit, cycle, three settings, sensors, by spaces.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { lifeSettings, PastLives } from '#telemetry';
import type { Life, LifeSettings } from '#telemetry';

export interface LifeFigures {
  estimates: number;
  rmse: number;
  /** The challenge's score: late is worse than early. Of a hundred estimates. */
  score: number;
  inBand: number;
  /** Of the mean of these truths, told for every unit. */
  constantRmse: number;
}
interface Estimate {
  told: number;
  truth: number;
  inBand: boolean;
}

const folds = 5;

/** Cross-validated by unit on the training file: nobody is estimated from a life of its own. */
export function crossValidated(
  folder: string,
  few: number,
  settings: LifeSettings = lifeSettings,
): LifeFigures {
  const lives = livesOf(textOf(folder, 'train'));
  const estimates: Estimate[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const others = lives.filter((_, index) => index % folds !== fold).slice(0, few);
    const past = new PastLives(others, settings);
    for (const life of lives.filter((_, index) => index % folds === fold))
      // Remaining lives as spread as in the test file, which has 7 to 145.
      for (let left = 7; left <= 145; left += 6)
        if (life.steps.length - left >= 31)
          estimates.push(estimateOf(past, { ...life, steps: life.steps.slice(0, -left) }, left, settings));
  }
  return figuresOf(estimates);
}

/** The test file against its answers, if both are in the folder. */
export function tested(folder: string, settings: LifeSettings = lifeSettings): LifeFigures | null {
  if (!has(folder, 'test') || !has(folder, 'RUL')) return null;
  const past = new PastLives(livesOf(textOf(folder, 'train')), settings);
  const answers = textOf(folder, 'RUL').trim().split(/\s+/u).map(Number);
  return figuresOf(
    livesOf(textOf(folder, 'test')).map((life, index) =>
      estimateOf(past, life, answers[index] ?? Number.NaN, settings),
    ),
  );
}

function estimateOf(past: PastLives, life: Life, left: number, { capSteps }: LifeSettings): Estimate {
  const truth = Math.min(capSteps, left);
  const told = past.remaining(life);
  if (!told) return { told: capSteps, truth, inBand: false };
  return { told: told.steps, truth, inBand: truth >= told.earliest - 0.5 && truth <= told.latest + 0.5 };
}

function figuresOf(estimates: readonly Estimate[]): LifeFigures {
  const count = estimates.length;
  const errors = estimates.map(({ told, truth }) => told - truth);
  const mean = estimates.reduce((sum, { truth }) => sum + truth, 0) / count;
  const penalty = (error: number) => Math.exp(error < 0 ? -error / 13 : error / 10) - 1;
  return {
    estimates: count,
    rmse: Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / count),
    score: (errors.reduce((sum, error) => sum + penalty(error), 0) / count) * 100,
    inBand: estimates.filter(one => one.inBand).length / count,
    constantRmse: Math.sqrt(estimates.reduce((sum, { truth }) => sum + (truth - mean) ** 2, 0) / count),
  };
}

function livesOf(text: string): Life[] {
  const rows = text
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/u).map(Number));
  return [...Map.groupBy(rows, row => row[0])].map(([, own]) => ({
    age: 0,
    steps: own.map(row => row.slice(5)),
  }));
}

const nameOf = (part: string) => `${part}_FD001.txt`;
const has = (folder: string, part: string): boolean =>
  existsSync(join(folder, nameOf(part))) || existsSync(join(folder, `${nameOf(part)}.gz`));

function textOf(folder: string, part: string): string {
  const file = join(folder, nameOf(part));
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return gunzipSync(readFileSync(`${file}.gz`)).toString('utf8');
}
