import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PlanEngineerHours } from '#contracts';
import { Button, useFormat } from '#ui';
import { useT } from '../../../i18n';
import './hours-chart.css';

const few = 5;

/** How much of everybody's shift is work and ways: what stands there already, and what the plan adds. */
export function HoursChart({ hours }: { hours: readonly PlanEngineerHours[] }): ReactNode {
  const t = useT();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  if (hours.length === 0) return null;
  const shares = hours.filter(one => one.shiftMinutes > 0).map(one => one.afterMinutes / one.shiftMinutes);
  const shown = isWhole ? hours : hours.slice(0, few);
  return (
    <section className="cs-workload" aria-label={t('planDay.hours')}>
      <header className="co-line">
        <h3>{t('planDay.hours')}</h3>
        <span className="co-grow" />
        {shares.length > 1 && (
          <small className="co-muted">
            {t('planDay.hoursSpread', {
              least: format.percent(Math.min(...shares)),
              most: format.percent(Math.max(...shares)),
            })}
          </small>
        )}
      </header>
      <ul>
        {shown.map(one => (
          <Line key={one.engineerId} one={one} />
        ))}
      </ul>
      {hours.length > few && (
        <Button small kind="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('planDay.hoursLess') : t('planDay.hoursAll', { count: hours.length })}
        </Button>
      )}
    </section>
  );
}

function Line({ one }: { one: PlanEngineerHours }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { shiftMinutes, beforeMinutes, afterMinutes, engineerName } = one;
  const whole = Math.max(shiftMinutes, afterMinutes, 1);
  const width = (minutes: number): { width: string } => ({
    width: `${(100 * Math.max(0, minutes)) / whole}%`,
  });
  return (
    <li>
      <span className="co-clip">{engineerName}</span>
      <span className="cs-workload__bar" aria-hidden="true">
        <span className="cs-workload__before" style={width(Math.min(beforeMinutes, afterMinutes))} />
        <span
          className="cs-workload__added"
          style={width(Math.min(afterMinutes, shiftMinutes) - beforeMinutes)}
        />
        <span
          className="cs-workload__over"
          style={width(afterMinutes - Math.max(shiftMinutes, beforeMinutes))}
        />
      </span>
      <small className="co-muted">
        {t('planDay.hoursOf', {
          work: format.duration(afterMinutes),
          shift: format.duration(shiftMinutes),
        })}
      </small>
    </li>
  );
}
