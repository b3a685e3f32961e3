import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { AlertCondition, EquipmentModel, Metric, UnitBacktest } from '#contracts';
import { EmptyState, ErrorState, Skeleton, TimeSeriesChart, useRoute } from '#ui';
import { useT } from '../../i18n';
import { useModels } from '../parts/use-models';
import { bucketSecondsOf, stretchesOf } from './past-summary';

export interface PastChartProps {
  unit: UnitBacktest;
  model: EquipmentModel;
  /** Of the period. */
  from: string;
  to: string;
}

const simpleOf = (condition: AlertCondition) =>
  'conditions' in condition ? condition.conditions : [condition];

/** The first number of the rule on this unit, with the alerts that would have been; without one, its first number. */
export function PastChart({ unit, model, from, to }: PastChartProps): ReactNode {
  const numbers = model.metrics.filter(metric => metric.kind === 'number');
  const metric = simpleOf(unit.condition)
    .map(one => numbers.find(known => known.key === one.metric))
    .find(known => known !== undefined);
  const drawn = metric ?? numbers[0];
  if (!drawn) return null;
  return <Chart unit={unit} metric={drawn} from={Date.parse(from)} to={Date.parse(to)} />;
}

interface ChartProps {
  unit: UnitBacktest;
  metric: Metric;
  from: number;
  to: number;
}

function Chart({ unit, metric, from, to }: ChartProps): ReactNode {
  const t = useT();
  const models = useModels();
  const title = models.metricTitle(metric);
  const readings = useRoute(routes.readings, {
    params: { id: unit.equipmentId },
    query: {
      metric: metric.key,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      every: bucketSecondsOf(from, to),
    },
  });
  const items = readings.data?.items;
  const series = useMemo(() => {
    const limits = simpleOf(unit.condition).flatMap(one =>
      one.type === 'compare' && one.metric === metric.key && typeof one.value === 'number'
        ? [{ value: one.value, title: t('alerts.limit') }]
        : [],
    );
    return [
      {
        key: metric.key,
        title,
        unit: metric.unit,
        limits: limits.slice(0, 1),
        points: (items ?? []).map(({ at, avg, min, max }) => ({ at: Date.parse(at), value: avg, min, max })),
      },
    ];
  }, [metric, title, unit.condition, items, t]);
  const marks = useMemo(
    () =>
      stretchesOf(unit.alerts, from, to).map(({ count, ...stretch }) => ({
        ...stretch,
        id: String(stretch.at),
        title: t('alerts.past.would', { count }),
      })),
    [unit, from, to, t],
  );
  if (readings.error && !items)
    return <ErrorState error={readings.error} onRetry={() => void readings.refetch()} />;
  if (!items) return <Skeleton height={190} />;
  if (items.length === 0) return <EmptyState icon="chart" title={t('alerts.noReadings')} />;
  return (
    <div>
      <TimeSeriesChart
        label={t('alerts.past.chartOf', { metric: title, unit: unit.serialNumber })}
        series={series}
        from={from}
        to={to}
        zone={unit.timeZone}
        alerts={marks}
        height={150}
      />
      {unit.alerts.length < unit.raised && (
        <p className="co-faint">{t('alerts.past.newest', { count: unit.alerts.length })}</p>
      )}
    </div>
  );
}
