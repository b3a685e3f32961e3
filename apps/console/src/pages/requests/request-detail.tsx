import type { ReactNode } from 'react';
import { openServiceRequestStatuses, routes } from '#contracts';
import type { ServiceRequest } from '#contracts';
import {
  Card,
  ErrorState,
  Icon,
  Notice,
  Skeleton,
  StatusChip,
  UrgencyMark,
  useDynamicT,
  useRoute,
} from '#ui';
import type { IconName } from '#ui';
import { useT } from '../../i18n';
import { Link, useLocation } from '../../routing';
import { useMay } from '../../session';
import { DeadlineMark } from '../parts/deadline-mark';
import { CommandsCard } from './commands-card';
import { ConversationCard } from './conversation/conversation-card';
import { ModelCost } from './model-cost';
import { RequestActions } from './request-actions';
import { TriageCard } from './triage-card';
import { UnitPanel } from '../parts/unit-panel';

export function RequestDetail({ id }: { id: string }): ReactNode {
  const request = useRoute(routes.getRequest, { params: { id } });
  if (request.data) return <Detail request={request.data} />;
  return (
    <div className="cs-request">
      {request.error ? (
        <ErrorState error={request.error} onRetry={() => void request.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  );
}

function Detail({ request }: { request: ServiceRequest }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const may = useMay();
  const { search } = useLocation();
  const isOpen = openServiceRequestStatuses.some(status => status === request.status);
  return (
    <article className="cs-request">
      <header className="cs-request__head">
        <Link to={`/requests${search}`} className="cs-request__back">
          <Icon name="chevronLeft" size={14} />
          {t('requests.back')}
        </Link>
        <div className="co-line cs-request__title">
          <h2 className="co-mono">{request.number}</h2>
          <StatusChip kind="request" status={request.status} />
          <UrgencyMark urgency={request.urgency} label />
        </div>
        <RequestActions request={request} />
      </header>

      {isOpen && request.handOver && request.takenOverAt === null && (
        <div className="cs-request__hand-over">
          <Notice tone="warn" icon="headset">
            <div className="co-line cs-wrap">
              <b>{t('requests.handOver')}</b>
              <DeadlineMark at={request.handOver.deadline} zone={request.timeZone} />
              <span>
                {request.handOver.owner
                  ? t('requests.handOverOwner', { name: request.handOver.owner })
                  : t('parts.nobody')}
              </span>
            </div>
            {request.handOver.reason && <p>{word('requests.handOver', request.handOver.reason)}</p>}
          </Notice>
        </div>
      )}
      {isOpen && request.triage?.safety && <Notice tone="bad">{t('requests.safety')}</Notice>}

      <div className="cs-request__columns">
        <div className="cs-stack">
          <ConversationCard request={request} isOpen={isOpen} />
          <TriageCard request={request} isOpen={isOpen} />
        </div>
        <div className="cs-stack">
          <Links request={request} />
          <UnitPanel equipmentId={request.equipmentId} />
          {may('device-command.read') && <CommandsCard requestId={request.id} zone={request.timeZone} />}
          {may('request.work') && <ModelCost requestId={request.id} zone={request.timeZone} />}
        </div>
      </div>
    </article>
  );
}

/** What hangs together with it: the order made of it, the alert it came from, the request it repeats. */
function Links({ request }: { request: ServiceRequest }): ReactNode {
  const t = useT();
  const { workOrderId, alertId, duplicateOf } = request;
  if (!workOrderId && !alertId && !duplicateOf) return null;
  return (
    <Card>
      <dl className="cs-links">
        {workOrderId && (
          <LinkLine icon="clipboard" label={t('requests.workOrder')} to={`/work-orders/${workOrderId}`}>
            {t('requests.openOrder')}
          </LinkLine>
        )}
        {alertId && (
          <LinkLine icon="alert" label={t('requests.fromAlert')} to={`/alerts?alert=${alertId}`}>
            {t('requests.openAlert')}
          </LinkLine>
        )}
        {duplicateOf && (
          <LinkLine icon="copy" label={t('requests.duplicateOf')} to={`/requests/${duplicateOf}`}>
            {t('requests.openOriginal')}
          </LinkLine>
        )}
      </dl>
    </Card>
  );
}

interface LinkLineProps {
  icon: IconName;
  label: string;
  to: string;
  children: ReactNode;
}

function LinkLine({ icon, label, to, children }: LinkLineProps): ReactNode {
  return (
    <div className="co-line cs-wrap">
      <dt className="cs-icon-line co-muted">
        <Icon name={icon} size={14} />
        {label}
      </dt>
      <dd>
        <Link to={to}>{children}</Link>
      </dd>
    </div>
  );
}
