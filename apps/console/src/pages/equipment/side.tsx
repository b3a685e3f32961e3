import type { ReactNode } from 'react';
import { openAlertStatuses, routes } from '#contracts';
import type { Alert, Equipment, EquipmentModel } from '#contracts';
import { Card, Count, KeyValues, Skeleton, StatusChip, UrgencyMark, useFormat, useRoute } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { useMay } from '../../session';
import { Ago } from '../parts/moment';
import { QuietCause } from '../alerts/quiet-cause';
import { SiteCard } from '../parts/access/site-card';
import type { Models } from '../parts/use-models';
import { useWarrantyText } from './use-warranty-text';

interface SideProps {
  unit: Equipment;
  alerts: readonly Alert[] | undefined;
  models: Models;
  /** Between the alerts and the work. */
  children?: ReactNode;
}

const isOpen = (alert: Alert): boolean => openAlertStatuses.some(status => status === alert.status);

/** What is open on the unit, and what it is. */
export function Side({ unit, alerts, models, children }: SideProps): ReactNode {
  const may = useMay();
  return (
    <aside>
      <OpenAlerts unit={unit} alerts={alerts?.filter(isOpen)} models={models} />
      {children}
      <OpenWork unit={unit} />
      {may('site.read') && <SiteCard siteId={unit.siteId} />}
      <Details unit={unit} model={models.byId(unit.modelId)} />
    </aside>
  );
}

function OpenAlerts({ unit, alerts, models }: Omit<SideProps, 'children'>): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <Card
      flush
      title={t('parts.openAlerts')}
      actions={alerts && alerts.length > 0 && <Count value={alerts.length} />}
    >
      {!alerts && <Loading />}
      {alerts?.length === 0 && <p className="cs-pad co-muted">{t('parts.noAlerts')}</p>}
      <ul className="cs-list">
        {alerts?.map(alert => (
          <li key={alert.id}>
            <Link to={`/alerts?alert=${alert.id}`} className="cs-list__row">
              <UrgencyMark urgency={alert.urgency} />
              <span className="cs-two-lines co-grow">
                <span className="co-clip">
                  {alert.faultCode ? models.faultTitle(alert.faultCode, alert.modelName) : alert.title}
                </span>
                <small className="co-clip" title={format.dateTime(alert.raisedAt, { zone: unit.timeZone })}>
                  <Ago at={alert.raisedAt} zone={unit.timeZone} /> · {alert.title}
                </small>
              </span>
              <StatusChip kind="alert" status={alert.status} bare />
            </Link>
            {alert.status === 'suppressed' && alert.suppressedCause && (
              <small className="cs-list__note co-muted">
                <QuietCause alert={alert} />
              </small>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OpenWork({ unit }: { unit: Equipment }): ReactNode {
  const t = useT();
  const may = useMay();
  const query = { equipmentId: unit.id, open: true, limit: 20 };
  const requests = useRoute(routes.listRequests, may('request.read') ? { query } : 'skip');
  const orders = useRoute(routes.listWorkOrders, { query });
  const openRequests = requests.data?.items ?? [];
  const openOrders = orders.data?.items ?? [];
  const isLoading = requests.isLoading || orders.isLoading;
  const isEmpty = !isLoading && openRequests.length + openOrders.length === 0;
  return (
    <Card flush title={t('equipment.openWork')}>
      {isLoading && <Loading />}
      {isEmpty && <p className="cs-pad co-muted">{t('equipment.noWork')}</p>}
      <ul className="cs-list">
        {openRequests.map(request => (
          <li key={request.id}>
            <Link to={`/requests/${request.id}`} className="cs-list__row">
              <UrgencyMark urgency={request.urgency} />
              <span className="cs-two-lines co-grow">
                <span className="co-clip">{request.text}</span>
                <small>
                  {request.number} · <Ago at={request.createdAt} zone={unit.timeZone} />
                </small>
              </span>
              <StatusChip kind="request" status={request.status} bare />
            </Link>
          </li>
        ))}
        {openOrders.map(order => (
          <li key={order.id}>
            <Link to={`/work-orders/${order.id}`} className="cs-list__row">
              <UrgencyMark urgency={order.urgency} />
              <span className="cs-two-lines co-grow">
                <span className="co-clip">{order.title}</span>
                <small>
                  {order.number} · <Ago at={order.createdAt} zone={unit.timeZone} />
                </small>
              </span>
              <StatusChip kind="workOrder" status={order.status} bare />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Loading(): ReactNode {
  return (
    <div className="cs-pad">
      <Skeleton lines={2} />
    </div>
  );
}

function Details({ unit, model }: { unit: Equipment; model: EquipmentModel | undefined }): ReactNode {
  const t = useT();
  const format = useFormat();
  const warranty = useWarrantyText(unit, model);
  const properties = Object.entries(unit.properties).map(
    ([name, value]) =>
      [name, typeof value === 'boolean' ? t(value ? 'common.yes' : 'common.no') : value] as const,
  );
  return (
    <Card title={t('equipment.details')}>
      <KeyValues
        items={[
          [t('noun.model'), unit.modelName],
          [t('noun.customer'), unit.customerName],
          [t('noun.site'), `${unit.siteName}, ${unit.city}`],
          [t('equipment.location'), unit.functionalLocation],
          [t('equipment.assetTag'), unit.assetTag],
          [
            t('equipment.installedOn'),
            unit.installedOn &&
              format.dateTime(`${unit.installedOn}T12:00:00Z`, { style: 'date', zone: 'UTC' }),
          ],
          [t('equipment.warranty'), warranty],
          [t('equipment.firmware'), unit.firmware],
          [t('equipment.timeZone'), unit.timeZone],
          [t('equipment.device'), unit.deviceId ?? (unit.online === null ? t('parts.notConnected') : null)],
          ...properties,
        ]}
      />
    </Card>
  );
}
