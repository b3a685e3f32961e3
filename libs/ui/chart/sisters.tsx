import type { ReactNode } from 'react';
import { pointsWithin, segments } from './points';
import type { ChartSisters } from './types';

interface SistersProps {
  sisters: ChartSisters;
  from: number;
  to: number;
  x: (at: number) => number;
  y: (value: number) => number;
  /** Ends of the drawing area: nothing is drawn beyond them. */
  clip: { left: number; top: number; width: number; height: number };
  id: string;
}

/** Where the other units of the model are: their middle, and the band of two thirds of them. */
export function Sisters({ sisters, from, to, x, y, clip, id }: SistersProps): ReactNode {
  const parts = segments(pointsWithin(sisters.points, from, to), sisters.gapMs);
  const spot = (at: number, value: number): string => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
  return (
    <g clipPath={`url(#${id})`}>
      <clipPath id={id}>
        <rect x={clip.left} y={clip.top} width={clip.width} height={clip.height} />
      </clipPath>
      {parts.map(part => {
        const upper = part.map(point => spot(point.at, point.max ?? point.value));
        const lower = part.map(point => spot(point.at, point.min ?? point.value)).toReversed();
        return (
          <g key={part[0]?.at}>
            <path className="co-chart__sisters-band" d={`M${upper.join('L')}L${lower.join('L')}Z`} />
            <path
              className="co-chart__sisters"
              d={`M${part.map(point => spot(point.at, point.value)).join('L')}`}
            />
          </g>
        );
      })}
    </g>
  );
}

/** What the band is, over the lines that cross it. */
export function SistersName({
  sisters,
  from,
  x,
  y,
}: Pick<SistersProps, 'sisters' | 'from' | 'x' | 'y'>): ReactNode {
  const first = sisters.points.find(point => point.at >= from);
  if (!first) return null;
  return (
    <text
      className="co-chart__sisters-name"
      x={x(Math.max(from, first.at)) + 4}
      y={y(first.min ?? first.value) + 13}
    >
      {sisters.title}
    </text>
  );
}
