import type { ReactNode } from 'react';
import type { DayRepair, RepairChange } from '#contracts';
import { UrgencyMark, useFormat } from '#ui';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { useBecause } from './use-because';
import { useRepair } from './use-repair';

/** What changes, in the order of the day: from whom and when, to whom and when, and why. */
export function ChangeList({ run }: { run: DayRepair }): ReactNode {
  const t = useT();
  if (run.changes.length === 0) return null;
  return (
    <section className="cs-plan__engineer" aria-label={t('repair.changes')}>
      <header className="co-line">
        <h3>{t('repair.changesCount', { count: run.changes.length })}</h3>
      </header>
      <ul>
        {run.changes.map(change => (
          <ChangeLine key={change.workOrderId} change={change} run={run} />
        ))}
      </ul>
    </section>
  );
}

function ChangeLine({ change, run }: { change: RepairChange; run: DayRepair }): ReactNode {
  const t = useT();
  const because = useBecause();
  const where = useWhere();
  const { select } = useDesk();
  const { unwanted, tick } = useRepair();
  const { number, title, workOrderId, from, to, reasons, needs } = change;
  const isOpen = run.status === 'proposed';
  const isWanted = isOpen ? !unwanted.has(workOrderId) : change.isPublished;
  const numbers = run.changes.flatMap(other => (needs.includes(other.workOrderId) ? [other.number] : []));
  return (
    <li className={isWanted ? 'cs-plan__line' : 'cs-plan__line cs-plan__line--off'}>
      {isOpen && (
        <input
          type="checkbox"
          aria-label={t('repair.include', { number })}
          checked={isWanted}
          onChange={event => tick(workOrderId, event.target.checked)}
        />
      )}
      <button type="button" onClick={() => select({ orderId: workOrderId })}>
        <UrgencyMark urgency={change.urgency} size={12} />
        <span className="co-grow">
          <span className="co-clip">
            <span className="co-mono">{number}</span> {title}
          </span>
          <span className="cs-repair__way">
            {from && <s>{where(from)}</s>} <b>{to ? where(to) : t('repair.waits')}</b>
          </span>
          <small className="co-muted">
            {reasons.map(because).join(' · ')}
            {numbers.length > 0 && ` · ${t('repair.needs', { numbers: numbers.join(', ') })}`}
          </small>
        </span>
      </button>
    </li>
  );
}

function useWhere(): (at: { engineerName: string; start: string; end: string }) => string {
  const format = useFormat();
  const { zone } = useDesk();
  return ({ engineerName, start, end }) =>
    `${format.window(start, end, { zone, viewerZone: zone, day: false })} ${engineerName}`;
}
