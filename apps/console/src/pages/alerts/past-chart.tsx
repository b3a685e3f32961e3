import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { EquipmentModel, Metric, UnitBacktest } from '#contracts';
import {
  EmptyState,
  ErrorState,
  Skeleton,
  TimeSeriesChart,
  UrgencyMark,
  useDynamicT,
  useFormat,
  useRoute,
} from '#ui';
import { useT } from '../../i18n';
import { useModels } from '../parts/use-models';
import { simpleOf } from '../equipment/points';
import { PastHolders } from './past-holders';
import { bucketSecondsOf, heldAmong, leastGapOf, stretchesOf, toldAmong } from './past-summary';
import { lastedBySeverity, severitySpans } from './severity-spans';

export interface PastChartProps {
  unit: UnitBacktest;
  model: EquipmentModel;
  /** Of the period. */
  from: string;
  to: string;
}

/** The first number of the rule on this unit, with the alerts that would have been; without one, its first number. */
export function PastChart({ unit, model, from, to }: PastChartProps): ReactNode {
  const numbers = model.metrics.filter(metric => metric.kind === 'number');
  const metric = unit.levels
    .flatMap(level => simpleOf(level.condition))
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
  const word = useDynamicT();
  const format = useFormat();
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
    const hasLevels = unit.levels.length > 1;
    const limits = unit.levels.flatMap(({ urgency, condition }) =>
      simpleOf(condition)
        .flatMap(one =>
          one.type === 'compare' && one.metric === metric.key && typeof one.value === 'number'
            ? [{ value: one.value, title: hasLevels ? word('urgency', urgency) : t('alerts.limit'), urgency }]
            : [],
        )
        .slice(0, 1),
    );
    return [
      {
        key: metric.key,
        title,
        unit: metric.unit,
        limits,
        points: (items ?? []).map(({ at, avg, min, max }) => ({ at: Date.parse(at), value: avg, min, max })),
      },
    ];
  }, [metric, title, unit.levels, items, t, word]);
  const marks = useMemo(
    () => [
      ...stretchesOf(heldAmong(unit.alerts), from, to).map(({ at, until, urgency, count }) => ({
        at,
        until,
        urgency,
        id: `held-${at}`,
        hollow: true,
        title: t('alerts.past.wouldBeHeld', { count }),
      })),
      ...stretchesOf(toldAmong(unit.alerts), from, to).flatMap(({ count, ...stretch }) =>
        severitySpans({ ...stretch, id: String(stretch.at) }, leastGapOf(from, to)).map(span => ({
          ...span,
          title: `${t('alerts.past.would', { count })} · ${word('urgency', span.urgency)}`,
        })),
      ),
    ],
    [unit, from, to, t, word],
  );
  const lasted = lastedBySeverity(
    toldAmong(unit.alerts).map(({ raisedAt, clearedAt, urgency, changes }) => ({
      id: raisedAt,
      at: Date.parse(raisedAt),
      until: clearedAt === null ? null : Date.parse(clearedAt),
      urgency,
      changes,
    })),
    to,
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
      <PastHolders holders={unit.holders} />
      {unit.levels.length > 1 && lasted.length > 0 && (
        <ul className="cs-past__lasted" aria-label={t('alerts.past.bySeverity')}>
          {lasted.map(([urgency, seconds]) => (
            <li key={urgency}>
              <UrgencyMark urgency={urgency} label />
              {seconds < 60 ? t('alerts.seconds', { count: seconds }) : format.duration(seconds / 60)}
            </li>
          ))}
        </ul>
      )}
      {unit.alerts.length < unit.raised + unit.heldBack && (
        <p className="co-faint">{t('alerts.past.newest', { count: unit.alerts.length })}</p>
      )}
    </div>
  );
}
