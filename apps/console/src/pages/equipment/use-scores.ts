import { keepPreviousData } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { AnomalyScores } from '#contracts';
import { useNow, useRoute } from '#ui';
import { rangeOf } from './ranges';
import type { Range } from './ranges';

export interface Scores {
  data: AnomalyScores | undefined;
  isLoading: boolean;
  error: Error | null;
  retry: () => void;
}

/** How odd one metric was over a period that ends now; null: nobody asks. Counted anew when the period has moved on. */
export function useScores(equipmentId: string, metric: string | null, range: Range): Scores {
  const { ms, stepMs } = rangeOf[range];
  const to = Math.ceil(useNow(Math.min(stepMs, 60_000)) / stepMs) * stepMs;
  const span = { from: new Date(to - ms - stepMs).toISOString(), to: new Date(to).toISOString() };
  const query = useRoute(
    routes.anomalyScores,
    metric === null ? 'skip' : { params: { id: equipmentId }, query: { metric, ...span } },
    { staleTime: stepMs, placeholderData: keepPreviousData },
  );
  const isOf = metric !== null && query.data?.metric === metric;
  return {
    data: isOf ? query.data : undefined,
    isLoading: metric !== null && !isOf && !query.error,
    error: isOf || metric === null ? null : query.error,
    retry: () => void query.refetch(),
  };
}
