import type { ReactNode } from 'react';
import type { PlanRun } from '#contracts';
import { Icon, useFormat } from '#ui';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { useDateText } from '../run/use-day-text';
import { byDay } from './by-day';
import type { PlannedDay } from './by-day';
import { EngineerLists } from './proposal-list';
import { usePlanDay } from './use-plan-day';

/** A run of several days: all of them with what they come to, then the one that is shown; board and map are of that day. */
export function DayList({ run }: { run: PlanRun }): ReactNode {
  const t = useT();
  const date = useDateText();
  const { day } = useDesk();
  const days = byDay(run);
  const isOpen = run.status === 'proposed';
  const proposals = days.find(one => one.day === day)?.proposals ?? [];
  return (
    <>
      <section aria-label={t('planDay.days')}>
        <ul className="cs-plan__days">
          {days.map(planned => (
            <DayLine key={planned.day} planned={planned} isOpen={isOpen} />
          ))}
        </ul>
      </section>
      <section className="cs-plan__day" aria-label={date(day)}>
        <h3>{date(day)}</h3>
        {proposals.length === 0 && <p className="co-muted">{t('planDay.emptyDay')}</p>}
        <EngineerLists proposals={proposals} isOpen={isOpen} heading="h4" />
      </section>
    </>
  );
}

function DayLine({ planned, isOpen }: { planned: PlannedDay; isOpen: boolean }): ReactNode {
  const t = useT();
  const date = useDateText()(planned.day);
  const facts = useFacts(planned);
  const { day, setDay } = useDesk();
  const { unwanted, toggle } = usePlanDay();
  const numbers = planned.proposals.map(({ number }) => number);
  return (
    <li className="cs-plan__line">
      {isOpen && (
        <input
          type="checkbox"
          aria-label={t('planDay.allOfDay', { date })}
          disabled={numbers.length === 0}
          checked={numbers.length > 0 && numbers.every(number => !unwanted.has(number))}
          onChange={event => toggle(numbers, event.target.checked)}
        />
      )}
      <button
        type="button"
        aria-current={planned.day === day ? 'date' : undefined}
        onClick={() => setDay(planned.day)}
      >
        <span className="co-grow">
          <strong>{date}</strong>
          {facts && <small className="co-muted">{facts}</small>}
        </span>
        <span>{t('planDay.added', { count: numbers.length })}</span>
        <Icon name="chevronRight" size={14} />
      </button>
    </li>
  );
}

/** How the day then stands; what is late or over the shift only where something is, nothing where nobody works. */
function useFacts({ after }: PlannedDay): string | null {
  const t = useT();
  const format = useFormat();
  if (!after || after.visits === 0) return null;
  const { lateMinutes, overtimeMinutes } = after;
  return [
    t('planDay.engineerFacts', {
      count: after.visits,
      travel: format.duration(after.travelMinutes),
      distance: format.km(after.distanceKm),
    }),
    ...(lateMinutes > 0 ? [t('planDay.dayLate', { duration: format.duration(lateMinutes) })] : []),
    ...(overtimeMinutes > 0 ? [t('planDay.overtime', { duration: format.duration(overtimeMinutes) })] : []),
  ].join(' · ');
}
