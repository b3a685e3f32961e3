import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { DayRepair, RepairEvent } from '#contracts';
import { ApiProblem, useRoute, useToasts, useVerb } from '#ui';
import { dateOf } from '../../../board/time';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { useDesk } from '../desk/desk';
import { calendarRoutes, isThinking, lookAgainIn, runUnderWay } from '../run/run';
import { busyVerb, useShownRun } from '../run/use-shown-run';
import { ticked } from './ticks';

type Verb = 'begin' | 'publish' | 'discard' | 'undo' | 'inform';

/** The repair that is looked at, and what can be done with it. */
export interface Repair {
  /** False for who may not plan, and for days that are over. */
  isPossible: boolean;
  isOpen: boolean;
  run: DayRepair | null;
  error: Error | null;
  retry: () => void;
  /** Work orders whose changes are not wanted. */
  unwanted: ReadonlySet<string>;
  tick: (workOrderId: string, isWanted: boolean) => void;
  /** Opens what there is for the shown day, or has it repaired. */
  open: () => void;
  /** Has the shown day repaired anew, with what the dispatcher knows. */
  begin: (events?: readonly RepairEvent[]) => void;
  publish: () => void;
  inform: (workOrderId: string, isInformed: boolean) => void;
  undo: () => void;
  discard: () => void;
  close: () => void;
  busy: Verb | null;
}

const Context = createContext<Repair | null>(null);

export function useRepair(): Repair {
  const repair = useContext(Context);
  if (!repair) throw new Error('useRepair outside of the dispatch page.');
  return repair;
}

const stale = [routes.listDayRepairs, routes.getDayRepair];
const changed = [...stale, ...calendarRoutes];

/** The order that stands in the way of the whole, if one does. */
function orderInTheWay(error: Error): string | null {
  const isTold =
    error instanceof ApiProblem && ['repair-outdated', 'repair-no-longer-fits'].includes(error.code);
  const number = isTold && error.facts['number'];
  return typeof number === 'string' ? number : null;
}

export function RepairProvider({ children }: { children: ReactNode }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const { day, now, zone } = useDesk();
  const may = useMay()('plan-run.make');
  const { id, show, unwanted, setUnwanted } = useShownRun('repair');
  const latest = useRoute(routes.listDayRepairs, may ? { query: { day, limit: 1 } } : 'skip');
  const wanted = useRoute(routes.getDayRepair, may && id ? { params: { id } } : 'skip', {
    refetchInterval: query => lookAgainIn(query.state.data?.status),
  });
  const onError = toasts.fail;
  const create = useVerb(routes.createDayRepair, {
    invalidates: stale,
    onSuccess: run => show(run.id),
    onError: error => {
      const other = runUnderWay(error, 'repair');
      if (other) show(other);
      else onError(error);
    },
  });
  const publishing = useVerb(routes.publishDayRepair, {
    invalidates: changed,
    onSuccess: ({ changes }) => {
      const count = changes.filter(({ isPublished }) => isPublished).length;
      toasts.show({ tone: 'good', text: t('repair.published', { count }) });
    },
    onError: error => {
      const number = orderInTheWay(error);
      if (number) toasts.show({ tone: 'warn', text: t('repair.inTheWay', { number }) });
      else onError(error);
      void wanted.refetch();
    },
  });
  const informing = useVerb(routes.informDayRepair, { invalidates: changed, onError });
  const undoing = useVerb(routes.undoDayRepair, {
    invalidates: stale,
    onSuccess: back => show(back.id),
    onError,
  });
  const discarding = useVerb(routes.discardDayRepair, {
    invalidates: stale,
    onSuccess: () => show(null),
    onError,
  });
  const run = wanted.data?.day === day ? wanted.data : null;
  const isOpen = id !== null && (wanted.data === undefined || run !== null);
  const begin = (events: readonly RepairEvent[] = []): void => {
    if (!create.isPending) create.mutate({ body: { day, events: [...events] } });
  };
  const repair: Repair = {
    isPossible: may && day >= dateOf(now, zone),
    isOpen,
    run,
    error: wanted.error,
    retry: () => void wanted.refetch(),
    unwanted,
    tick: (workOrderId, isWanted) => setUnwanted(ticked(run?.changes ?? [], unwanted, workOrderId, isWanted)),
    open: () => {
      // What somebody is asked about, or has not decided yet; otherwise the day as it runs now.
      const openLast = (last: { id: string; status: string; undoes: string | null } | undefined): void => {
        if (last && (isThinking(last.status) || (last.undoes && last.status === 'proposed'))) show(last.id);
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
          body: { version: run.version, leaveOut: [...unwanted], why: t('repair.why') },
        });
    },
    inform: (workOrderId, isInformed) => {
      if (run) informing.mutate({ params: { id: run.id }, body: { workOrderId, isInformed } });
    },
    undo: () => {
      if (run && !undoing.isPending) undoing.mutate({ params: { id: run.id }, body: {} });
    },
    discard: () => {
      if (run && !discarding.isPending)
        discarding.mutate({ params: { id: run.id }, body: { version: run.version } });
    },
    close: () => show(null),
    busy: busyVerb({
      begin: create,
      publish: publishing,
      inform: informing,
      undo: undoing,
      discard: discarding,
    }),
  };
  return <Context.Provider value={repair}>{children}</Context.Provider>;
}
