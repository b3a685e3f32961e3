import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { PlanRun } from '#contracts';
import { ApiProblem, useRoute, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { useSearchParams } from '../../../routing';
import { useMay } from '../../../session';
import { dateOf } from '../../../board/time';
import { useDesk } from '../desk/desk';

/** The plan run that is looked at, and what can be done with it. */
export interface PlanDay {
  /** False for who may not plan, and for days that are over. */
  isPossible: boolean;
  isOpen: boolean;
  run: PlanRun | null;
  error: Error | null;
  retry: () => void;
  /** Numbers of the work orders whose proposals are not wanted. */
  unwanted: ReadonlySet<string>;
  toggle: (numbers: readonly string[], isWanted: boolean) => void;
  /** Opens what there is for the shown day, or has it thought about. */
  open: () => void;
  /** Has the shown day thought about anew. */
  begin: () => void;
  publish: () => void;
  discard: () => void;
  close: () => void;
  busy: 'begin' | 'publish' | 'discard' | null;
}

const Context = createContext<PlanDay | null>(null);

export function usePlanDay(): PlanDay {
  const plan = useContext(Context);
  if (!plan) throw new Error('usePlanDay outside of the dispatch page.');
  return plan;
}

const stale = [routes.listPlanRuns, routes.getPlanRun];
const changed = [...stale, routes.board, routes.listWorkOrders, routes.listEngineers, routes.candidates];
/** When the live connection is away, a run that is thought about is still seen to end. */
export const lookAgainMs = 2_000;
export const isThinking = (status: string | undefined): boolean =>
  status === 'queued' || status === 'running';

/** Somebody else has just asked for the same: theirs is as good. */
export function runUnderWay(error: Error, kind: 'plan' | 'repair'): string | null {
  if (!(error instanceof ApiProblem) || error.code !== 'plan-run-under-way') return null;
  const { planRunId, kind: other = 'plan' } = error.facts;
  return typeof planRunId === 'string' && other === kind ? planRunId : null;
}

export function PlanDayProvider({ children }: { children: ReactNode }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const { day, now, zone } = useDesk();
  const may = useMay()('plan-run.make');
  const [params, change] = useSearchParams();
  const id = params.get('plan');
  const [unticked, setUnticked] = useState<{ id: string; numbers: ReadonlySet<string> } | null>(null);
  const latest = useRoute(routes.listPlanRuns, may ? { query: { day, limit: 1 } } : 'skip');
  const wanted = useRoute(routes.getPlanRun, may && id ? { params: { id } } : 'skip', {
    refetchInterval: query => (isThinking(query.state.data?.status) ? lookAgainMs : false),
  });
  // What is chosen would lie over it.
  const show = useCallback(
    (run: string | null) =>
      change({ plan: run, ...(run && { repair: null, order: null, visit: null, engineer: null }) }),
    [change],
  );
  const onError = toasts.fail;
  const create = useVerb(routes.createPlanRun, {
    invalidates: stale,
    onSuccess: run => show(run.id),
    onError: error => {
      const other = runUnderWay(error, 'plan');
      if (other) show(other);
      else onError(error);
    },
  });
  const begin = (): void => {
    if (!create.isPending) create.mutate({ body: { day } });
  };
  const discarding = useVerb(routes.discardPlanRun, {
    invalidates: stale,
    onSuccess: () => show(null),
    onError,
  });
  const publishing = useVerb(routes.publishPlanRun, {
    invalidates: changed,
    onSuccess: ({ proposals }) => {
      const count = proposals.filter(({ outcome }) => outcome?.status === 'published').length;
      toasts.show({ tone: count > 0 ? 'good' : 'warn', text: t('planDay.published', { count }) });
    },
    onError: error => {
      onError(error);
      void wanted.refetch();
    },
  });
  const run = wanted.data?.day === day ? wanted.data : null;
  const isOpen = id !== null && (wanted.data === undefined || run !== null);
  const unwanted = useMemo<ReadonlySet<string>>(
    () => (unticked?.id === id ? unticked.numbers : new Set()),
    [unticked, id],
  );

  const plan: PlanDay = {
    isPossible: may && day >= dateOf(now, zone),
    isOpen,
    run,
    error: wanted.error,
    retry: () => void wanted.refetch(),
    unwanted,
    toggle: (numbers, isWanted) => {
      const next = new Set(unwanted);
      for (const number of numbers)
        if (isWanted) next.delete(number);
        else next.add(number);
      setUnticked({ id: id ?? '', numbers: next });
    },
    open: () => {
      const openLast = (last: { id: string; status: string } | undefined): void => {
        if (last && (isThinking(last.status) || last.status === 'proposed')) show(last.id);
        else begin();
      };
      if (latest.data) openLast(latest.data.items[0]);
      else void latest.refetch().then(({ data }) => openLast(data?.items[0]));
    },
    begin,
    publish: () => {
      if (run && !publishing.isPending)
        publishing.mutate({
          params: { id: run.id },
          body: { version: run.version, leaveOut: [...unwanted] },
        });
    },
    discard: () => {
      if (run && !discarding.isPending)
        discarding.mutate({ params: { id: run.id }, body: { version: run.version } });
    },
    close: () => show(null),
    busy: create.isPending
      ? 'begin'
      : publishing.isPending
        ? 'publish'
        : discarding.isPending
          ? 'discard'
          : null,
  };
  return <Context.Provider value={plan}>{children}</Context.Provider>;
}
