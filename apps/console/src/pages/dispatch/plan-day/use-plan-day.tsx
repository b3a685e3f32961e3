import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { PlanUndoChange, routes } from '#contracts';
import type { PlanRun, PlanRunLine } from '#contracts';
import { ApiProblem, useRoute, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { useStored } from '../../../stored';
import { dateOf } from '../../../board/time';
import { useDesk } from '../desk/desk';
import { calendarRoutes, isThinking, lookAgainIn, runUnderWay } from '../run/run';
import { busyVerb, useShownRun } from '../run/use-shown-run';
import { covers, datesOf } from './by-day';
import { daysIn, horizonOf, secondsFor } from './horizon';
import type { Horizon } from './horizon';

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
  /** Opens what there is for the shown day, if it goes as far as is wanted, or has it thought about. */
  open: () => void;
  /** How far a plan goes that is asked for. */
  horizon: Horizon;
  setHorizon: (horizon: Horizon) => void;
  /** Has the days of the run thought about anew, those that are not over. */
  again: () => void;
  publish: () => void;
  discard: () => void;
  /** Takes the publication back, all of it or nothing. */
  undo: () => void;
  /** What kept the last attempt to take it back from being done; empty: nothing. */
  changedSince: readonly PlanUndoChange[];
  close: () => void;
  busy: 'begin' | 'publish' | 'discard' | 'undo' | null;
}

const Context = createContext<PlanDay | null>(null);

export function usePlanDay(): PlanDay {
  const plan = useContext(Context);
  if (!plan) throw new Error('usePlanDay outside of the dispatch page.');
  return plan;
}

const stale = [routes.listPlanRuns, routes.getPlanRun];

/** How much it would be, where it is too much for one plan. */
function tooLarge(error: Error): { jobs: number; most: number } | null {
  if (!(error instanceof ApiProblem) || error.code !== 'plan-too-large') return null;
  return { jobs: Number(error.facts['jobs']), most: Number(error.facts['most']) };
}

/** What has changed since, where that is why. */
function changesIn(error: Error | null): PlanUndoChange[] {
  if (!(error instanceof ApiProblem) || error.code !== 'plan-changed') return [];
  return PlanUndoChange.array().safeParse(error.facts['changes']).data ?? [];
}

export function PlanDayProvider({ children }: { children: ReactNode }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const { day, now, zone } = useDesk();
  const may = useMay()('plan-run.make');
  const today = dateOf(now, zone);
  const [horizon, setHorizon] = useStored<Horizon>('dispatch.planHorizon', 'day', horizonOf);
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
      const size = tooLarge(error);
      if (other) show(other);
      else if (size) toasts.show({ tone: 'warn', text: t('planDay.tooLarge', size) });
      else onError(error);
    },
  });
  const begin = (from: string, days: number): void => {
    if (!create.isPending) create.mutate({ body: { day: from, days, seconds: secondsFor(days) } });
  };
  const wantedDays = daysIn(horizon, day);
  const discarding = useVerb(routes.discardPlanRun, {
    invalidates: stale,
    onSuccess: () => show(null),
    onError,
  });
  const undoing = useVerb(routes.undoPlanRun, {
    invalidates: [...stale, ...calendarRoutes],
    onSuccess: ({ proposals }) => {
      const count = proposals.filter(({ outcome }) => outcome?.status === 'undone').length;
      toasts.show({ tone: 'good', text: t('planDay.undone', { count }) });
    },
    onError: error => {
      onError(error);
      void wanted.refetch();
    },
  });
  const undo = ({ id: runId, version }: Pick<PlanRun, 'id' | 'version'>): void => {
    if (undoing.isPending) return;
    const args = { params: { id: runId }, body: { version, why: t('planDay.undoWhy') } };
    // The plan itself says what is in the way, also to who had closed it.
    undoing.mutate(args, { onError: error => changesIn(error).length > 0 && show(runId) });
  };
  const publishing = useVerb(routes.publishPlanRun, {
    invalidates: [...stale, ...calendarRoutes],
    onSuccess: published => {
      const count = published.proposals.filter(({ outcome }) => outcome?.status === 'published').length;
      toasts.show({
        tone: count > 0 ? 'good' : 'warn',
        text: t('planDay.published', { count }),
        ...(count > 0 && { undo: () => undo(published) }),
      });
    },
    onError: error => {
      onError(error);
      void wanted.refetch();
    },
  });
  const run = wanted.data && covers(wanted.data, day) ? wanted.data : null;
  const isOpen = id !== null && (wanted.data === undefined || run !== null);
  const plan: PlanDay = {
    isPossible: may && day >= today,
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
      const openLast = (last: PlanRunLine | undefined): void => {
        const isLong = last && datesOf(last).length >= wantedDays;
        if (last && (isThinking(last.status) || (last.status === 'proposed' && isLong))) show(last.id);
        else begin(day, wantedDays);
      };
      if (latest.data) openLast(latest.data.items[0]);
      else void latest.refetch().then(({ data }) => openLast(data?.items[0]));
    },
    horizon,
    setHorizon,
    again: () => {
      const left = (run ? datesOf(run) : []).filter(date => date >= today);
      begin(left[0] ?? day, Math.max(1, left.length));
    },
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
    undo: () => {
      if (run) undo(run);
    },
    changedSince: undoing.variables?.params.id === run?.id ? changesIn(undoing.error) : [],
    close: () => show(null),
    busy: busyVerb({ begin: create, publish: publishing, discard: discarding, undo: undoing }),
  };
  return <Context.Provider value={plan}>{children}</Context.Provider>;
}
