import type { ReactNode } from 'react';
import type { Alert } from '#contracts';
import { Timeline, UrgencyMark } from '#ui';
import { useT } from '../../i18n';
import { firstUrgency, worse } from './severity-spans';

/** How severe the alert was when, the newest first; nothing where it has always been the same. */
export function SeverityList({ alert }: { alert: Alert }): ReactNode {
  const t = useT();
  const { severityChanges, urgency, raisedAt, timeZone } = alert;
  if (severityChanges.length === 0) return null;
  const changes = severityChanges.map(({ at, from, to }, index) => {
    const isWorse = worse(from, to) === to;
    return {
      id: String(index),
      at,
      icon: isWorse ? ('alert' as const) : ('check' as const),
      tone: isWorse ? ('bad' as const) : ('good' as const),
      title: t(isWorse ? 'alerts.escalated' : 'alerts.eased'),
      body: <UrgencyMark urgency={to} label />,
    };
  });
  const raised = {
    id: 'raised',
    at: raisedAt,
    icon: 'alert' as const,
    tone: 'warn' as const,
    title: t('alerts.raised'),
    body: <UrgencyMark urgency={firstUrgency(urgency, severityChanges)} label />,
  };
  return (
    <section>
      <h3 className="cs-alert__title">{t('alerts.severityHistory')}</h3>
      <Timeline events={[raised, ...changes].toReversed()} zone={timeZone} />
    </section>
  );
}
