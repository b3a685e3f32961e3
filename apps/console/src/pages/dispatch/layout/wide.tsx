import type { ReactNode } from 'react';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { Detail } from '../detail/detail';
import { Queue } from '../queue/queue';
import { PlanPanel } from '../plan-day/plan-panel';
import { usePlanDay } from '../plan-day/use-plan-day';
import { RepairPanel } from '../repair/repair-panel';
import { useRepair } from '../repair/use-repair';
import { BoardPanel } from './board-panel';
import { MapPanel } from './map-panel';
import { Splitter } from './splitter';
import { limits, usePanels } from './use-panels';

/** To the first button of the best candidate, once it is there. */
function focusDetail(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.cs-wide__detail .cs-candidate button.co-button')?.focus(),
  );
}

/** Queue on the left; map and details above the board. */
export function Wide(): ReactNode {
  const t = useT();
  const { selection, select } = useDesk();
  const panels = usePanels();
  const { queuePx, detailPx, boardPx, hasQueue, hasMap, hasBoard } = panels;
  const plan = usePlanDay();
  const repair = useRepair();
  const isChosen = selection.orderId !== null || selection.engineerId !== null;
  const hasDetail = isChosen || plan.isOpen || repair.isOpen;
  const isBoardAlone = !hasMap && !hasDetail;
  return (
    <div className="cs-wide">
      {hasQueue && (
        <>
          <div className="cs-wide__queue" style={{ width: queuePx }}>
            <Queue onOpen={focusDetail} />
          </div>
          <Splitter
            label={t('dispatch.resizeQueue')}
            axis="x"
            side="before"
            value={queuePx}
            {...limits.queue}
            onChange={panels.setQueuePx}
          />
        </>
      )}
      <div className="cs-wide__rest">
        {(hasMap || hasDetail || !hasBoard) && (
          <div className="cs-wide__top">
            {hasMap && (
              <div className="cs-wide__map">
                <MapPanel />
              </div>
            )}
            {hasDetail && (
              <>
                {hasMap && (
                  <Splitter
                    label={t('dispatch.resizeDetail')}
                    axis="x"
                    side="behind"
                    value={detailPx}
                    {...limits.detail}
                    onChange={panels.setDetailPx}
                  />
                )}
                <div className="cs-wide__detail" style={hasMap ? { width: detailPx } : { flex: 1 }}>
                  {isChosen ? (
                    <Detail onClose={() => select({})} />
                  ) : repair.isOpen ? (
                    <RepairPanel />
                  ) : (
                    <PlanPanel />
                  )}
                </div>
              </>
            )}
          </div>
        )}
        {hasBoard && !isBoardAlone && (
          <Splitter
            label={t('dispatch.resizeBoard')}
            axis="y"
            side="behind"
            value={boardPx}
            {...limits.board}
            onChange={panels.setBoardPx}
          />
        )}
        <div
          className="cs-wide__board"
          style={hasBoard && !isBoardAlone ? { height: boardPx } : hasBoard ? { flex: 1 } : undefined}
        >
          <BoardPanel panels={panels} />
        </div>
      </div>
    </div>
  );
}
