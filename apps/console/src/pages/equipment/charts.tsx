import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { levelsOf, routes } from '#contracts';
import type { Alert, AlertRule, Equipment, Finding, Metric } from '#contracts';
import {
  Card,
  EmptyState,
  ErrorState,
  SegmentedControl,
  Skeleton,
  TimeSeriesChart,
  useDynamicT,
  useNow,
  useRoute,
} from '#ui';
import type { ChartAlert, ChartSeries } from '#ui';
import { useT } from '../../i18n';
import { useSearchParams } from '../../routing';
import { useMay } from '../../session';
import { oneOf } from '../parts/filters';
import { Toggle, Toggles } from '../parts/filter-controls';
import type { Models } from '../parts/use-models';
import { firstUrgency, severitySpans } from '../alerts/severity-spans';
import { aheadOf, forecastFor, spansOf } from './finding-marks';
import { gapOf, joined, limitsOf, simpleOf } from './points';
import { rangeOf, ranges } from './ranges';
import { ScoreText } from './score-text';
import { pointsOf } from './score-view';
import { useReadings } from './use-readings';
import type { Latest } from './use-readings';
import { useScores } from './use-scores';
import { useSisters } from './use-sisters';

const tones = ['accent', 'info', 'move'] as const;
/** No metric has a colon in its key. */
const scoreKey = 'score:';

export interface ChartsProps {
  unit: Equipment;
  metrics: readonly Metric[];
  latest: Latest;
  models: Models;
  alerts: readonly Alert[];
  findings: readonly Finding[];
  chosen: readonly string[];
  onChoose: (metric: string) => void;
}

