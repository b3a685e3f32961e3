import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Card, Chip, EmptyState, ErrorState, Icon, Skeleton, StatusChip, UrgencyMark, useRoute } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { bandOf } from './band';
import { Ago } from './moment';
import { useModels } from './use-models';
import { useReadingText } from './use-reading-text';
import './unit-panel.css';

/** The unit beside a request or an alert: state, newest readings in their bands, what else is wrong with it. */
export function UnitPanel({ equipmentId }: { equipmentId: string }): ReactNode {
  const t = useT();
  const text = useReadingText();
  const models = useModels();
  const args = { params: { id: equipmentId } };
  const unit = useRoute(routes.getEquipment, args);
  const latest = useRoute(routes.latestReadings, args, { staleTime: 5_000 });
  const alerts = useRoute(routes.listAlerts, { query: { equipmentId, open: true, limit: 10 } });
  if (!unit.data)
    return (
      <Card title={t('noun.equipment')}>
        {unit.error ? (
          <ErrorState error={unit.error} onRetry={() => void unit.refetch()} />
        ) : (
          <Skeleton lines={5} />
        )}
      </Card>
    );
  const { data } = unit;
  const metrics = models.byId(data.modelId)?.metrics ?? [];
  const readings = latest.data?.items ?? [];
  const newest = readings.reduce((most, { at }) => (at > most ? at : most), '');
  const online = latest.data?.online ?? data.online;
  return (
    <Card
      flush
      title={<Link to={`/equipment/${data.id}`}>{data.serialNumber}</Link>}
      actions={<StatusChip kind="equipment" status={data.status} bare />}
    >
      <div className="cs-unit">
        <p>{data.modelName}</p>
        <p className="co-muted">
          {data.siteName}, {data.city}
        </p>
        {data.functionalLocation && <p className="co-muted">{data.functionalLocation}</p>}
        {online !== null && (
          <p className="cs-unit__online">
            <Chip tone={online ? 'good' : 'neutral'} icon={online ? 'zap' : 'wifiOff'} bare>
              {t(online ? 'parts.online' : 'parts.offline')}
            </Chip>
            {newest && (
              <span className="co-faint">
                <Ago at={newest} zone={data.timeZone} />
              </span>
            )}
          </p>
        )}
      </div>
      <ul className="cs-unit__readings">
        {metrics.map(metric => {
          const reading = readings.find(item => item.metric === metric.key);
          if (!reading) return null;
          const band = bandOf(reading.value, metric);
          const isOut = band === 'above' || band === 'below';
          return (
            <li key={metric.key} data-out={isOut}>
              <span className="co-grow co-clip">{models.metricTitle(metric)}</span>
              {isOut && (
                <Icon name={band === 'above' ? 'sortUp' : 'sortDown'} size={13} label={t(`parts.${band}`)} />
              )}
              <b>{text(reading.value, metric.unit)}</b>
            </li>
          );
        })}
      </ul>
      {!latest.isLoading && readings.length === 0 && <EmptyState icon="zap" title={t('parts.noReadings')} />}
      <ul className="cs-list cs-unit__alerts">
        {alerts.data?.items.map(alert => (
          <li key={alert.id}>
            <Link to={`/alerts?alert=${alert.id}`} className="cs-list__row">
              <UrgencyMark urgency={alert.urgency} />
              <span className="co-grow co-clip">{alert.title}</span>
              <span className="cs-list__end">
                <Ago at={alert.raisedAt} zone={alert.timeZone} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
