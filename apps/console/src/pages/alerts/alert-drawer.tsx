import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Alert } from '#contracts';
import {
  Drawer,
  ErrorState,
  Icon,
  KeyValues,
  Skeleton,
  StatusChip,
  UrgencyMark,
  useFormat,
  useRoute,
} from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { useMay } from '../../session';
import { At } from '../parts/moment';
import { useModels } from '../parts/use-models';
import { AlertActions } from './alert-actions';
import { EvidenceChart } from './evidence-chart';
import { EvidenceList } from './evidence-list';
import { QuietCause } from './quiet-cause';
import { SeverityList } from './severity-list';

/** One alert with what it is based on and what can be done about it; followed live while it is open. */
export function AlertDrawer({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const t = useT();
  const alert = useRoute(routes.getAlert, { params: { id } });
  return (
    <Drawer open onClose={onClose} title={alert.data?.title ?? t('noun.alert')}>
      {alert.data ? (
        <Content alert={alert.data} />
      ) : alert.error ? (
        <ErrorState error={alert.error} onRetry={() => void alert.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Drawer>
  );
}

function Content({ alert }: { alert: Alert }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { faultTitle } = useModels();
  const zone = alert.timeZone;
  // False would leave an empty line; null leaves none.
  const isQuiet = alert.status === 'suppressed';
  return (
    <div className="cs-alert">
      <p className="co-line">
        <StatusChip kind="alert" status={alert.status} />
        <UrgencyMark urgency={alert.urgency} label />
      </p>
      <AlertActions alert={alert} />
      <KeyValues
        items={[
          [
            t('noun.equipment'),
            <Link key="unit" to={`/equipment/${alert.equipmentId}`}>
              {alert.serialNumber}
            </Link>,
          ],
          [t('noun.model'), alert.modelName],
          [t('noun.site'), `${alert.siteName}, ${alert.city}`],
          [
            t('noun.faultCode'),
            alert.faultCode && `${faultTitle(alert.faultCode, alert.modelName)} (${alert.faultCode})`,
          ],
          [t('alerts.raised'), <At key="raised" at={alert.raisedAt} zone={zone} />],
          [t('alerts.lastSeen'), <At key="seen" at={alert.lastSeenAt} zone={zone} />],
          [t('alerts.cleared'), alert.clearedAt && <At key="cleared" at={alert.clearedAt} zone={zone} />],
          [t('alerts.occurrences'), format.number(alert.occurrences)],
          [
            t('alerts.flapping'),
            alert.flapping === null ? null : t('alerts.flaps', { count: format.number(alert.flapping) }),
          ],
          [t('alerts.seenBy'), alert.acknowledgedBy],
          [
            t('alerts.quietUntil'),
            isQuiet && alert.suppressedUntil ? (
              <At key="quiet" at={alert.suppressedUntil} zone={zone} />
            ) : null,
          ],
          [
            t('alerts.cause'),
            isQuiet && alert.suppressedCause ? <QuietCause key="cause" alert={alert} /> : null,
          ],
        ]}
      />
      {alert.serviceRequestId && <Linked requestId={alert.serviceRequestId} />}
      <SeverityList alert={alert} />
      <EvidenceList alert={alert} />
      <EvidenceChart alert={alert} />
    </div>
  );
}

/** The service request that it opened, and the work order made of that. */
function Linked({ requestId }: { requestId: string }): ReactNode {
  const t = useT();
  const may = useMay();
  const request = useRoute(
    routes.getRequest,
    may('request.read') ? { params: { id: requestId } } : 'skip',
  ).data;
  if (!request) return null;
  return (
    <ul className="cs-alert__links">
      <li>
        <Link to={`/requests/${requestId}`} className="cs-icon-line">
          <Icon name="message" size={15} />
          {t('alerts.request', { number: request.number })}
        </Link>
        <StatusChip kind="request" status={request.status} bare />
      </li>
      {request.workOrderId && (
        <li>
          <Link to={`/work-orders/${request.workOrderId}`} className="cs-icon-line">
            <Icon name="clipboard" size={15} />
            {t('alerts.workOrder')}
          </Link>
        </li>
      )}
    </ul>
  );
}
