import { useId } from 'react';
import type { ReactNode } from 'react';
import type { RepairEvent } from '#contracts';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { useRepair } from './use-repair';

/** What the calendar does not know yet: somebody has phoned in sick. The day is repaired anew with it. */
export function WhoIsAway({ events }: { events: readonly RepairEvent[] }): ReactNode {
  const t = useT();
  const field = useId();
  const { engineers, span, now } = useDesk();
  const { begin, busy } = useRepair();
  const away = events.flatMap(event => (event.kind === 'engineer-away' ? [event.engineerId] : []));
  const from = new Date(Math.max(now, span.start)).toISOString();
  return (
    <p className="cs-repair__away">
      <label htmlFor={field}>{t('repair.away')}</label>
      <select
        id={field}
        className="co-input"
        value=""
        disabled={busy === 'begin'}
        onChange={event =>
          event.target.value &&
          begin([...events, { kind: 'engineer-away', engineerId: event.target.value, from, to: null }])
        }
      >
        <option value="">
          {away.length > 0
            ? engineers
                .filter(one => away.includes(one.id))
                .map(one => one.name)
                .join(', ')
            : t('repair.nobodyAway')}
        </option>
        {engineers
          .filter(one => !away.includes(one.id))
          .map(one => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
      </select>
    </p>
  );
}
