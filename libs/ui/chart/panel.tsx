import { useId, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format';
import { Forecast } from './forecast';
import type { ChartPoint } from './points';
import { extentOf, perColumn, pointsWithin, segments, usualGap } from './points';
import { Sisters, SistersName } from './sisters';
import { niceTicks, paddedRange } from './ticks';
import type { ChartAlert, ChartSeries } from './types';

export interface PanelProps {
  series: ChartSeries;
  alerts: readonly ChartAlert[];
  from: number;
  to: number;
  now?: number | undefined;
  /** Of the drawing area, without the axis. */
  width: number;
  height: number;
  /** Pixels to its left edge and top. */
  left: number;
  top: number;
}

/** One metric over time: band, line, limits, alerts. Colours come from CSS. */
export function Panel({ series, alerts, from, to, now, width, height, left, top }: PanelProps): ReactNode {
  const format = useFormat();
  const clipId = useId();
  const drawn = useMemo(() => {
    const seen = pointsWithin(series.points, from, to);
    const gap = series.gapMs ?? usualGap(series.points);
    return {
      seen,
      parts: segments(
        perColumn(seen, from, to, Math.max(50, width)),
        Math.max(gap, ((to - from) / width) * 2),
      ),
    };
  }, [series, from, to, width]);

  const range = useMemo(() => {
    if (series.range) return series.range;
    const extent = extentOf(drawn.seen);
    const rules = (series.limits ?? []).map(limit => limit.value);
    const limits = [series.low, series.high, ...rules].filter(limit => typeof limit === 'number');
    const ahead = series.forecast ? [series.forecast.from.value, series.forecast.limit] : [];
    const sisters = extentOf(pointsWithin(series.sisters?.points ?? [], from, to));
    const beside = sisters ? [...ahead, sisters.low, sisters.high] : ahead;
    const values = extent ? [extent.low, extent.high, ...nearLimits(extent, limits), ...beside] : limits;
    return paddedRange(Math.min(...values), Math.max(...values));
  }, [drawn, series, from, to]);

  const x = (at: number): number => left + ((at - from) / (to - from)) * width;
  const y = (value: number): number =>
    top + height - ((value - range.low) / (range.high - range.low)) * height;
  const ticks = niceTicks(range.low, range.high, Math.max(3, Math.floor(height / 30)));
  const tone = `var(--${series.tone ?? 'accent'})`;

  return (
    <g>
      {ticks.map(tick => (
        <g key={tick}>
          <line className="co-chart__grid" x1={left} x2={left + width} y1={y(tick)} y2={y(tick)} />
          <text className="co-chart__tick" x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
            {format.number(tick)}
          </text>
        </g>
      ))}
      {series.sisters && (
        <Sisters
          sisters={series.sisters}
          from={from}
          to={to}
          x={x}
          y={y}
          clip={{ left, top, width, height }}
          id={`${clipId}-sisters`}
        />
      )}
      {alerts.map(alert => {
        const [start, end] = [Math.max(from, alert.at), Math.min(to, alert.until ?? now ?? to)];
        if (end < from || start > to) return null;
        return (
          <g
            key={alert.id}
            style={{
              '--mark': alert.tone ? `var(--${alert.tone})` : `var(--urgency-${alert.urgency ?? 'low'})`,
            }}
          >
            {alert.hollow && <Hatch id={`${clipId}-${alert.id}`} />}
            <rect
              className="co-chart__alert"
              data-hollow={alert.hollow}
              {...(alert.hollow && { fill: `url("#${clipId}-${alert.id}")` })}
              x={x(start)}
              y={top}
              width={Math.max(2, x(end) - x(start))}
              height={height}
            />
            {alert.at >= from && (
              <line
                className="co-chart__alert-edge"
                data-hollow={alert.hollow}
                x1={x(start)}
                x2={x(start)}
                y1={top}
                y2={top + height}
              />
            )}
            {alert.at >= from && (
              <path
                className="co-chart__flag"
                data-hollow={alert.hollow}
                d={`M${x(start)} ${top}h9l-3 4 3 4h-9z`}
              />
            )}
            <title>{alert.title}</title>
          </g>
        );
      })}
      {[series.low, series.high].map(
        limit =>
          typeof limit === 'number' &&
          limit >= range.low &&
          limit <= range.high && (
            <line
              key={limit}
              className="co-chart__limit"
              x1={left}
              x2={left + width}
              y1={y(limit)}
              y2={y(limit)}
            />
          ),
      )}
      {series.limits?.map(
        limit =>
          limit.value >= range.low &&
          limit.value <= range.high && (
            <g
              key={`${limit.title} ${limit.value}`}
              {...(limit.urgency && { style: { '--mark': `var(--urgency-${limit.urgency})` } })}
            >
              <line
                className="co-chart__rule"
                x1={left}
                x2={left + width}
                y1={y(limit.value)}
                y2={y(limit.value)}
              />
              <text className="co-chart__rule-name" x={left + 4} y={y(limit.value) - 4}>
                {limit.title}
              </text>
            </g>
          ),
      )}
      <g style={{ '--tone': tone }}>
        {series.forecast && (
          <Forecast forecast={series.forecast} x={x} y={y} clip={{ left, top, width, height }} id={clipId} />
        )}
        {drawn.parts.map(part => (
          <path key={part[0]?.at} className="co-chart__band" d={bandPath(part, x, y)} />
        ))}
        {drawn.parts.map(part =>
          part.length === 1 ? (
            <circle
              key={part[0]?.at}
              className="co-chart__dot"
              cx={x(part[0]?.at ?? 0)}
              cy={y(part[0]?.value ?? 0)}
              r={2}
            />
          ) : (
            <path key={part[0]?.at} className="co-chart__line" d={linePath(part, x, y)} />
          ),
        )}
      </g>
      {series.sisters && <SistersName sisters={series.sisters} from={from} x={x} y={y} />}
    </g>
  );
}

function Hatch({ id }: { id: string }): ReactNode {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line className="co-chart__hatch" y2={6} />
    </pattern>
  );
}

/** A limit far away would press the line flat; it is drawn when it is within reach of the data. */
function nearLimits(extent: { low: number; high: number }, limits: readonly number[]): number[] {
  const reach = Math.max(extent.high - extent.low, Math.abs(extent.high) * 0.1, 1e-6);
  return limits.filter(limit => limit >= extent.low - reach && limit <= extent.high + reach);
}

type Scale = (value: number) => number;
const spot = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

function linePath(points: readonly ChartPoint[], x: Scale, y: Scale): string {
  return `M${points.map(point => spot(x(point.at), y(point.value))).join('L')}`;
}

function bandPath(points: readonly ChartPoint[], x: Scale, y: Scale): string {
  const upper = points.map(point => spot(x(point.at), y(point.max ?? point.value)));
  const lower = points.map(point => spot(x(point.at), y(point.min ?? point.value))).toReversed();
  return `M${upper.join('L')}L${lower.join('L')}Z`;
}
