import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { routes } from '#contracts';
import type { ConvertedMetric, LatestReading, QuarantinedMetric, ReadingBucket } from '#contracts';
import { routeKey, useApi, useNow, useRoute } from '#ui';
import { appended } from './points';
import type { Tail } from './points';
import { rangeOf } from './ranges';
import type { Range } from './ranges';

export interface History {
  /** By metric; empty while it is being read. */
  buckets: Readonly<Record<string, readonly ReadingBucket[]>>;
  isLoading: boolean;
  error: Error | null;
  retry: () => void;
}

/** Buckets of several metrics over one period that ends now; read again when the period has moved on. */
export function useReadings(equipmentId: string, metrics: readonly string[], range: Range): History {
  const api = useApi();
  const { ms, everySeconds, stepMs } = rangeOf[range];
  const to = Math.ceil(useNow(Math.min(stepMs, 60_000)) / stepMs) * stepMs;
  const span = { from: new Date(to - ms - stepMs).toISOString(), to: new Date(to).toISOString() };
  const results = useQueries({
    queries: metrics.map(metric => {
      const args = { params: { id: equipmentId }, query: { metric, ...span, every: everySeconds } };
      return {
        queryKey: routeKey(routes.readings, args),
        queryFn: ({ signal }: { signal: AbortSignal }) => api.call(routes.readings, { ...args, signal }),
        placeholderData: keepPreviousData,
        staleTime: stepMs,
      };
    }),
  });
  return {
    buckets: Object.fromEntries(metrics.map((metric, index) => [metric, results[index]?.data?.items ?? []])),
    isLoading: results.some(result => result.isLoading),
    error: results.find(result => result.error && !result.data)?.error ?? null,
    retry: () => {
      for (const result of results) void result.refetch();
    },
  };
}

export interface Latest {
  items: readonly LatestReading[];
  /** What came while the page was open. */
  tail: Tail;
  online: boolean | null;
  clockAheadSeconds: number | null;
  quarantined: readonly QuarantinedMetric[];
  converted: readonly ConvertedMetric[];
  isLoading: boolean;
  error: Error | null;
}

const none: readonly LatestReading[] = [];
const noQuarantine: readonly QuarantinedMetric[] = [];
const noConversion: readonly ConvertedMetric[] = [];

/** The newest values, followed live, and their trail. */
export function useLatest(equipmentId: string): Latest {
  const query = useRoute(routes.latestReadings, { params: { id: equipmentId } }, { staleTime: 5_000 });
  const items = query.data?.items ?? none;
  const [seen, setSeen] = useState<{ of: string; items: readonly LatestReading[]; tail: Tail }>({
    of: equipmentId,
    items: none,
    tail: {},
  });
  if (seen.items !== items || seen.of !== equipmentId)
    setSeen({ of: equipmentId, items, tail: appended(seen.of === equipmentId ? seen.tail : {}, items) });
  return {
    items,
    tail: seen.tail,
    online: query.data?.online ?? null,
    clockAheadSeconds: query.data?.clockAheadSeconds ?? null,
    quarantined: query.data?.quarantined ?? noQuarantine,
    converted: query.data?.converted ?? noConversion,
    isLoading: query.isLoading,
    error: query.error,
  };
}
