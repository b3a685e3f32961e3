import { useCallback, useMemo } from 'react';
import type { Reason } from '#contracts';
import { useDynamicT, useFormat } from '#ui';
import { useT } from '../../i18n';
import { reasonSentence } from './reason';
import type { ReasonWords } from './reason';

/** How reasons are said in the reader's language; times in the zone of the site. */
export function useReasonWords(): (zone: string) => ReasonWords {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  return useCallback(
    zone => ({
      text: t,
      skill: code => word('skill', code),
      window: (start, end) => format.window(start, end, { zone, day: false }),
      duration: format.duration,
      distance: format.km,
      date: date => format.dateTime(`${date}T12:00:00Z`, { zone: 'UTC', style: 'date' }),
    }),
    [t, word, format],
  );
}

export function useReasonText(zone: string): (reason: Reason) => string {
  const wordsIn = useReasonWords();
  return useMemo(() => {
    const words = wordsIn(zone);
    return reason => reasonSentence(reason, words);
  }, [wordsIn, zone]);
}
