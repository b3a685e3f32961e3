import type { AlertSchedule } from '#contracts';
import { useLocale } from '#ui';
import { useT } from '../../i18n';
import { clock } from '../people/shift-text';

/** 2024-01-01 was a Monday. */
const dayName = (locale: string, weekday: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

/** Days and hours in words: "Mon–Fri 08:00–18:00, by the clocks of the site". */
export function useHoursText(): {
  day: (weekday: number) => string;
  hours: (schedule: AlertSchedule) => string;
} {
  const t = useT();
  const { locale } = useLocale();
  const day = (weekday: number): string => dayName(locale, weekday);
  const daysText = (days: readonly number[]): string => {
    const runs: number[][] = [];
    for (const one of days.toSorted((a, b) => a - b)) {
      const run = runs.at(-1);
      if (run?.at(-1) === one - 1) run.push(one);
      else runs.push([one]);
    }
    return runs
      .map(run => {
        const [first = 1, last = first] = [run[0], run.at(-1)];
        return run.length > 2 ? `${day(first)}–${day(last)}` : run.map(day).join(', ');
      })
      .join(', ');
  };
  const hours = ({ timeZone, windows }: AlertSchedule): string => {
    const spans = windows.map(({ days, from, to }) => `${daysText(days)} ${clock(from)}–${clock(to)}`);
    return t('alerts.hoursText', {
      hours: spans.join('; '),
      zone: timeZone ?? t('alerts.zoneOfSite'),
    });
  };
  return { day, hours };
}
