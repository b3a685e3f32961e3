import type { ReactNode } from 'react';
import type { ChartForecast } from './types';

interface ForecastProps {
  forecast: ChartForecast;
  x: (at: number) => number;
  y: (value: number) => number;
  /** Ends of the drawing area: nothing is drawn beyond them. */
  clip: { left: number; top: number; width: number; height: number };
  id: string;
}

/** The line to the limit, the band between the earliest and the latest, and the moment itself. */
export function Forecast({ forecast, x, y, clip, id }: ForecastProps): ReactNode {
  const { from, limit, at, earliest, latest } = forecast;
  const spot = (moment: number, value: number): string => `${x(moment).toFixed(1)} ${y(value).toFixed(1)}`;
  // Without a latest the band opens to the side: it may go on as it is.
  const last =
    latest === null
      ? `${(clip.left + clip.width).toFixed(1)} ${y(from.value).toFixed(1)}`
      : spot(latest, limit);
  const corner = latest === null ? `L${(clip.left + clip.width).toFixed(1)} ${y(limit).toFixed(1)}` : '';
  return (
    <g clipPath={`url(#${id})`}>
      <clipPath id={id}>
        <rect x={clip.left} y={clip.top} width={clip.width} height={clip.height} />
      </clipPath>
      <path
        className="co-chart__forecast-band"
        d={`M${spot(from.at, from.value)}L${spot(earliest, limit)}${corner}L${last}Z`}
      />
      <path className="co-chart__forecast" d={`M${spot(from.at, from.value)}L${spot(at, limit)}`} />
      <circle className="co-chart__forecast-end" cx={x(at)} cy={y(limit)} r={4} />
    </g>
  );
}
