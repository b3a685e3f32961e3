import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { BoardVisit } from '#contracts';
import { EmptyState, ErrorState, Skeleton } from '#ui';
import { Board } from '../../../board/board';
import type { BoardEvents } from '../../../board/props';
import { dayOfEngineer } from '../../../board/day-of-engineer';
import { isZoom } from '../../../board/geometry';
import type { Zoom } from '../../../board/geometry';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { isBoolean, useStored } from '../../../stored';
import { noHover, useDesk } from '../desk/desk';
import { draggedOf, isMovable, isOpenTo, visitPayload } from '../drop/dragged';
import { MoveDialog } from '../drop/move-dialog';
import { useDrop } from '../drop/use-drop';
import { ghostsOf } from '../plan-day/by-engineer';
import { usePlanDay } from '../plan-day/use-plan-day';
import { repairGhosts } from '../repair/ticks';
import { useRepair } from '../repair/use-repair';
import { BarMenu } from './bar-menu';
import { BoardBar } from './board-bar';
import type { Panels } from './use-panels';

const zoomOf = (value: unknown): Zoom | undefined => (isZoom(value) ? value : undefined);

export function BoardPanel({ panels }: { panels?: Panels }): ReactNode {
  const desk = useDesk();
  const { engineers, engineersLoaded, visits, visitsLoaded, span, zone, now, selection, select, hover } =
    desk;
  const t = useT();
  const drop = useDrop();
  const canPlan = useMay()('visit.plan');
  const [zoom, setZoom] = useStored<Zoom>(
    panels ? 'dispatch.zoom' : 'dispatch.zoomNarrow',
    panels ? 12 : 6,
    zoomOf,
  );
  const [isOnShiftOnly, showOnShiftOnly] = useStored('dispatch.onShift', false, isBoolean);
  const [menu, setMenu] = useState<{ visit: BoardVisit; at: { x: number; y: number } } | null>(null);
  const [moving, setMoving] = useState<BoardVisit | null>(null);

  const shown = useMemo(
    () =>
      isOnShiftOnly
        ? engineers.filter(engineer => {
            const mine = visits.filter(visit => visit.engineerId === engineer.id);
            return mine.length > 0 || dayOfEngineer(engineer, mine, span).shifts.length > 0;
          })
        : engineers,
    [isOnShiftOnly, engineers, visits, span],
  );

  const { run, unwanted } = usePlanDay();
  const repair = useRepair();
  const ghosts = useMemo(
    () => (repair.isOpen ? repairGhosts(repair.run, repair.unwanted) : ghostsOf(run, unwanted)),
    [repair.isOpen, repair.run, repair.unwanted, run, unwanted],
  );

  const { orders } = desk;
  const events = useMemo<BoardEvents>(
    () => ({
      onVisit: visit => select({ orderId: visit.workOrderId, visitId: visit.id }),
      onEngineer: engineerId => select({ engineerId }),
      onMenu: (visit, at) => setMenu({ visit, at }),
      onHover: visit =>
        hover.set(visit ? { orderId: visit.workOrderId, engineerId: visit.engineerId } : noHover),
      onOver: drop.over,
      onLeave: drop.leave,
      onDrop: drop.drop,
      payloadOf: visit => (canPlan && isMovable(visit) ? visitPayload(visit) : null),
      accepts: (payload, engineerId) => {
        const engineer = engineers.find(one => one.id === engineerId);
        const dragged = draggedOf(payload, orders, visits);
        return Boolean(engineer && dragged && isOpenTo(dragged.order, engineer));
      },
    }),
    [select, hover, drop, canPlan, engineers, orders, visits],
  );

  const hasBoard = panels?.hasBoard ?? true;
  return (
    <div className="cs-boardpanel">
      <BoardBar
        zoom={zoom}
        onZoom={setZoom}
        isOnShiftOnly={isOnShiftOnly}
        onOnShiftOnly={showOnShiftOnly}
        shown={shown.length}
        panels={panels}
      />
      {hasBoard && engineersLoaded.error && engineers.length === 0 && (
        <ErrorState error={engineersLoaded.error} onRetry={engineersLoaded.retry} />
      )}
      {hasBoard && visitsLoaded.error && visits.length === 0 && !engineersLoaded.error && (
        <ErrorState error={visitsLoaded.error} onRetry={visitsLoaded.retry} />
      )}
      {hasBoard && engineersLoaded.isLoading && <BoardSkeleton />}
      {hasBoard && !engineersLoaded.isLoading && !engineersLoaded.error && shown.length === 0 && (
        <EmptyState icon="users" title={t('dispatch.noEngineers')} text={t('dispatch.noEngineersHint')} />
      )}
      {hasBoard && shown.length > 0 && (!visitsLoaded.error || visits.length > 0) && (
        <Board
          engineers={shown}
          visits={visits}
          day={span}
          zone={zone}
          now={now}
          zoom={zoom}
          chosenVisit={selection.visitId}
          chosenOrder={selection.orderId}
          chosenEngineer={selection.engineerId}
          proposal={desk.proposal}
          pending={desk.pending}
          ghosts={ghosts}
          hover={hover}
          conflicts={desk.inConflict}
          events={events}
        />
      )}
      {menu && <BarMenu {...menu} onClose={() => setMenu(null)} onMove={() => setMoving(menu.visit)} />}
      {moving && <MoveDialog visit={moving} onClose={() => setMoving(null)} />}
    </div>
  );
}

function BoardSkeleton(): ReactNode {
  return (
    <div className="cs-boardpanel__skeleton">
      {Array.from({ length: 7 }, (_, index) => (
        <Skeleton key={index} height={28} />
      ))}
    </div>
  );
}
