import type { ClassFigures, ClassWeek } from '#contracts';

/** Of all weeks together; a share of 0 where there was nothing. */
export function shareSolved(weeks: readonly ClassWeek[]): { total: number; share: number } {
  const total = weeks.reduce((sum, week) => sum + week.total, 0);
  const solved = weeks.reduce((sum, week) => sum + week.solved, 0);
  return { total, share: total === 0 ? 0 : solved / total };
}

/** What the tallest bar stands for; never 0. */
export const greatestWeek = (classes: ClassFigures['classes']): number =>
  Math.max(1, ...classes.flatMap(one => one.weeks.map(week => week.total)));
