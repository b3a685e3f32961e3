import type { ClassFigures, ClassWeek } from '#contracts';

export interface ClassCount extends ClassWeek {
  /** A Monday, YYYY-MM-DD. */
  week: string;
  category: string | null;
}

const DAY_MS = 86_400_000;
const nothing: ClassWeek = { total: 0, solved: 0, withPerson: 0 };

/** So many Mondays, up to the one given. */
export const mondaysUntil = (last: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(last) - (count - 1 - index) * 7 * DAY_MS).toISOString().slice(0, 10),
  );

/** Every class has every week; a week without a conversation is zero and not missing. */
export function classFigures(weeks: string[], counts: readonly ClassCount[]): ClassFigures {
  const categories = [...new Set(counts.map(one => one.category))];
  const classes = categories.map(category => ({
    category,
    weeks: weeks.map(week => {
      const found = counts.find(one => one.category === category && one.week === week);
      return found ? { total: found.total, solved: found.solved, withPerson: found.withPerson } : nothing;
    }),
  }));
  const size = (one: (typeof classes)[number]): number =>
    one.weeks.reduce((sum, week) => sum + week.total, 0);
  return { weeks, classes: classes.toSorted((one, other) => size(other) - size(one)) };
}
