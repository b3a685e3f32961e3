import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { WorkOrder } from '#contracts';
import {
  ErrorState,
  IconButton,
  Notice,
  Skeleton,
  StatusChip,
  Tabs,
  UrgencyMark,
  useDynamicT,
  useRoute,
} from '#ui';
import { useT } from '../../../i18n';
import { Link } from '../../../routing';
import { useMay } from '../../../session';
import { Candidates } from './candidates';
import { Evidence } from './evidence';
import { Facts } from './facts';
import { OfferedTimes } from './offered-times';
import { VisitCards } from './visit-cards';
import { WhyPanel } from './why-panel';

type Tab = 'engineers' | 'times' | 'why' | 'job';

const panels: Record<Tab, (props: { order: WorkOrder }) => ReactNode> = {
  engineers: Candidates,
  times: OfferedTimes,
  why: WhyPanel,
  job: Evidence,
};

export function OrderPanel({ orderId, onClose }: { orderId: string; onClose: () => void }): ReactNode {
  const t = useT();
  const order = useRoute(routes.getWorkOrder, { params: { id: orderId } });
  return (
    <section className="cs-detail" aria-label={t('noun.workOrder')}>
      {order.data && <OrderBody order={order.data} onClose={onClose} />}
      {order.isLoading && (
        <div className="cs-detail__body">
          <Skeleton lines={9} />
        </div>
      )}
      {order.error && !order.data && <ErrorState error={order.error} onRetry={() => void order.refetch()} />}
    </section>
  );
}

function OrderBody({ order, onClose }: { order: WorkOrder; onClose: () => void }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const may = useMay();
  const canPlan = may('candidate.read') && ['ready', 'scheduled'].includes(order.status);
  const [tab, setTab] = useState<Tab>(order.status === 'ready' ? 'engineers' : 'job');
  const Panel = panels[canPlan ? tab : 'job'];
  return (
    <>
      <header className="cs-detail__head">
        <div className="co-line">
          <UrgencyMark urgency={order.urgency} label />
          <Link to={`/work-orders/${order.id}`} className="co-mono">
            {order.number}
          </Link>
          <StatusChip kind="workOrder" status={order.status} />
          <span className="co-grow" />
          <IconButton icon="x" small label={t('common.close')} onClick={onClose} />
        </div>
        <h2 className="cs-detail__title">{order.title}</h2>
        {order.safety && (
          <Notice tone="bad" icon="shield">
            {t('dispatch.safetyNotice')}
          </Notice>
        )}
        {order.status === 'on_hold' && (
          <Notice tone="warn" icon="hand">
            {order.holdReason && word('hold', order.holdReason)} {order.holdNote}
          </Notice>
        )}
        <Facts order={order} />
      </header>
      <VisitCards order={order} />
      {canPlan && (
        // Without pictures: four words are as much as the panel is wide, also in Bulgarian.
        <Tabs
          label={t('dispatch.detail')}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'engineers', label: t('dispatch.engineers') },
            { value: 'times', label: t('answers.times') },
            { value: 'why', label: t('answers.tab') },
            {
              value: 'job',
              label: t('dispatch.job'),
              count: order.attachmentIds.length || undefined,
            },
          ]}
        />
      )}
      <div className="cs-detail__body">
        <Panel order={order} />
      </div>
    </>
  );
}
