import type { ReactNode } from 'react';
import type { ShiftPattern } from '#contracts';
import { clock, useLocale, weekdayName } from '#ui';
import { useT } from '../../i18n';

const week = [1, 2, 3, 4, 5, 6, 7] as const;
/** Seven bars of a day each: when an engineer is on shift. */
export function ShiftWeek({ shifts }: { shifts: ShiftPattern }): ReactNode {
  const t = useT();
  const { locale } = useLocale();
  return (
    <ol className="cs-week">
      {week.map(weekday => {
        const spans = shifts.filter(shift => shift.weekday === weekday);
        const text =
          spans
            .map(span => t('engineers.hours', { from: clock(span.start), to: clock(span.end) }))
            .join(', ') || t('engineers.free');
        return (
          <li key={weekday} title={text}>
            <span className="cs-week__day">{weekdayName(locale, weekday)}</span>
            <span className="cs-week__bar">
              {spans.map(span => (
                <span
                  key={span.start}
                  style={{
                    top: `${(span.start / 1_440) * 100}%`,
                    height: `${((span.end - span.start) / 1_440) * 100}%`,
                  }}
                />
              ))}
            </span>
            <span className="co-sr">{text}</span>
          </li>
        );
      })}
    </ol>
  );
}
