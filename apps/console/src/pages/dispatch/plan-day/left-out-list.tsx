import type { ReactNode } from 'react';
import type { PlanLeftOut, PlanRun } from '#contracts';
import { UrgencyMark, useDynamicT, useFormat } from '#ui';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { whyKey } from './why';

/** What the plan leaves out, and why. */
export function LeftOutList({ run }: { run: PlanRun }): ReactNode {
  const t = useT();
  const { select } = useDesk();
  const why = useWhy();
  if (run.leftOut.length === 0) return null;
  return (
    <section className="cs-plan__engineer" aria-label={t('planDay.leftOut')}>
      <header className="co-line">
        <h3>{t('planDay.leftOutCount', { count: run.leftOut.length })}</h3>
      </header>
      <ul>
        {run.leftOut.map(order => (
          <li key={order.workOrderId} className="cs-plan__line">
            <button type="button" onClick={() => select({ orderId: order.workOrderId })}>
              <UrgencyMark urgency={order.urgency} size={12} />
              <span className="co-grow">
                <span className="co-clip">
                  <span className="co-mono">{order.number}</span> {order.title}
                </span>
                <small className="co-muted">{why(order.reason)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useWhy(): (reason: PlanLeftOut['reason']) => string {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  return ({ code, params }) => {
    const { minutes = 0, skills = '' } = params;
    return t(whyKey(code), {
      ...params,
      code,
      duration: format.duration(Number(minutes)),
      skills: String(skills)
        .split(', ')
        .map(skill => word('skill', skill))
        .join(', '),
    });
  };
}
