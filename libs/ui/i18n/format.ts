import type { Locale } from './locale';
import { localeTags } from './locale';

export type DateStyle = 'time' | 'date' | 'day' | 'month' | 'dateTime' | 'full';

export interface ZoneOptions {
  /** IANA zone of the site; the viewer's zone when left out. */
  zone?: string | undefined;
  /** `time` 14:05; `date` 3 Mar 2026; `day` Tue 3 Mar; `month` March 2026; `dateTime` 3 Mar, 14:05; `full` Tuesday 3 March 2026, 14:05. */
  style?: DateStyle;
  /** Zone of the person who looks; given in tests, the browser's otherwise. */
  viewerZone?: string;
}

const styles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  dateTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  full: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function dateTimeFormat(
  locale: Locale,
  zone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale}|${zone ?? ''}|${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(localeTags[locale], { ...options, hourCycle: 'h23', timeZone: zone });
    formats.set(key, format);
  }
  return format;
}

export function viewerTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Short name of a zone at an instant (EET, GMT+8), or '' when clocks there show what the viewer's show. */
export function zoneMark(locale: Locale, instant: Date, zone: string, viewerZone = viewerTimeZone()): string {
  if (zone === viewerZone || offsetMinutes(instant, zone) === offsetMinutes(instant, viewerZone)) return '';
  const parts = dateTimeFormat(locale, zone, { hour: 'numeric', timeZoneName: 'short' }).formatToParts(
    instant,
  );
  return parts.find(part => part.type === 'timeZoneName')?.value ?? zone;
}

/** Minutes that a zone is ahead of UTC at an instant. */
export function offsetMinutes(instant: Date, zone: string): number {
  const parts = dateTimeFormat('en', zone, { timeZoneName: 'longOffset' }).formatToParts(instant);
  const name = parts.find(part => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):?(\d{2})?/.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

/** A moment in the site's zone; a zone other than the viewer's is named. An unreadable moment gives an em dash. */
export function formatDateTime(
  locale: Locale,
  moment: string | number | Date,
  options: ZoneOptions = {},
): string {
  const instant = new Date(moment);
  if (Number.isNaN(instant.getTime())) return '—';
  const style = options.style ?? 'dateTime';
  const text = dateTimeFormat(locale, options.zone, styles[style]).format(instant);
  if (!options.zone || style === 'date' || style === 'day' || style === 'month') return text;
  const mark = zoneMark(locale, instant, options.zone, options.viewerZone);
  return mark ? `${text} ${mark}` : text;
}

/** A window of time: Tue 3 Mar, 09:00–12:00. Both days are named when it spans midnight of the zone. */
export function formatWindow(
  locale: Locale,
  start: string | number | Date,
  end: string | number | Date,
  options: ZoneOptions & { day?: boolean } = {},
): string {
  const { zone, viewerZone } = options;
  const [from, to] = [new Date(start), new Date(end)];
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return '—';
  const day = (instant: Date): string => dateTimeFormat(locale, zone, styles.day).format(instant);
  const time = (instant: Date): string => dateTimeFormat(locale, zone, styles.time).format(instant);
  const mark = zone ? zoneMark(locale, from, zone, viewerZone) : '';
  const tail = mark ? ` ${mark}` : '';
  if (day(from) !== day(to)) return `${day(from)}, ${time(from)} – ${day(to)}, ${time(to)}${tail}`;
  const times = `${time(from)}–${time(to)}${tail}`;
  return options.day === false ? times : `${day(from)}, ${times}`;
}

const relativeSteps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "3 min. ago", "in 2 hr.", "yesterday"; under a minute "now". Never two units: a glance, not a measurement. */
export function formatRelative(locale: Locale, moment: string | number | Date, now: number): string {
  const seconds = (new Date(moment).getTime() - now) / 1000;
  if (Number.isNaN(seconds)) return '—';
  const format = new Intl.RelativeTimeFormat(localeTags[locale], { numeric: 'auto', style: 'short' });
  for (const [unit, size] of relativeSteps)
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  return format.format(0, 'second');
}

/** 45 min, 2 h 05 min, 3 d 4 h. Rounds to the minute; negative values keep their sign. */
export function formatDuration(locale: Locale, minutes: number): string {
  if (!Number.isFinite(minutes)) return '—';
  const sign = minutes < 0 ? '−' : '';
  const total = Math.round(Math.abs(minutes));
  const [days, hours, rest] = [Math.floor(total / 1440), Math.floor((total % 1440) / 60), total % 60];
  const unit = (value: number, name: 'day' | 'hour' | 'minute'): string =>
    new Intl.NumberFormat(localeTags[locale], { style: 'unit', unit: name, unitDisplay: 'short' }).format(
      value,
    );
  if (days > 0)
    return sign + [unit(days, 'day'), hours > 0 ? unit(hours, 'hour') : ''].filter(Boolean).join(' ');
  if (hours > 0)
    return sign + [unit(hours, 'hour'), rest > 0 ? unit(rest, 'minute') : ''].filter(Boolean).join(' ');
  return sign + unit(rest, 'minute');
}

export function formatNumber(locale: Locale, value: number, options: Intl.NumberFormatOptions = {}): string {
  if (!Number.isFinite(value)) return '—';
  return new Intl.NumberFormat(localeTags[locale], { maximumFractionDigits: 2, ...options }).format(value);
}

/** A distance: metres below one kilometre, one decimal below ten. */
export function formatDistanceKm(locale: Locale, km: number): string {
  if (!Number.isFinite(km)) return '—';
  const tag = localeTags[locale];
  if (km < 1)
    return new Intl.NumberFormat(tag, { style: 'unit', unit: 'meter', maximumFractionDigits: 0 }).format(
      Math.round((km * 1000) / 10) * 10,
    );
  const digits = km < 10 ? 1 : 0;
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: 'kilometer',
    maximumFractionDigits: digits,
  }).format(km);
}

export function formatBytes(locale: Locale, bytes: number): string {
  const megabytes = bytes / 1_048_576;
  const large = megabytes >= 1;
  return new Intl.NumberFormat(localeTags[locale], {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(large ? megabytes : bytes / 1024);
}
