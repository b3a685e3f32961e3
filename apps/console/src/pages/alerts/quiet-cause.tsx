import type { ReactNode } from 'react';
import type { Alert } from '#contracts';
import { useT } from '../../i18n';
import { Link } from '../../routing';

type Quiet = Pick<Alert, 'suppressedBy' | 'suppressedCause'>;

/** Why an alert is suppressed: in a person's words, or because of which unit above. */
export function QuietCause({ alert: { suppressedBy, suppressedCause } }: { alert: Quiet }): ReactNode {
  const t = useT();
  if (suppressedCause === 'gateway-silent') return t('alerts.gatewaySilent');
  if (suppressedCause !== 'alert-above') return suppressedCause;
  if (!suppressedBy) return t('alerts.alertAbove');
  const { alertId, equipmentId, serialNumber, title } = suppressedBy;
  return (
    <>
      {t('alerts.becauseOf')} <Link to={`/equipment/${equipmentId}`}>{serialNumber}</Link>:{' '}
      <Link to={`/alerts?alert=${alertId}`}>{title}</Link>
    </>
  );
}
