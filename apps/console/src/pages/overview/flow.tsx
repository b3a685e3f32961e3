import type { ReactNode } from 'react';
import type { Overview, WorkOrderStatus } from '#contracts';
import { Icon, statusLook, useDynamicT, useFormat } from '#ui';
import type { IconName } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { useMay } from '../../session';

/** The work of today as one strip, from what comes in to what is done; each number leads to its rows. */
export function Flow({ overview }: { overview: Overview }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const may = useMay();
  const { alerts, requests, workOrders } = overview;
  const order = (status: WorkOrderStatus, count: number): ReactNode => {
    const { tone, icon } = statusLook('workOrder', status);
    return (
      <Step
        to={`/work-orders?tab=${status}`}
        tone={tone}
        icon={icon}
        label={word('state.workOrder', status)}
        count={count}
      />
    );
  };
  return (
    <nav className="cs-flow" aria-label={t('overview.flow')}>
      {may('alert.read') && (
        <Step
          to="/alerts"
          tone="bad"
          icon="alert"
          label={t('overview.alerts')}
          count={alerts.open}
          detail={alerts.critical > 0 ? t('overview.critical', { count: alerts.critical }) : ''}
        />
      )}
      {may('request.read') && (
        <Step
          to="/requests"
          tone="info"
          icon="message"
          label={t('overview.requests')}
          count={requests.open}
          detail={requests.untriaged > 0 ? t('overview.untriaged', { count: requests.untriaged }) : ''}
        />
      )}
      {order('ready', workOrders.ready)}
      {order('scheduled', workOrders.scheduled)}
      {order('in_progress', workOrders.inProgress)}
      {order('on_hold', workOrders.onHold)}
      <Step
        to="/work-orders?tab=completed"
        tone="good"
        icon="checkCircle"
        label={t('overview.doneToday')}
        count={workOrders.completedToday}
      />
    </nav>
  );
}

interface StepProps {
  to: string;
  tone: string;
  icon: IconName;
  label: string;
  count: number;
  detail?: string;
}

function Step({ to, tone, icon, label, count, detail }: StepProps): ReactNode {
  const format = useFormat();
  return (
    <Link to={to} className="cs-flow__step">
      <span className="cs-flow__label">
        <span style={{ color: `var(--${tone})` }}>
          <Icon name={icon} size={15} />
        </span>
        <span className="co-clip">{label}</span>
      </span>
      <span className="cs-flow__count">{format.number(count)}</span>
      {detail && <span className="cs-flow__detail">{detail}</span>}
    </Link>
  );
}
