import { useCallback } from 'react';
import type { Metric, ReadingValue } from '#contracts';
import { useDynamicT, useFormat, useSharedT } from '#ui';
import { useT } from '../../i18n';

/** A value as a person reads it: 96.4 °C, yes, running. */
export function useReadingText(): (value: ReadingValue, unit?: string) => string {
  const t = useSharedT();
  const word = useDynamicT();
  const format = useFormat();
  return useCallback(
    (value, unit) => {
      if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
      if (typeof value === 'string') return word('reading.state', value);
      const text = format.number(value, { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 });
      return unit ? `${text} ${unit}` : text;
    },
    [t, word, format],
  );
}

/** "Normal 60 to 95 °C" */
export function useBandText(): (metric: Metric) => string {
  const t = useT();
  const text = useReadingText();
  return useCallback(
    ({ low, high, unit }) => {
      if (low !== null && high !== null)
        return t('parts.normalBand', { low: text(low), high: text(high, unit) });
      if (low !== null) return t('parts.normalFrom', { low: text(low, unit) });
      return high === null ? '' : t('parts.normalTo', { high: text(high, unit) });
    },
    [t, text],
  );
}