/** The chosen metrics over a period, with limits, thresholds and alerts; what comes in is drawn on at once. */
export function Charts(props: ChartsProps): ReactNode {
  const { unit, metrics, latest, models, alerts, findings, chosen, onChoose } = props;
  const t = useT();
  const word = useDynamicT();
  const may = useMay();
  const [params, change] = useSearchParams();
  const range = oneOf(params.get('range'), ranges) ?? '24h';
  const { ms, everySeconds, stepMs } = rangeOf[range];
  const now = useNow(Math.min(stepMs, 15_000));
  const numbers = metrics.filter(metric => metric.kind === 'number');
  const shown = numbers.filter(metric => chosen.includes(metric.key));
  const history = useReadings(
    unit.id,
    shown.map(metric => metric.key),
    range,
  );
  const scored = shown.find(metric => metric.key === params.get('score')) ?? null;
  const scores = useScores(unit.id, scored?.key ?? null, range);
  const question = `${range} ${scored?.key}`;
  const [pointed, setPointed] = useState<{ at: number; question: string } | null>(null);
  const sisters = useSisters(
    unit.id,
    findings,
    shown.map(metric => metric.key),
    ms,
  );
  const rules = useRoute(
    routes.listAlertRules,
    may('alert-rule.read') ? { query: { modelId: unit.modelId, limit: 200 } } : 'skip',
    { staleTime: 60_000 },
  );
  const ofUnit = useRoute(
    routes.listRulesOfUnit,
    may('alert-rule.read') ? { params: { id: unit.id } } : 'skip',
  );
  const known = rules.data?.items;
  // Drawn is the limit that holds for this unit.
  const here = (known ?? []).map(rule => ({
    ...rule,
    ...ofUnit.data?.items.find(one => one.ruleId === rule.id),
  }));
  const marks = useMemo(
    () => [
      ...alerts.flatMap(alert => marksOf(alert, known ?? [])),
      ...spansOf(findings, ({ detail }) =>
        t(detail.kind === 'unlike-sisters' ? 'equipment.unlikeSisters' : 'equipment.unusual'),
      ),
    ],
    [alerts, findings, known, t],
  );
  const series = shown.map<ChartSeries>((metric, index) => {
    const buckets = history.buckets[metric.key] ?? [];
    const limits = limitsOf(here, metric.key, urgency => word('urgency', urgency)).filter(
      limit => limit.value !== metric.high && limit.value !== metric.low,
    );
    return {
      key: metric.key,
      title: models.metricTitle(metric),
      unit: metric.unit,
      low: metric.low,
      high: metric.high,
      limits,
      tone: tones[index % tones.length],
      forecast: forecastFor(findings, metric.key),
      sisters: sisters[metric.key],
      gapMs: gapOf(buckets, everySeconds),
      points: joined(buckets, latest.tail[metric.key] ?? []),
    };
  });
  if (scored && scores.data && scores.data.items.length > 0) {
    const { look, lasts } = scores.data.thresholds;
    series.push({
      key: scoreKey,
      title: t('equipment.scoreOf', { metric: models.metricTitle(scored) }),
      range: { low: 0, high: 1 },
      decimals: 2,
      limits: [
        { value: look, title: t('equipment.score.look') },
        { value: lasts, title: t('equipment.score.lasts') },
      ],
      tone: 'warn',
      points: pointsOf(scores.data),
    });
  }
  const label = t('equipment.chartOf', {
    metrics: series.map(one => one.title).join(', '),
    unit: unit.serialNumber,
  });
  return (
    <Card
      title={t('equipment.charts')}
      actions={
        <SegmentedControl
          label={t('equipment.range')}
          value={range}
          onChange={next => change({ range: next === '24h' ? null : next })}
          options={ranges.map(value => ({ value, label: t(`equipment.range.${value}`) }))}
        />
      }
    >
      {numbers.length === 0 ? (
        <EmptyState icon="chart" title={t('equipment.noMetrics')} />
      ) : (
        <>
          <Toggles label={t('equipment.metrics')}>
            {numbers.map(metric => (
              <Toggle
                key={metric.key}
                pressed={chosen.includes(metric.key)}
                onPress={() => onChoose(metric.key)}
              >
                {models.metricTitle(metric)}
              </Toggle>
            ))}
          </Toggles>
          {history.error ? (
            <ErrorState error={history.error} onRetry={history.retry} />
          ) : history.isLoading ? (
            <Skeleton height={190} />
          ) : (
            <TimeSeriesChart
              key={range}
              label={label}
              series={series}
              from={now - ms}
              now={now}
              to={aheadOf(
                series.map(one => one.forecast),
                now,
                ms,
              )}
              zone={unit.timeZone}
              alerts={marks}
              height={series.length > 1 ? 130 : 190}
              onPoint={at => setPointed({ at, question })}
            />
          )}
          {shown.length > 0 && (
            <div className="cs-scores">
              <Toggles label={t('equipment.score')}>
                {shown.map(metric => (
                  <Toggle
                    key={metric.key}
                    pressed={scored?.key === metric.key}
                    onPress={() => change({ score: scored?.key === metric.key ? null : metric.key })}
                  >
                    {t('equipment.scoreOf', { metric: models.metricTitle(metric) })}
                  </Toggle>
                ))}
              </Toggles>
              {scored && (
                <ScoreText
                  scores={scores}
                  metric={scored}
                  moment={pointed?.question === question ? pointed.at : null}
                  zone={unit.timeZone}
                />
              )}
            </div>
          )}
        </>
      )}
    </Card>
  );
}

/** An alert stands on the metrics of its evidence, or of its rule; without either on all. */
function marksOf(alert: Alert, rules: readonly AlertRule[]): ChartAlert[] {
  const rule = rules.find(one => one.id === alert.ruleId);
  const metrics = new Set(alert.evidence.map(one => one.metric));
  const level = rule && levelsOf(rule).find(one => one.urgency === alert.urgency);
  if (metrics.size === 0 && level)
    for (const { metric } of simpleOf(level.condition)) if (metric) metrics.add(metric);
  const spans = severitySpans({
    id: alert.id,
    at: Date.parse(alert.raisedAt),
    until: alert.clearedAt
      ? Date.parse(alert.clearedAt)
      : alert.status === 'closed'
        ? Date.parse(alert.lastSeenAt)
        : null,
    urgency: firstUrgency(alert.urgency, alert.severityChanges),
    changes: alert.severityChanges,
  });
  return spans.map(span => ({
    ...span,
    title: alert.title,
    series: metrics.size > 0 ? [...metrics] : undefined,
  }));
}
