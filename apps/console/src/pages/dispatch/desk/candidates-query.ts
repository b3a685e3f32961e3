import { routes } from '#contracts';
import type { Answer, ApiClient } from '#ui';
import { routeKey } from '#ui';

export type CandidatesArgs = ReturnType<typeof candidatesArgs>;

/** `day` null: the first day on which somebody can go. */
export const candidatesArgs = (orderId: string, day: string | null) => ({
  params: { id: orderId },
  query: day === null ? {} : { day },
});

/** The same question as the list of candidates asks, so that both share one answer. */
export const candidatesQuery = (api: ApiClient, args: CandidatesArgs) => ({
  queryKey: routeKey(routes.candidates, args),
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<Answer<typeof routes.candidates>> =>
    api.call(routes.candidates, { ...args, signal }),
  staleTime: 15_000,
});
