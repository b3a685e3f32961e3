import type { AlertSchedule } from '#contracts';
import { formatHours, useLocale } from '#ui';
import { useT } from '../../i18n';

/** Days and hours in words: "Mon–Fri 08:00–18:00, by the clocks of the site". */
export function useHoursText(): (schedule: AlertSchedule) => string {
  const t = useT();
  const { locale } = useLocale();
  return ({ timeZone, windows }) =>
    t('alerts.hoursText', {
      hours: formatHours(locale, windows),
      zone: timeZone ?? t('alerts.zoneOfSite'),
    });
}
