import type { ReactNode } from 'react';
import type { PastHolder } from '#contracts';
import { useT } from '../../i18n';

/** The key to what is hatched on the chart: what held alerts of the unit back, and how many. */
export function PastHolders({ holders }: { holders: readonly PastHolder[] }): ReactNode {
  const t = useT();
  if (holders.length === 0) return null;
  const nameOf = ({ kind, title, serialNumber }: PastHolder): string =>
    serialNumber === null
      ? t(`alerts.past.by.${kind}`, { title })
      : t('alerts.past.by.above', { title, unit: serialNumber });
  return (
    <div className="cs-past__held">
      <p>
        <i className="cs-past__hatch" aria-hidden />
        {t('alerts.past.heldBy')}
      </p>
      <ul aria-label={t('alerts.past.heldBy')}>
        {holders.map(holder => (
          <li key={`${holder.kind} ${holder.serialNumber} ${holder.faultKey ?? holder.title}`}>
            {`${nameOf(holder)}: ${t('alerts.past.heldCount', { count: holder.alerts })}`}
          </li>
        ))}
      </ul>
      <p className="co-faint">{t('alerts.past.heldHint')}</p>
    </div>
  );
}
