import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Skeleton } from '../components/feedback';
import type { BarChartProps } from './bar-chart';
import type { SparklineProps } from './sparkline';
import type { TimeSeriesChartProps } from './types';

export type { Bar, BarChartProps, BarPart, BarTone } from './bar-chart';
export type { SparklineProps } from './sparkline';
export type * from './types';

const LazySeries = /* @__PURE__ */ lazy(() => import('./time-series-chart'));
const LazyBars = /* @__PURE__ */ lazy(() =>
  import('./bar-chart').then(module => ({ default: module.BarChart })),
);
const LazySpark = /* @__PURE__ */ lazy(() =>
  import('./sparkline').then(module => ({ default: module.Sparkline })),
);

/** Readings over time, fetched when first shown. */
export function TimeSeriesChart(props: TimeSeriesChartProps): ReactNode {
  return (
    <Suspense fallback={<Skeleton height={(props.height ?? 130) + 60} />}>
      <LazySeries {...props} />
    </Suspense>
  );
}

export function BarChart(props: BarChartProps): ReactNode {
  return (
    <Suspense fallback={<Skeleton height={props.height ?? 180} />}>
      <LazyBars {...props} />
    </Suspense>
  );
}

export function Sparkline(props: SparklineProps): ReactNode {
  return (
    <Suspense fallback={null}>
      <LazySpark {...props} />
    </Suspense>
  );
}
