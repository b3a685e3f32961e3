import type { UrgencyLevel } from '../components/chip';
import type { ChartPoint } from './points';

export type { ChartPoint } from './points';

export interface ChartSeries {
  key: string;
  title: string;
  unit?: string | undefined;
  /** In the order of time. */
  points: readonly ChartPoint[];
  /** Limits of the normal band. */
  low?: number | null | undefined;
  high?: number | null | undefined;
  /** Further thresholds, each with its name, and its colour if it stands for a severity: those of alert rules. */
  limits?: readonly { value: number; title: string; urgency?: UrgencyLevel }[] | undefined;
  /** Readings further apart are a gap; 2.5 times the usual distance unless told. */
  gapMs?: number | undefined;
  tone?: 'accent' | 'info' | 'move' | 'good' | 'warn' | 'bad' | undefined;
  /** The axis, where that is known beforehand; else it follows from what is drawn. */
  range?: { low: number; high: number } | undefined;
  /** Of its values in words: one unless told. */
  decimals?: number | undefined;
  forecast?: ChartForecast | undefined;
  sisters?: ChartSisters | undefined;
}

/** What is usual among other units of the kind: `value` is their middle, `min` to `max` holds two thirds of them. */
export interface ChartSisters {
  title: string;
  points: readonly ChartPoint[];
  /** Levels further apart are a gap. */
  gapMs: number;
}

/** Where a metric is heading: from its last value to the limit that it reaches, with the band around it. */
export interface ChartForecast {
  from: { at: number; value: number };
  limit: number;
  at: number;
  earliest: number;
  /** null: it may as well not reach it at all. */
  latest: number | null;
}

export interface ChartAlert {
  id: string;
  at: number;
  /** null or left out: still open. */
  until?: number | null | undefined;
  /** Its colour; of a span that is no alert, a tone instead. */
  urgency?: UrgencyLevel | undefined;
  tone?: 'info' | 'move' | undefined;
  /** It was there, but nobody was told: hatched, without a full flag. */
  hollow?: boolean | undefined;
  title: string;
  /** Only on the panels of these series; on all unless told. */
  series?: readonly string[] | undefined;
}

export interface TimeSeriesChartProps {
  label: string;
  /** One panel each, over one axis of time. */
  series: readonly ChartSeries[];
  from: number;
  to: number;
  alerts?: readonly ChartAlert[];
  /** Up to where what is open is drawn, if the chart looks ahead; to its end unless told. */
  now?: number | undefined;
  /** The site's zone. */
  zone: string;
  /** Height of one panel in pixels. */
  height?: number;
  /** The moment that is pointed at, with a pointer or by keyboard. */
  onPoint?: (at: number) => void;
  /** Zoomed by dragging, null: the whole period again. To fetch finer buckets. */
  onZoom?: (range: { from: number; to: number } | null) => void;
}
