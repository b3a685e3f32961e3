import { createContext, useContext, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { AssignmentCheck, BoardVisit, Room, Visit } from '#contracts';
import { routeKey, useFormat, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { useReasonAttempt } from './attempt';
import type { PlanTarget } from './attempt';
import { useAskReason } from './ask-reason';
import { useDesk } from './desk';

const stale = [
  routes.listWorkOrders,
  routes.getWorkOrder,
  routes.board,
  routes.listEngineers,
  routes.candidates,
  routes.slots,
  routes.explain,
  routes.room,
];
const undoForMs = 8_000;

/** The part of a work order that planning needs: a line of the queue or the open order itself. */
export interface PlannedOrder {
  id: string;
  number: string;
  version: number;
  timeZone: string;
}

/** What a dispatcher does with visits: at once, told in one line, taken back with one key. */
export interface Planning {
  assign: (order: PlannedOrder, target: PlanTarget, check?: AssignmentCheck | null) => Promise<void>;
  move: (visit: BoardVisit, target: PlanTarget, check?: AssignmentCheck | null) => Promise<void>;
  /** Moves the one visit and assigns the order, both or nothing. */
  makeRoom: (order: PlannedOrder, room: Room) => Promise<void>;
  dispatch: (visit: BoardVisit) => void;
  cancel: (visit: BoardVisit) => Promise<void>;
  pin: (visit: BoardVisit) => void;
  undo: () => void;
}

const Context = createContext<Planning | null>(null);

export function usePlanning(): Planning {
  const planning = useContext(Context);
  if (!planning) throw new Error('usePlanning outside of the dispatch page.');
  return planning;
}

export function PlanningProvider({ children }: { children: ReactNode }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const format = useFormat();
  const ask = useAskReason();
  const queries = useQueryClient();
  const { pending } = useDesk();
  const attempt = useReasonAttempt();
  const latest = useRef<{ run: () => void; close: () => void } | null>(null);
  const { mutateAsync: assign } = useVerb(routes.assign, { invalidates: stale });
  const { mutateAsync: move } = useVerb(routes.moveVisit, { invalidates: stale });
  const { mutateAsync: roomFor } = useVerb(routes.makeRoom, { invalidates: stale });
  const { mutateAsync: cancelVisit } = useVerb(routes.cancelVisit, { invalidates: stale });
  const { mutate: dispatch } = useVerb(routes.dispatchVisit, { invalidates: stale, onError: toasts.fail });
  const { mutate: cancel } = useVerb(routes.cancelVisit, { invalidates: stale });

  const planning = useMemo<Planning>(() => {
    const refresh = (): void => {
      for (const route of stale) void queries.invalidateQueries({ queryKey: routeKey(route) });
    };
    const fail = (error: unknown): void => {
      toasts.fail(error);
      refresh();
    };
    const offerUndo = (text: string, undo: () => void): void => {
      // One step back is offered, that of the last thing done.
      latest.current?.close();
      const run = (): void => {
        latest.current?.close();
        latest.current = null;
        undo();
      };
      latest.current = { run, close: toasts.show({ tone: 'good', text, undo: run, forMs: undoForMs }) };
    };
    const told = (start: string, zone: string): string => format.dateTime(start, { zone, style: 'dateTime' });
    const cancelNow = (visit: Pick<Visit, 'id' | 'version'>, reason: string, text: string): void =>
      cancel(
        { params: { id: visit.id }, body: { version: visit.version, reason } },
        { onSuccess: () => toasts.show({ text }), onError: fail },
      );

    return {
      assign: async (order, target, check) => {
        const made = await attempt(
          { order, target, check: check ?? null, onRefused: refresh },
          overrideReason =>
            assign({
              body: {
                workOrderId: order.id,
                workOrderVersion: order.version,
                engineerId: target.engineerId,
                start: new Date(target.start).toISOString(),
                overrideReason,
              },
            }),
        );
        if (!made) return;
        const params = {
          number: order.number,
          engineer: made.engineerName,
          time: told(made.start, order.timeZone),
        };
        offerUndo(t('dispatch.assigned', params), () =>
          cancelNow(made, t('dispatch.undoReason'), t('dispatch.unassigned', { number: order.number })),
        );
      },

      move: async (visit, target, check) => {
        const order = { id: visit.workOrderId, number: visit.workOrderNumber, timeZone: visit.timeZone };
        const body = {
          engineerId: target.engineerId,
          start: new Date(target.start).toISOString(),
        };
        pending.set({ visitId: visit.id, ...target });
        const made = await attempt(
          { order, target, check: check ?? null, onRefused: refresh },
          overrideReason =>
            move({ params: { id: visit.id }, body: { version: visit.version, ...body, overrideReason } }),
        ).finally(() => pending.set(null));
        if (!made) return;
        const params = {
          number: order.number,
          engineer: made.engineerName,
          time: told(made.start, order.timeZone),
        };
        offerUndo(t('dispatch.moved', params), () => {
          const back = { engineerId: visit.engineerId, start: visit.start, version: made.version };
          const overrideReason = t('dispatch.undoReason');
          move({ params: { id: visit.id }, body: { ...back, overrideReason } })
            .then(() => toasts.show({ text: t('dispatch.movedBack', { number: order.number }) }))
            .catch(fail);
        });
      },

      makeRoom: async (order, { engineerId, start, moved }) => {
        const { visitId, number, from, to } = moved;
        const body = {
          workOrderVersion: order.version,
          engineerId,
          start,
          move: {
            visitId,
            from: { engineerId: from.engineerId, start: from.start, end: from.end },
            to: { engineerId: to.engineerId, start: to.start },
          },
          why: t('room.why', { number: order.number }),
        };
        const made = await roomFor({ params: { id: order.id }, body }).catch(fail);
        if (!made) return;
        const { visit } = made;
        const params = {
          number: order.number,
          engineer: visit.engineerName,
          time: told(visit.start, order.timeZone),
          other: number,
        };
        offerUndo(t('room.done', params), () => {
          const overrideReason = t('dispatch.undoReason');
          cancelVisit({ params: { id: visit.id }, body: { version: visit.version, reason: overrideReason } })
            .then(() => {
              const back = { engineerId: from.engineerId, start: from.start, version: made.moved.version };
              return move({ params: { id: visitId }, body: { ...back, overrideReason } });
            })
            .then(() => toasts.show({ text: t('room.undone', { number: order.number, other: number }) }))
            .catch(fail);
        });
      },

      dispatch: visit => dispatch({ params: { id: visit.id }, body: { version: visit.version } }),

      cancel: async visit => {
        const reason = await ask({
          title: t('dispatch.cancelTitle', { number: visit.workOrderNumber }),
          text: t('dispatch.cancelText'),
          label: t('dispatch.cancelReason'),
          action: t('do.visit.cancel'),
          isDanger: true,
          suggestions: [
            t('dispatch.cancelWhy.customer'),
            t('dispatch.cancelWhy.sick'),
            t('dispatch.cancelWhy.part'),
          ],
        });
        if (reason) cancelNow(visit, reason, t('dispatch.canceled', { number: visit.workOrderNumber }));
      },

      pin: visit => {
        const text = t(visit.pinned ? 'dispatch.unpinned' : 'dispatch.pinned', {
          number: visit.workOrderNumber,
        });
        move({ params: { id: visit.id }, body: { version: visit.version, pinned: !visit.pinned } })
          .then(() => toasts.show({ text }))
          .catch(fail);
      },

      undo: () => {
        if (latest.current) latest.current.run();
        else toasts.show({ text: t('dispatch.nothingToUndo') });
      },
    };
  }, [
    t,
    toasts,
    format,
    ask,
    queries,
    pending,
    attempt,
    assign,
    move,
    roomFor,
    cancelVisit,
    dispatch,
    cancel,
  ]);

  return <Context.Provider value={planning}>{children}</Context.Provider>;
}
