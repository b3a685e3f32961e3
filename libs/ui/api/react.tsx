import {
  QueryClient,
  QueryClientProvider,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type {
  UseInfiniteQueryResult,
  UseMutationResult,
  UseQueryOptions,
  UseQueryResult,
} from '@tanstack/react-query';
import { createContext, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ApiClient, CallOptions } from './client';
import { ApiProblem, BadAnswer } from './problem';
import type { Answer, ApiRoute, Args, LooseArgs } from './route';

const Context = createContext<ApiClient | null>(null);

/** A query cache with our manners: refusals are not asked again, everything else twice; live events make things stale. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // What is offline for the browser may still be reachable (localhost); the client decides.
        networkMode: 'always',
        refetchOnWindowFocus: true,
        // The client itself has tried again already.
        retry: (failures, error) =>
          !(error instanceof ApiProblem || error instanceof BadAnswer) && failures < 1,
      },
      mutations: { retry: false },
    },
  });
}

export function ApiProvider(props: {
  client: ApiClient;
  queryClient?: QueryClient;
  children: ReactNode;
}): ReactNode {
  const [own] = useState(() => props.queryClient ?? createQueryClient());
  return (
    <QueryClientProvider client={props.queryClient ?? own}>
      <Context.Provider value={props.client}>{props.children}</Context.Provider>
    </QueryClientProvider>
  );
}

export function useApi(): ApiClient {
  const client = useContext(Context);
  if (!client) throw new Error('useApi outside of an ApiProvider.');
  return client;
}

/**
 * Key of a query: [path, params, query]. Invalidate by the first part to refresh every query of a route:
 * `queryClient.invalidateQueries({ queryKey: routeKey(routes.listVisits) })`.
 */
export function routeKey(route: ApiRoute, args?: Pick<LooseArgs, 'params' | 'query'>): readonly unknown[] {
  const key: unknown[] = [`${route.method} ${route.path}`];
  if (args?.params || args?.query) key.push(args.params ?? null);
  if (args?.query) key.push(args.query);
  return key;
}

type QueryExtras<T> = Omit<UseQueryOptions<T>, 'queryKey' | 'queryFn'>;

/** Reads a GET route: `const visit = useRoute(routes.getVisit, { params: { id } })`. `skip` as args: not asked yet. */
export function useRoute<R extends ApiRoute>(
  route: R,
  args: Args<R> | 'skip',
  extras: QueryExtras<Answer<R>> = {},
): UseQueryResult<Answer<R>> {
  const api = useApi();
  const wanted = args === 'skip' ? undefined : args;
  return useQuery<Answer<R>>({
    ...extras,
    queryKey: routeKey(route, wanted),
    queryFn: ({ signal }) => {
      if (!wanted) throw new Error(`${route.path} was asked without its arguments.`);
      return api.call(route, { ...wanted, signal });
    },
    ...(args === 'skip' && { enabled: false }),
  });
}

interface Page {
  items: readonly unknown[];
  nextCursor: string | null;
}
const isPage = (value: unknown): value is Page =>
  typeof value === 'object' && value !== null && 'items' in value && 'nextCursor' in value;
type ItemOf<R extends ApiRoute> = Answer<R> extends { items: (infer T)[] } ? T : never;

// The items are those of the route's answer schema, which parsed every page.
function itemsOf<R extends ApiRoute>(pages: readonly Page[]): ItemOf<R>[];
function itemsOf(pages: readonly Page[]): unknown[] {
  return pages.flatMap(page => page.items);
}
function firstOf<R extends ApiRoute>(pages: readonly Page[]): Answer<R> | undefined;
function firstOf(pages: readonly Page[]): unknown {
  return pages[0];
}

/** Reads a list page by page; `rows` is everything loaded so far, `first` the first answer whole. Fits DataTable's `more`. */
export function useList<R extends ApiRoute>(
  route: R,
  args: Omit<Args<R>, 'body'>,
  extras: { enabled?: boolean; refetchInterval?: number } = {},
): {
  rows: ItemOf<R>[];
  first: Answer<R> | undefined;
  query: UseInfiniteQueryResult;
  more: { available: boolean; busy: boolean; load: () => void };
} {
  const api = useApi();
  const given: LooseArgs = args;
  const query = useInfiniteQuery({
    ...extras,
    queryKey: [...routeKey(route, given), 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const page = await api.ask(route, { ...given, query: { ...given.query, cursor: pageParam }, signal });
      if (!isPage(page)) throw new TypeError(`${route.path} does not answer pages.`);
      return page;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page) => last.nextCursor ?? undefined,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => itemsOf<R>(pages ?? []), [pages]);
  const load = (): void => void query.fetchNextPage();
  const first = useMemo(() => firstOf<R>(pages ?? []), [pages]);
  return { rows, first, query, more: { available: query.hasNextPage, busy: query.isFetchingNextPage, load } };
}

export interface VerbOptions<R extends ApiRoute> {
  /** Routes whose queries are stale after success. */
  invalidates?: readonly ApiRoute[];
  onSuccess?: (answer: Answer<R>, args: Args<R>) => void;
  onError?: (error: Error, args: Args<R>) => void;
}

/**
 * Calls a mutating route: `const accept = useVerb(routes.acceptVisit, { invalidates: [routes.listVisits] })`, then
 * `accept.mutate({ params: { id }, body: { version } })`. Pressing again after a failure with the same arguments sends
 * the same idempotency key, so a lost answer never makes a second effect.
 */
export function useVerb<R extends ApiRoute>(
  route: R,
  options: VerbOptions<R> = {},
): UseMutationResult<Answer<R>, Error, Args<R> & CallOptions> {
  const api = useApi();
  const queries = useQueryClient();
  const pending = useRef<{ sent: string; key: string } | null>(null);
  return useMutation<Answer<R>, Error, Args<R> & CallOptions>({
    // What is offline for the browser may still be reachable (localhost); the client decides.
    networkMode: 'always',
    mutationFn: args => {
      const loose: LooseArgs & CallOptions = args;
      const sent = JSON.stringify([
        loose.params,
        loose.query,
        loose.body instanceof Blob ? loose.body.size : loose.body,
      ]);
      if (pending.current?.sent !== sent) pending.current = { sent, key: crypto.randomUUID() };
      return api.call(route, { ...args, idempotencyKey: loose.idempotencyKey ?? pending.current.key });
    },
    onSuccess: async (answer, args) => {
      pending.current = null;
      options.onSuccess?.(answer, args);
      await Promise.all(
        (options.invalidates ?? []).map(stale => queries.invalidateQueries({ queryKey: routeKey(stale) })),
      );
    },
    onError: (error, args) => {
      // A refusal is final for this key; a lost answer is not.
      if (error instanceof ApiProblem && error.status < 500) pending.current = null;
      options.onError?.(error, args);
    },
  });
}
