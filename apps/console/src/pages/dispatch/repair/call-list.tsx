import type { ReactNode } from 'react';
import type { DayRepair, RepairCall, RepairChange } from '#contracts';
import { Icon, useFormat } from '#ui';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { useRepair } from './use-repair';

/** Who must be phoned because of what is wanted: the number, what was promised, what is new. */
export function CallList({ run }: { run: DayRepair }): ReactNode {
  const t = useT();
  const { unwanted } = useRepair();
  const isDone = run.status === 'applied';
  const calls = run.changes.filter(
    ({ call, isPublished, workOrderId }) => call && (isDone ? isPublished : !unwanted.has(workOrderId)),
  );
  if (run.changes.length === 0) return null;
  return (
    <section className="cs-plan__engineer" aria-label={t('repair.calls')}>
      <header className="co-line">
        <h3>{t('repair.callsCount', { count: calls.length })}</h3>
      </header>
      <ul>
        {calls.map(
          change => change.call && <CallLine key={change.workOrderId} change={change} call={change.call} />,
        )}
      </ul>
    </section>
  );
}

function CallLine({ change, call }: { change: RepairChange; call: RepairCall }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { zone } = useDesk();
  const { inform } = useRepair();
  const said = ({ start, end }: { start: string; end: string }): string =>
    format.window(start, end, { zone, viewerZone: zone, day: false });
  const { customerName, contactName, phone, oldWindow, newWindow, informed } = call;
  return (
    <li className="cs-plan__line cs-repair__call">
      <input
        type="checkbox"
        aria-label={t('repair.informed', { name: customerName, number: change.number })}
        checked={informed !== null}
        onChange={event => inform(change.workOrderId, event.target.checked)}
      />
      <span className="co-grow">
        <span className="co-clip">{[customerName, contactName].filter(Boolean).join(' · ')}</span>
        <span className="cs-repair__way">
          <s>{said(oldWindow)}</s> <b>{newWindow ? said(newWindow) : t('repair.noTime')}</b>
        </span>
        <small className="co-muted">
          <span className="co-mono">{change.number}</span>{' '}
          {informed ? t('repair.informedBy', { name: informed.by }) : t(`repair.call.${call.reason}`)}
        </small>
      </span>
      {phone ? (
        <a className="cs-repair__phone" href={`tel:${phone}`}>
          <Icon name="phone" size={14} /> {phone}
        </a>
      ) : (
        <small className="co-muted">{t('repair.noPhone')}</small>
      )}
    </li>
  );
}
