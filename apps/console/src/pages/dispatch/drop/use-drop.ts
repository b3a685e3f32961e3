import { useEffect, useMemo, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { AssignmentCheck, DispatchCandidate } from '#contracts';
import { useApi } from '#ui';
import type { DragPayload } from '#ui';
import type { Proposal } from '../../../board/proposal';
import { minuteMs } from '../../../board/time';
import { createStore } from '../../../store';
import { candidatesArgs, candidatesQuery } from '../desk/candidates-query';
import { useDesk } from '../desk/desk';
import { usePlanning } from '../desk/planning';
import { checkHere } from './check-here';
import { createServerCheck, sameProposal } from './server-check';
import { draggedOf, minutesOf } from './dragged';
import type { Dragged } from './dragged';

export interface Drop {
  /** `start` null: over a mark, or by keyboard; then the best gap of the engineer is taken. */
  over: (payload: DragPayload, engineerId: string, start: number | null, at: Proposal['at']) => void;
  leave: () => void;
  drop: (payload: DragPayload, engineerId: string, start: number | null) => void;
}

export function useDrop(): Drop {
  const desk = useDesk();
  const { proposal } = desk;
  const planning = usePlanning();
  const api = useApi();
  const queries = useQueryClient();
  const current = useRef({ desk, planning });
  useEffect(() => {
    current.current = { desk, planning };
  });

  return useMemo<Drop>(() => {
    const server = createServerCheck({
      ask: (wanted, signal) =>
        api.call(routes.checkAssignment, {
          params: { id: wanted.workOrderId },
          body: {
            engineerId: wanted.engineerId,
            start: new Date(wanted.start).toISOString(),
            durationMinutes: wanted.minutes,
            ...(wanted.visitId && { ignoreVisitId: wanted.visitId }),
          },
          signal,
        }),
      tell: (wanted, check) => {
        const now = proposal.get();
        if (now && sameProposal(now, wanted)) proposal.set({ ...now, check });
      },
    });
    const candidatesOf = async (workOrderId: string): Promise<DispatchCandidate[]> => {
      const { day, isToday } = current.current.desk;
      const args = candidatesArgs(workOrderId, isToday ? null : day);
      const answer = await queries.fetchQuery(candidatesQuery(api, args));
      return answer.items;
    };

    const propose = (
      dragged: Dragged,
      engineerId: string,
      start: number,
      at: Proposal['at'],
      isGap = false,
    ): Proposal | null => {
      const { engineers, visits, now } = current.current.desk;
      const engineer = engineers.find(one => one.id === engineerId);
      if (!engineer) return null;
      const { thing, visit } = dragged;
      const minutes = minutesOf(dragged, engineer);
      const wanted: Proposal = {
        workOrderId: dragged.workOrderId,
        visitId: visit?.id ?? null,
        label: dragged.number,
        urgency: thing.urgency,
        engineerId,
        engineerName: engineer.name,
        start,
        minutes,
        zone: thing.timeZone,
        check: null,
        isGap,
        at,
      };
      const before = proposal.get();
      const check: AssignmentCheck =
        before?.check && sameProposal(before, wanted)
          ? before.check
          : checkHere({ thing, minutes, engineer, start, visits, ignoreVisitId: visit?.id ?? null, now });
      return { ...wanted, check };
    };

    const read = (payload: DragPayload): Dragged | null => {
      const { orders, visits } = current.current.desk;
      return draggedOf(payload, orders, visits);
    };

    const gapOf = async (dragged: Dragged, engineerId: string): Promise<number | null> => {
      const found = (await candidatesOf(dragged.workOrderId)).find(one => one.engineerId === engineerId);
      const start = found?.proposedWindow?.start;
      if (start) return Date.parse(start);
      // Nothing fits: the check of this very moment says what is in the way.
      return Math.ceil(current.current.desk.now / (5 * minuteMs)) * 5 * minuteMs;
    };

    // Letting go leaves the target first and drops then: what was shown a moment ago is what was agreed to.
    const last = createStore<Proposal | null>(null);
    return {
      over: (payload, engineerId, start, at) => {
        const dragged = read(payload);
        if (!dragged) return;
        if (start !== null) {
          const wanted = propose(dragged, engineerId, start, at);
          const before = proposal.get();
          proposal.set(wanted);
          if (wanted && !(before && sameProposal(before, wanted))) server.ask(wanted);
          return;
        }
        const before = proposal.get();
        if (before?.isGap && before.engineerId === engineerId && before.workOrderId === dragged.workOrderId) {
          proposal.set({ ...before, at });
          return;
        }
        void gapOf(dragged, engineerId)
          .then(gap => {
            if (gap === null) return;
            const wanted = propose(dragged, engineerId, gap, at, true);
            proposal.set(wanted);
            if (wanted) server.ask(wanted);
          })
          .catch(() => undefined);
      },
      leave: () => {
        server.stop();
        last.set(proposal.get());
        proposal.set(null);
      },
      drop: (payload, engineerId, start) => {
        const dragged = read(payload);
        const known = proposal.get() ?? last.get();
        last.set(null);
        server.stop();
        proposal.set(null);
        if (!dragged) return;
        const { engineers } = current.current.desk;
        const engineerName = engineers.find(one => one.id === engineerId)?.name ?? '';
        const go = (at: number): void => {
          const target = { engineerId, engineerName, start: at };
          const check =
            known?.workOrderId === dragged.workOrderId &&
            known.start === at &&
            known.engineerId === engineerId
              ? known.check
              : null;
          const { order, visit } = dragged;
          if (visit && visit.engineerId === engineerId && Date.parse(visit.start) === at) return;
          if (visit) void current.current.planning.move(visit, target, check);
          else if (order) void current.current.planning.assign(order, target, check);
        };
        if (start !== null) go(start);
        else if (known?.isGap && known.engineerId === engineerId && known.workOrderId === dragged.workOrderId)
          go(known.start);
        else
          void gapOf(dragged, engineerId)
            .then(gap => gap !== null && go(gap))
            .catch(() => undefined);
      },
    };
  }, [api, queries, proposal]);
}
