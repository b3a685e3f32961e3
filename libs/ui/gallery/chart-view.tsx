import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { BarChart, Card, Sparkline, TimeSeriesChart } from '../index';
import type { ChartPoint, ChartSeries } from '../index';

const start = Date.parse('2026-11-20T04:00:00Z');
const minute = 60_000;

function wave(level: number, swing: number, noise: number, trend: number): ChartPoint[] {
  const points: ChartPoint[] = [];
  for (let index = 0; index < 720; index += 1) {
    if (index > 300 && index < 345) continue;
    const jitter = Math.sin(index * 12.9898) * 43_758.5453;
    const value =
      level +
      swing * Math.sin(index / 40) +
      noise * (jitter - Math.floor(jitter) - 0.5) +
      (trend * Math.max(0, index - 480)) / 240;
    points.push({ at: start + index * minute, value, min: value - noise * 0.6, max: value + noise * 0.7 });
  }
  return points;
}

export function ChartView(): ReactNode {
  const series = useMemo<ChartSeries[]>(
    () => [
      { key: 't', title: 'Outlet temperature', unit: '°C', high: 90, low: 20, points: wave(72, 6, 4, 22) },
      { key: 'p', title: 'Pressure', unit: 'bar', tone: 'info', low: 6.5, points: wave(8, 0.4, 0.2, -1.6) },
      { key: 'v', title: 'Vibration', unit: 'mm/s', tone: 'move', points: wave(2, 0.5, 0.6, 2) },
    ],
    [],
  );
  return (
    <main className="gallery">
      <Card title="CP-22041-0087">
        <TimeSeriesChart
          label="Readings of the last twelve hours"
          series={series}
          from={start}
          to={start + 720 * minute}
          zone="Europe/Sofia"
          alerts={[
            {
              id: 'a',
              at: start + 610 * minute,
              until: null,
              urgency: 'critical',
              title: 'Over 90 °C',
              series: ['t'],
            },
            {
              id: 'b',
              at: start + 150 * minute,
              until: start + 190 * minute,
              urgency: 'normal',
              title: 'Pressure low',
              series: ['p'],
            },
          ]}
        />
      </Card>
      <div className="gallery__columns">
        <Card title="Per day">
          <BarChart
            label="Requests per day"
            bars={Array.from({ length: 14 }, (_, index) => ({
              key: String(index),
              label: `${index + 7}.11`,
              parts: [
                { label: 'Remote', value: 4 + ((index * 7) % 5), tone: 'accent' as const },
                { label: 'Visit', value: 6 + ((index * 11) % 7), tone: 'info' as const },
                { label: 'Open', value: (index * 5) % 4, tone: 'warn' as const },
              ],
            }))}
          />
        </Card>
        <Card title="Sparklines">
          {series.map(one => (
            <p key={one.key} className="co-line">
              <span className="co-grow">{one.title}</span>
              <Sparkline
                label={one.title}
                points={one.points.slice(400)}
                high={one.high}
                tone={one.tone ?? 'accent'}
              />
              {one.points.at(-1)?.value.toFixed(1)}
            </p>
          ))}
        </Card>
      </div>
    </main>
  );
}
