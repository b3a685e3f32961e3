import type { ReactNode } from 'react';
import type { Equipment, LatestReading, Metric, ReadingBucket } from '#contracts';
import { Card, EmptyState, ErrorState, Icon, Notice, Skeleton, Sparkline, useFormat, useNow } from '#ui';
import type { ChartPoint } from '#ui';
import { useT } from '../../i18n';
import { bandOf } from '../parts/band';
import { Ago } from '../parts/moment';
import type { Models } from '../parts/use-models';
import { useBandText, useReadingText } from '../parts/use-reading-text';
import { joined } from './points';
import { QuarantineNotice } from './quarantine-notice';
import { useReadings } from './use-readings';
import type { Latest } from './use-readings';

const silentMinutes = 15;

export interface ReadingsNowProps {
  unit: Equipment;
  metrics: readonly Metric[];
  latest: Latest;
  models: Models;
  chosen: readonly string[];
  onChoose: (metric: string) => void;
}

/** Every metric of the unit at a glance: value, where it lies in its band, the last hour. A press shows it in the chart. */
export function ReadingsNow({
  unit,
  metrics,
  latest,
  models,
  chosen,
  onChoose,
}: ReadingsNowProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const numbers = metrics.filter(metric => metric.kind === 'number').map(metric => metric.key);
  const hour = useReadings(unit.id, numbers, '1h');
  const newest = latest.items.reduce((most, { at }) => Math.max(most, Date.parse(at)), 0);
  const silentFor = (now - newest) / 60_000;
  const titleOf = (key: string): string => {
    const metric = metrics.find(one => one.key === key);
    return metric ? models.metricTitle(metric) : key;
  };

  if (latest.error && latest.items.length === 0) return <ErrorState error={latest.error} />;
  return (
    <Card
      title={t('equipment.readings')}
      actions={
        newest > 0 && <span className="co-faint">{format.dateTime(newest, { zone: unit.timeZone })}</span>
      }
      flush
    >
      {newest > 0 && silentFor > silentMinutes && (
        <div className="cs-readings__notice">
          <Notice tone="warn">{t('equipment.silent', { time: format.duration(silentFor) })}</Notice>
        </div>
      )}
      {latest.clockAheadSeconds !== null && (
        <div className="cs-readings__notice">
          <Notice tone="warn">
            {t('equipment.clockAhead', { time: format.duration(latest.clockAheadSeconds / 60) })}
          </Notice>
        </div>
      )}
      {latest.quarantined.map(one => (
        <div key={one.metric} className="cs-readings__notice">
          <QuarantineNotice unit={unit} quarantine={one} title={titleOf(one.metric)} />
        </div>
      ))}
      {latest.isLoading && (
        <div className="cs-readings__notice">
          <Skeleton lines={4} />
        </div>
      )}
      {!latest.isLoading && newest === 0 && (
        <EmptyState
          icon="zap"
          title={t('parts.noReadings')}
          text={unit.deviceId === null ? t('equipment.noDevice') : undefined}
        />
      )}
      {newest > 0 && (
        <div className="cs-readings">
          {metrics.map(metric => (
            <Tile
              key={metric.key}
              metric={metric}
              title={models.metricTitle(metric)}
              reading={latest.items.find(item => item.metric === metric.key)}
              buckets={hour.buckets[metric.key] ?? []}
              tail={latest.tail[metric.key] ?? []}
              sentIn={latest.converted.find(one => one.metric === metric.key)?.sentIn ?? null}
              isQuarantined={latest.quarantined.some(one => one.metric === metric.key)}
              isChosen={chosen.includes(metric.key)}
              onPress={() => onChoose(metric.key)}
            />
          ))}
        </div>
      )}
    </Card>
  );
}

interface TileProps {
  metric: Metric;
  title: string;
  reading: LatestReading | undefined;
  buckets: readonly ReadingBucket[];
  tail: readonly ChartPoint[];
  /** The unit of measurement that it is converted from. */
  sentIn: string | null;
  isQuarantined: boolean;
  isChosen: boolean;
  onPress: () => void;
}

function Tile({
  metric,
  title,
  reading,
  buckets,
  tail,
  sentIn,
  isQuarantined,
  isChosen,
  onPress,
}: TileProps): ReactNode {
  const t = useT();
  const text = useReadingText();
  const bandText = useBandText();
  const band = bandOf(reading?.value, metric);
  const isOut = band === 'above' || band === 'below';
  const body = (
    <>
      <span className="cs-reading__title co-clip" title={title}>
        {title}
      </span>
      <span className={`cs-reading__value ${isOut ? 'cs-reading__value--bad' : ''}`}>
        {reading ? text(reading.value) : '—'}
        {metric.unit && <small>{metric.unit}</small>}
      </span>
      {metric.kind === 'number' && (
        <span className="cs-reading__spark">
          <Sparkline
            label={title}
            width={120}
            height={26}
            tone={isOut ? 'bad' : 'accent'}
            points={joined(buckets, tail)}
          />
        </span>
      )}
      <span className="cs-reading__band">
        {isQuarantined ? (
          <b>{t('equipment.quarantined')}</b>
        ) : sentIn !== null ? (
          t('equipment.sentIn', { unit: sentIn })
        ) : isOut ? (
          <b>
            <Icon name={band === 'above' ? 'sortUp' : 'sortDown'} size={12} />
            {t(`parts.${band}`)}
          </b>
        ) : metric.kind === 'number' ? (
          bandText(metric)
        ) : (
          reading && <Ago at={reading.at} />
        )}
      </span>
    </>
  );
  if (metric.kind !== 'number') return <div className="cs-reading">{body}</div>;
  return (
    <button type="button" className="cs-reading" aria-pressed={isChosen} onClick={onPress}>
      {body}
    </button>
  );
}
