import type { ReactNode } from 'react';
import { localized, routes } from '#contracts';
import type { LatestReading, Metric, VisitBrief } from '#contracts';
import { Card, Icon, useFormat, useLocale, useRoute } from '#ui';
import { useT } from '../i18n';

/** What the machine said last: in the words and units of its model, and whether that is normal. */
export function Readings({ brief }: { brief: VisitBrief }): ReactNode {
  const t = useT();
  const { latestReadings, workOrder } = brief;
  const hasReadings = latestReadings.length > 0;
  const id = workOrder.equipmentId;
  const unit = useRoute(routes.getEquipment, hasReadings ? { params: { id } } : 'skip');
  const modelId = unit.data?.modelId;
  const model = useRoute(routes.getModel, modelId ? { params: { id: modelId } } : 'skip', {
    staleTime: Infinity,
  });
  return (
    <Card title={t('visit.readings')}>
      {!hasReadings && <p className="co-muted">{t('visit.noReadings')}</p>}
      {hasReadings && (
        <dl className="fi-readings">
          {latestReadings.map(reading => (
            <Reading
              key={reading.metric}
              reading={reading}
              metric={model.data?.metrics.find(metric => metric.key === reading.metric)}
            />
          ))}
        </dl>
      )}
    </Card>
  );
}

function Reading({ reading, metric }: { reading: LatestReading; metric: Metric | undefined }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { locale } = useLocale();
  const { value } = reading;
  const out = typeof value === 'number' && metric ? sideOf(value, metric) : null;
  return (
    <div>
      <dt>{metric ? localized(metric.title, locale) : spaced(reading.metric)}</dt>
      <dd>
        {typeof value === 'number' ? format.number(value, { maximumFractionDigits: 1 }) : String(value)}
        {metric?.unit && <small>{metric.unit}</small>}
      </dd>
      {out && (
        <dd className="fi-readings__out">
          <Icon name="alert" size={15} />
          {t(out === 'above' ? 'visit.above' : 'visit.below')}
        </dd>
      )}
      <dd className="co-faint">{format.relative(reading.at)}</dd>
    </div>
  );
}

function sideOf(value: number, { low, high }: Metric): 'above' | 'below' | null {
  if (high !== null && value > high) return 'above';
  return low !== null && value < low ? 'below' : null;
}

/** dischargeTemperature reads as discharge temperature, until the model is known. */
const spaced = (metric: string): string =>
  metric.replaceAll(/([a-z])([A-Z])/g, (_, end: string, begin: string) => `${end} ${begin.toLowerCase()}`);
