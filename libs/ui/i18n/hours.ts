import type { HoursWindow } from '#contracts';
import type { Locale } from './locale';
import { localeTags } from './locale';

/** Minutes after midnight as a clock shows them; the end of a day is 24:00. */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** 1 is Monday, as 2024-01-01 was. */
export const weekdayName = (locale: Locale, weekday: number): string =>
  new Intl.DateTimeFormat(localeTags[locale], { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday),
  );

/** Days and hours: "Mon–Fri 08:00–18:00; Sat 08:00–12:00". */
export const formatHours = (locale: Locale, windows: readonly HoursWindow[]): string =>
  windows.map(({ days, from, to }) => `${daysText(locale, days)} ${clock(from)}–${clock(to)}`).join('; ');

function daysText(locale: Locale, days: readonly number[]): string {
  const name = (day: number): string => weekdayName(locale, day);
  const runs: number[][] = [];
  for (const one of days.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === one - 1) run.push(one);
    else runs.push([one]);
  }
  return runs
    .map(run => {
      const [first = 1, last = first] = [run[0], run.at(-1)];
      return run.length > 2 ? `${name(first)}–${name(last)}` : run.map(name).join(', ');
    })
    .join(', ');
}
