import { useCallback } from 'react';
import type { AccessHours } from '#contracts';
import { formatDateTime } from './format';
import { formatHours } from './hours';
import { useLocale, useSharedT } from './i18n';
import { useNow } from './use-now';

/** What is closed later is for the one who plans that far. */
const AHEAD_MS = 31 * 86_400_000;

/** When a site can be entered, in one line: "Mon–Fri 07:00–16:00; closed Thu 24 Dec". Closed days of the coming month are told. */
export function useAccessText(): (hours: AccessHours | null, timeZone: string) => string {
  const t = useSharedT();
  const { locale } = useLocale();
  const now = useNow();
  return useCallback(
    (hours, timeZone) => {
      if (!hours) return t('access.always');
      const date = (at: number): string => new Date(at).toLocaleDateString('sv', { timeZone });
      const [today, last] = [date(now), date(now + AHEAD_MS)];
      const coming = hours.closedDays.filter(day => today <= day && day <= last).toSorted();
      const open = formatHours(locale, hours.windows);
      if (coming.length === 0) return open;
      const days = coming.map(day =>
        formatDateTime(locale, `${day}T12:00:00Z`, { zone: 'UTC', style: 'day' }),
      );
      return t('access.closedOn', { open, days: days.join(', ') });
    },
    [t, locale, now],
  );
}
