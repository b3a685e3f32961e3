import type { ReactNode } from 'react';
import { Icon } from '#ui';
import { shiftDate } from '../../../board/time';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { RunButton } from '../run/run-panel';
import { useDateText } from '../run/use-day-text';
import { daysIn, horizonOf, horizons } from './horizon';
import { usePlanDay } from './use-plan-day';

/** Plans from the shown day on; beside it, how far. */
export function PlanButton(): ReactNode {
  const t = useT();
  const date = useDateText();
  const { day } = useDesk();
  const plan = usePlanDay();
  const { horizon, setHorizon } = plan;
  const button = <RunButton icon="spark" text={t(`planDay.button.${horizon}`)} run={plan} />;
  if (!plan.isPossible) return button;
  return (
    <span className="cs-planpair">
      {button}
      <label className="cs-planpair__days" title={t('planDay.horizon')}>
        <Icon name="chevronDown" size={14} />
        <select
          aria-label={t('planDay.horizon')}
          value={horizon}
          onChange={event => setHorizon(horizonOf(event.target.value) ?? 'day')}
        >
          {horizons.map(one => (
            <option key={one} value={one}>
              {t(`planDay.horizon.${one}`, { date: date(shiftDate(day, daysIn(one, day) - 1)) })}
            </option>
          ))}
        </select>
      </label>
    </span>
  );
}
