import type { ReactNode } from 'react';
import type { DayRepair, PlanLeftOut } from '#contracts';
import { UrgencyMark, useFormat } from '#ui';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { useBecause } from './use-because';

/** What found no place, and what the repair would not touch. */
export function LeftAloneList({ run }: { run: DayRepair }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { zone, select } = useDesk();
  const { waiting, leftAlone, counts } = run;
  return (
    <>
      {waiting.length > 0 && (
        <section className="cs-plan__engineer" aria-label={t('repair.waiting')}>
          <header className="co-line">
            <h3>{t('repair.waitingCount', { count: waiting.length })}</h3>
          </header>
          <ul>
            {waiting.map(order => (
              <WaitingLine key={order.workOrderId} order={order} />
            ))}
          </ul>
        </section>
      )}
      {counts && counts.unchanged > 0 && (
        <details className="cs-repair__alone">
          <summary>{t('repair.leftAlone', { count: counts.unchanged })}</summary>
          <ul>
            {leftAlone.map(({ visitId, workOrderId, number, engineerName, start, reason }) => (
              <li key={visitId}>
                <button type="button" onClick={() => select({ orderId: workOrderId, visitId })}>
                  {format.dateTime(start, { zone, viewerZone: zone, style: 'time' })} {engineerName}{' '}
                  <span className="co-mono">{number}</span>
                </button>{' '}
                <small className="co-muted">{t(`repair.alone.${reason}`)}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function WaitingLine({ order }: { order: PlanLeftOut }): ReactNode {
  const because = useBecause();
  const { select } = useDesk();
  return (
    <li className="cs-plan__line">
      <button type="button" onClick={() => select({ orderId: order.workOrderId })}>
        <UrgencyMark urgency={order.urgency} size={12} />
        <span className="co-grow">
          <span className="co-clip">
            <span className="co-mono">{order.number}</span> {order.title}
          </span>
          <small className="co-muted">{because(order.reason)}</small>
        </span>
      </button>
    </li>
  );
}
