import type { ReactNode } from 'react';
import { formatDateTime } from '../i18n/format';
import { useLocale } from '../i18n/i18n';
import { localeTags } from '../i18n/locale';
import { isDayStep, isSecondStep, timeTicks } from './ticks';

export interface TimeAxisProps {
  from: number;
  to: number;
  zone: string;
  left: number;
  width: number;
  top: number;
}

/** Times of the site's clock; a date where a day begins. */
export function TimeAxis({ from, to, zone, left, width, top }: TimeAxisProps): ReactNode {
  const { locale } = useLocale();
  const { ticks, step } = timeTicks(from, to, Math.max(3, Math.floor(width / 90)), zone);
  const date = (at: number): string =>
    new Intl.DateTimeFormat(localeTags[locale], { day: 'numeric', month: 'short', timeZone: zone }).format(
      at,
    );
  const time = (at: number): string =>
    isSecondStep(step)
      ? new Intl.DateTimeFormat(localeTags[locale], {
          hour: '2-digit',
          minute: '2-digit',
          second: '2-digit',
          hourCycle: 'h23',
          timeZone: zone,
        }).format(at)
      : formatDateTime(locale, at, { zone, style: 'time', viewerZone: zone });
  return (
    <g>
      <line className="co-chart__axis" x1={left} x2={left + width} y1={top} y2={top} />
      {ticks.map(tick => {
        const x = left + ((tick.at - from) / (to - from)) * width;
        return (
          <g key={tick.at}>
            <line className="co-chart__axis" x1={x} x2={x} y1={top} y2={top + 4} />
            <text className="co-chart__tick" x={x} y={top + 15} textAnchor="middle">
              {isDayStep(step) ? date(tick.at) : time(tick.at)}
            </text>
            {tick.startsDay && !isDayStep(step) && (
              <text className="co-chart__date" x={x} y={top + 28} textAnchor="middle">
                {date(tick.at)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
