import type { ReactNode } from 'react';
import type { ChartPoint } from './points';
import { extentOf, segments, usualGap } from './points';
import './chart.css';

export interface SparklineProps {
  /** Read aloud in its place. */
  label: string;
  points: readonly ChartPoint[];
  width?: number;
  height?: number;
  tone?: 'accent' | 'info' | 'move' | 'good' | 'warn' | 'bad' | 'neutral';
  high?: number | null | undefined;
}

/** A line in the size of a word. */
export function Sparkline({
  label,
  points,
  width = 96,
  height = 24,
  tone = 'accent',
  high,
}: SparklineProps): ReactNode {
  const extent = extentOf(points);
  const [first, last] = [points[0], points.at(-1)];
  if (!extent || !first || !last) return <span className="co-faint">—</span>;
  const top = typeof high === 'number' ? Math.max(extent.high, high) : extent.high;
  const span = top - extent.low || 1;
  const x = (at: number): number => 2 + ((at - first.at) / Math.max(1, last.at - first.at)) * (width - 6);
  const y = (value: number): number => 3 + (1 - (value - extent.low) / span) * (height - 6);
  return (
    <svg className="co-spark" width={width} height={height} style={{ '--tone': `var(--${tone})` }}>
      <title>{label}</title>
      {typeof high === 'number' && (
        <line className="co-chart__limit" x1={0} x2={width} y1={y(high)} y2={y(high)} />
      )}
      {segments(points, usualGap(points)).map(part => (
        <path
          key={part[0]?.at}
          className="co-chart__line"
          d={`M${part.map(point => `${x(point.at).toFixed(1)} ${y(point.value).toFixed(1)}`).join('L')}`}
        />
      ))}
      <circle className="co-chart__dot" cx={x(last.at)} cy={y(last.value)} r={2.2} />
    </svg>
  );
}
