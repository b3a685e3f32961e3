import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format';
import { niceTicks } from './ticks';
import { useWidth } from './use-width';
import './chart.css';

export type BarTone = 'accent' | 'info' | 'move' | 'good' | 'warn' | 'bad' | 'neutral';

export interface BarPart {
  label: string;
  value: number;
  tone: BarTone;
}

export interface Bar {
  key: string;
  /** Under the bar. */
  label: string;
  parts: readonly BarPart[];
}

export interface BarChartProps {
  label: string;
  /** Parts are stacked from the bottom. */
  bars: readonly Bar[];
  height?: number;
  onPress?: (bar: Bar) => void;
  /** Of what is no count, how a value is written: money, large numbers in short. */
  text?: (value: number) => string;
}

/** Counts per day, per model: stacked bars with a legend. */
export function BarChart({ label, bars, height = 180, onPress, text }: BarChartProps): ReactNode {
  const format = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const totals = bars.map(bar => bar.parts.reduce((sum, part) => sum + part.value, 0));
  const written = text ?? format.number;
  const most = Math.max(text ? 0 : 1, ...totals) || 1;
  const ticks = niceTicks(0, most, 4).filter(tick => text !== undefined || Number.isInteger(tick));
  const high = Math.max(most, ticks.at(-1) ?? 0);
  const [left, bottom, top] = [text ? 52 : 34, 22, 8];
  const pitch = (width - left - 4) / Math.max(1, bars.length);
  const barWidth = Math.max(3, Math.min(38, pitch * 0.62));
  const y = (value: number): number => top + (1 - value / high) * (height - top - bottom);
  const everyNth = Math.max(1, Math.ceil(46 / pitch));
  const legend = bars[0]?.parts ?? [];
  return (
    <figure className="co-chart" aria-label={label}>
      <div ref={frame} className="co-chart__frame">
        <svg width={width} height={height} role="presentation">
          {ticks.map(tick => (
            <g key={tick}>
              <line className="co-chart__grid" x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
              <text className="co-chart__tick" x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
                {written(tick)}
              </text>
            </g>
          ))}
          {bars.map((bar, index) => {
            const x = left + pitch * index + (pitch - barWidth) / 2;
            let below = 0;
            return (
              <g key={bar.key} className={onPress ? 'co-chart__press' : ''} onClick={() => onPress?.(bar)}>
                <title>{`${bar.label}: ${bar.parts.map(part => `${part.label} ${written(part.value)}`).join(', ')}`}</title>
                <rect
                  x={left + pitch * index}
                  y={top}
                  width={pitch}
                  height={height - top - bottom}
                  fill="transparent"
                />
                {bar.parts.map(part => {
                  const [from, to] = [below, below + part.value];
                  below = to;
                  const size = y(from) - y(to);
                  if (size <= 0) return null;
                  return (
                    <rect
                      key={part.label}
                      x={x}
                      y={y(to)}
                      width={barWidth}
                      height={Math.max(0.5, size - 1)}
                      rx={2}
                      style={{ fill: `var(--${part.tone})` }}
                    />
                  );
                })}
                {index % everyNth === 0 && (
                  <text className="co-chart__tick" x={x + barWidth / 2} y={height - 6} textAnchor="middle">
                    {bar.label}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
      {legend.length > 1 && (
        <figcaption className="co-chart__legend">
          {legend.map(part => (
            <span key={part.label}>
              <i style={{ background: `var(--${part.tone})` }} />
              {part.label}
            </span>
          ))}
        </figcaption>
      )}
      {/* A table takes the width of its words, whatever it is told: the page on a phone would scroll sideways. */}
      <div className="co-sr">
        <table>
          <caption>{label}</caption>
          <tbody>
            {bars.map(bar => (
              <tr key={bar.key}>
                <th scope="row">{bar.label}</th>
                {bar.parts.map(part => (
                  <td key={part.label}>{`${part.label}: ${written(part.value)}`}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
