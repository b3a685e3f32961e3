import { useMemo } from 'react';
import type { ZoneOptions } from './format';
import {
  formatBytes,
  formatDateTime,
  formatDistanceKm,
  formatDuration,
  formatNumber,
  formatRelative,
  formatWindow,
} from './format';
import { useLocale } from './i18n';

type Moment = string | number | Date;

export interface Format {
  dateTime: (moment: Moment, options?: ZoneOptions) => string;
  window: (start: Moment, end: Moment, options?: ZoneOptions & { day?: boolean }) => string;
  /** `now` defaults to this moment; use `useNow()` where the text must move on by itself. */
  relative: (moment: Moment, now?: number) => string;
  duration: (minutes: number) => string;
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  percent: (share: number) => string;
  money: (amount: number, currency: string) => string;
  km: (km: number) => string;
  bytes: (bytes: number) => string;
}

/** The formatters of format.ts in the reader's language. */
export function useFormat(): Format {
  const { locale } = useLocale();
  return useMemo<Format>(
    () => ({
      dateTime: (moment, options) => formatDateTime(locale, moment, options),
      window: (start, end, options) => formatWindow(locale, start, end, options),
      relative: (moment, now = new Date().getTime()) => formatRelative(locale, moment, now),
      duration: minutes => formatDuration(locale, minutes),
      number: (value, options) => formatNumber(locale, value, options),
      percent: share => formatNumber(locale, share, { style: 'percent', maximumFractionDigits: 0 }),
      money: (amount, currency) => formatNumber(locale, amount, { style: 'currency', currency }),
      km: km => formatDistanceKm(locale, km),
      bytes: bytes => formatBytes(locale, bytes),
    }),
    [locale],
  );
}
