import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { PlanRun } from '#contracts';
import { useRoute, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { dateOf } from '../../../board/time';
import { useDesk } from '../desk/desk';
import { calendarRoutes, isThinking, lookAgainIn, runUnderWay } from '../run/run';
import { busyVerb, useShownRun } from '../run/use-shown-run';

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

export function PlanDayProvider({ children }: { children: ReactNode }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const { day, now, zone } = useDesk();
  const may = useMay()('plan-run.make');
  const { id, show, unwanted, setUnwanted } = useShownRun('plan');
  const latest = useRoute(routes.listPlanRuns, may ? { query: { day, limit: 1 } } : 'skip');
  const wanted = useRoute(routes.getPlanRun, may && id ? { params: { id } } : 'skip', {
    refetchInterval: query => lookAgainIn(query.state.data?.status),
  });
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
    invalidates: [...stale, ...calendarRoutes],
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
      setUnwanted(next);
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
    busy: busyVerb({ begin: create, publish: publishing, discard: discarding }),
  };
  return <Context.Provider value={plan}>{children}</Context.Provider>;
}
