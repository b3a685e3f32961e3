import { useState } from 'react';
import type { ReactNode } from 'react';
import { SegmentedControl } from '#ui';
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

type Part = 'queue' | 'map' | 'board';

const stay = (): void => undefined;

/** One at a time on a phone; what is chosen covers it from below until it is put away. */
export function Narrow(): ReactNode {
  const t = useT();
  const { selection, select, orders } = useDesk();
  const [part, setPart] = useState<Part>('queue');
  const plan = usePlanDay();
  const repair = useRepair();
  const isChosen = selection.orderId !== null || selection.engineerId !== null;
  const hasDetail = isChosen || plan.isOpen || repair.isOpen;
  return (
    <div className="cs-narrow">
      <div className="cs-narrow__tabs">
        <SegmentedControl
          label={t('nav.dispatch')}
          wide
          value={part}
          onChange={setPart}
          options={[
            { value: 'queue', label: `${t('dispatch.queue.title')} ${orders.length}`, icon: 'list' },
            { value: 'map', label: t('dispatch.map'), icon: 'map' },
            { value: 'board', label: t('dispatch.board'), icon: 'board' },
          ]}
        />
      </div>
      <div className="cs-narrow__part">
        {part === 'queue' && <Queue onOpen={stay} />}
        {part === 'map' && <MapPanel />}
        {part === 'board' && <BoardPanel />}
      </div>
      {hasDetail && (
        <div className={part === 'map' ? 'cs-narrow__detail cs-narrow__detail--half' : 'cs-narrow__detail'}>
          {isChosen ? <Detail onClose={() => select({})} /> : repair.isOpen ? <RepairPanel /> : <PlanPanel />}
        </div>
      )}
    </div>
  );
}
