import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { keepPreviousData } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { Alert, Metric } from '#contracts';
import { EmptyState, ErrorState, Skeleton, TimeSeriesChart, useNow, useRoute } from '#ui';
import { useT } from '../../i18n';
import { useModels } from '../parts/use-models';
import { firstUrgency, severitySpans } from './severity-spans';
import { spanOf } from './span';

const stepMs = 15_000;

/** The first number among the evidence, from half an hour before the alert on; once its readings are forgotten, as kept with it. */
export function EvidenceChart({ alert }: { alert: Alert }): ReactNode {
  const models = useModels();
  const metrics = models.byName(alert.modelName)?.metrics ?? [];
  const metric = alert.evidence
    .map(one => metrics.find(known => known.key === one.metric && known.kind === 'number'))
    .find(known => known !== undefined);
  return metric ? <Chart alert={alert} metric={metric} /> : null;
}

function Chart({ alert, metric }: { alert: Alert; metric: Metric }): ReactNode {
  const t = useT();
  const models = useModels();
  // A step at a time: each new end is a new question to the server.
  const now = Math.ceil(useNow(stepMs) / stepMs) * stepMs;
  const { from, to, everySeconds } = spanOf(alert, now);
  const readings = useRoute(
    routes.readings,
    {
      params: { id: alert.equipmentId },
      query: {
        metric: metric.key,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        every: everySeconds,
      },
    },
    { placeholderData: keepPreviousData },
  );
  const found = readings.data?.items;
  const isGone = found?.length === 0;
  const course = useRoute(routes.alertCourse, { params: { id: alert.id } }, { enabled: isGone });
  const kept = course.data?.series.find(one => one.metric === metric.key)?.items;
  const isKept = isGone && course.data !== undefined && kept !== undefined;
  const items = isGone && course.isLoading ? undefined : (kept ?? found);
  const title = models.metricTitle(metric);
  const limit = alert.evidence.find(one => one.metric === metric.key)?.limit;
  const series = useMemo(
    () => [
      {
        key: metric.key,
        title,
        unit: metric.unit,
        low: metric.low,
        high: metric.high,
        limits:
          typeof limit === 'number' && limit !== metric.low && limit !== metric.high
            ? [{ value: limit, title: t('alerts.limit') }]
            : [],
        points: (items ?? []).map(({ at, avg, min, max }) => ({ at: Date.parse(at), value: avg, min, max })),
      },
    ],
    [metric, title, limit, items, t],
  );
  const marks = useMemo(
    () =>
      severitySpans({
        id: alert.id,
        at: Date.parse(alert.raisedAt),
        until: alert.clearedAt ? Date.parse(alert.clearedAt) : null,
        urgency: firstUrgency(alert.urgency, alert.severityChanges),
        changes: alert.severityChanges,
      }).map(span => ({ ...span, title: alert.title })),
    [alert],
  );
  return (
    <section>
      <h3 className="cs-alert__title">{t('alerts.course')}</h3>
      {readings.error && !items ? (
        <ErrorState error={readings.error} onRetry={() => void readings.refetch()} />
      ) : !items ? (
        <Skeleton height={170} />
      ) : items.length === 0 ? (
        <EmptyState icon="chart" title={t('alerts.noReadings')} />
      ) : (
        <>
          <TimeSeriesChart
            label={t('alerts.courseOf', { metric: title, unit: alert.serialNumber })}
            series={series}
            from={isKept ? Date.parse(course.data.from) : from}
            to={isKept ? Date.parse(course.data.to) : to}
            zone={alert.timeZone}
            alerts={marks}
            height={170}
          />
          {isKept && <p className="co-faint">{t('alerts.courseKept')}</p>}
        </>
      )}
    </section>
  );
}
