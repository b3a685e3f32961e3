import { useRef, useState } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { Button } from '../components/button';
import { EmptyState } from '../components/feedback';
import { useSharedT } from '../i18n/i18n';
import { useFormat } from '../i18n/use-format';
import { Panel } from './panel';
import { nearest, pointsWithin } from './points';
import { SummaryTable } from './summary-table';
import { TimeAxis } from './time-axis';
import type { TimeSeriesChartProps } from './types';
import { useWidth } from './use-width';
import './chart.css';

const axisLeft = 52;
const axisBottom = 34;
const headHeight = 26;
const panelGap = 10;
/** A shorter drag is a press. */
const shortestDragPx = 8;

export default function TimeSeriesChart(props: TimeSeriesChartProps): ReactNode {
  const { series, alerts = [], zone, height = 130, onPoint, onZoom } = props;
  const t = useSharedT();
  const format = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [zoom, setZoom] = useState<{ from: number; to: number } | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const [dragFrom, setDragFrom] = useState<number | null>(null);
  const [tabled, setTabled] = useState(false);

  const { from, to } = zoom ?? props;
  const inner = Math.max(80, width - axisLeft - 20);
  const pitch = headHeight + height + panelGap;
  const total = series.length * pitch + axisBottom;
  const x = (at: number): number => axisLeft + ((at - from) / (to - from)) * inner;
  const timeAt = (event: PointerEvent): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - axisLeft) / inner;
    return from + Math.min(1, Math.max(0, share)) * (to - from);
  };
  const pointAt = (at: number): void => {
    setCursor(at);
    onPoint?.(at);
  };
  const show = (range: { from: number; to: number } | null): void => {
    setZoom(range);
    setCursor(null);
    onZoom?.(range);
  };
  const release = (event: PointerEvent): void => {
    const end = timeAt(event);
    if (dragFrom !== null && Math.abs(x(end) - x(dragFrom)) >= shortestDragPx)
      show({ from: Math.round(Math.min(dragFrom, end)), to: Math.round(Math.max(dragFrom, end)) });
    setDragFrom(null);
  };
  const isEmpty = series.every(one => pointsWithin(one.points, from, to).length === 0);
  if (isEmpty && !zoom) return <EmptyState icon="chart" title={t('chart.noData')} />;

  const read = series.map(one => ({ one, point: cursor === null ? undefined : nearest(one.points, cursor) }));
  const said = read.map(({ one, point }) =>
    point ? `${one.title} ${format.number(point.value)} ${one.unit ?? ''}` : '',
  );
  return (
    <figure className="co-chart" aria-label={props.label}>
      <div className="co-chart__bar">
        {zoom ? (
          <Button small icon="undo" onClick={() => show(null)}>
            {t('chart.resetZoom')}
          </Button>
        ) : (
          <span className="co-faint">{t('chart.zoomHint')}</span>
        )}
        <span className="co-grow" />
        <Button small kind="quiet" icon="list" aria-expanded={tabled} onClick={() => setTabled(!tabled)}>
          {t(tabled ? 'chart.hideTable' : 'chart.table')}
        </Button>
      </div>
      <div ref={frame} className="co-chart__frame">
        <svg
          width={width}
          height={total}
          role="presentation"
          onPointerDown={event => {
            if (event.button !== 0) return;
            if (event.pointerType !== 'touch') event.currentTarget.setPointerCapture(event.pointerId);
            setDragFrom(timeAt(event));
            pointAt(timeAt(event));
          }}
          onPointerMove={event => pointAt(timeAt(event))}
          onPointerUp={release}
          onPointerCancel={() => setDragFrom(null)}
          onPointerLeave={() => {
            if (dragFrom === null) setCursor(null);
          }}
          onDoubleClick={() => show(null)}
        >
          {series.map((one, index) => (
            <g key={one.key}>
              <text className="co-chart__title" x={0} y={index * pitch + 16}>
                {one.title}
                {one.unit && <tspan className="co-chart__unit"> {one.unit}</tspan>}
              </text>
              <PanelValue
                series={one}
                point={read[index]?.point ?? one.points.at(-1)}
                x={axisLeft + inner}
                y={index * pitch + 16}
              />
              <Panel
                series={one}
                alerts={alerts.filter(alert => alert.series?.includes(one.key) ?? true)}
                from={from}
                to={to}
                now={props.now}
                left={axisLeft}
                top={index * pitch + headHeight}
                width={inner}
                height={height}
              />
            </g>
          ))}
          <TimeAxis from={from} to={to} zone={zone} left={axisLeft} width={inner} top={total - axisBottom} />
          {cursor !== null && (
            <g>
              <line
                className="co-chart__cursor"
                x1={x(cursor)}
                x2={x(cursor)}
                y1={headHeight}
                y2={total - axisBottom}
              />
              <text
                className="co-chart__cursor-time"
                x={Math.min(axisLeft + inner - 50, Math.max(axisLeft + 50, x(cursor)))}
                y={total - 4}
                textAnchor="middle"
              >
                {format.dateTime(cursor, { zone })}
              </text>
            </g>
          )}
          {dragFrom !== null && cursor !== null && (
            <rect
              className="co-chart__selection"
              x={Math.min(x(dragFrom), x(cursor))}
              width={Math.abs(x(cursor) - x(dragFrom))}
              y={headHeight}
              height={total - axisBottom - headHeight}
            />
          )}
        </svg>
        <input
          type="range"
          className="co-sr"
          min={0}
          max={100}
          value={cursor === null ? 100 : Math.round(((cursor - from) / (to - from)) * 100)}
          aria-label={props.label}
          aria-valuetext={`${format.dateTime(cursor ?? to, { zone })}: ${said.filter(Boolean).join(', ')}`}
          onChange={event => pointAt(from + (Number(event.target.value) / 100) * (to - from))}
          onBlur={() => setCursor(null)}
        />
      </div>
      {tabled && <SummaryTable series={series} from={from} to={to} zone={zone} />}
    </figure>
  );
}

interface PanelValueProps {
  series: TimeSeriesChartProps['series'][number];
  point: { value: number } | undefined;
  x: number;
  y: number;
}

/** The value under the cursor, or the newest; red beyond a limit, with a sign beside the colour. */
function PanelValue({ series, point, x, y }: PanelValueProps): ReactNode {
  const format = useFormat();
  if (!point) return null;
  const above = typeof series.high === 'number' && point.value > series.high;
  const below = typeof series.low === 'number' && point.value < series.low;
  return (
    <text
      className={`co-chart__value ${above || below ? 'co-chart__value--bad' : ''}`}
      x={x}
      y={y}
      textAnchor="end"
    >
      {above ? '▲ ' : below ? '▼ ' : ''}
      {format.number(point.value, { maximumFractionDigits: series.decimals ?? 1 })}
      {series.unit ? ` ${series.unit}` : ''}
    </text>
  );
}
