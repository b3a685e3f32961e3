import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { Finding } from '#contracts';
import { routeKey, useApi, useNow } from '#ui';
import type { ChartSisters } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';
import { sistersOf } from './finding-marks';

/** They are compared every two hours: asked for again often enough to see it. */
const stepMs = 900_000;

/** By metric, where the other units of the model are: of those metrics in which this unit is unlike them. */
export function useSisters(
  equipmentId: string,
  findings: readonly Finding[],
  metrics: readonly string[],
  ms: number,
): Readonly<Partial<Record<string, ChartSisters>>> {
  const api = useApi();
  const t = useT();
  const may = useMay();
  const to = Math.ceil(useNow(60_000) / stepMs) * stepMs;
  // Two hours more than is shown, so that the line reaches the edge.
  const span = { from: new Date(to - ms - 3 * 3_600_000).toISOString(), to: new Date(to).toISOString() };
  const compared = findings.flatMap(({ metric, detail }) =>
    may('alert-rule.read') && detail.kind === 'unlike-sisters' && metrics.includes(metric)
      ? [{ metric, activity: detail.activity, count: detail.sisters.count }]
      : [],
  );
  const results = useQueries({
    queries: compared.map(({ metric, activity }) => {
      const query = { metric, ...(activity !== null && { activity }), ...span };
      const args = { params: { id: equipmentId }, query };
      return {
        queryKey: routeKey(routes.sisterLevels, args),
        queryFn: ({ signal }: { signal: AbortSignal }) => api.call(routes.sisterLevels, { ...args, signal }),
        placeholderData: keepPreviousData,
        staleTime: stepMs,
      };
    }),
  });
  return Object.fromEntries(
    compared.map(({ metric, count }, index) => [
      metric,
      sistersOf(results[index]?.data?.items ?? [], t('equipment.sisters', { count })),
    ]),
  );
}
