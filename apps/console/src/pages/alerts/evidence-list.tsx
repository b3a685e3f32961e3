import type { ReactNode } from 'react';
import type { Alert } from '#contracts';
import { useT } from '../../i18n';
import { At } from '../parts/moment';
import { useModels } from '../parts/use-models';
import { useReadingText } from '../parts/use-reading-text';

/** What was measured when it was raised, beside the limit. */
export function EvidenceList({ alert }: { alert: Alert }): ReactNode {
  const t = useT();
  const text = useReadingText();
  const models = useModels();
  const metrics = models.byName(alert.modelName)?.metrics ?? [];
  return (
    <section>
      <h3 className="cs-alert__title">{t('alerts.evidence')}</h3>
      {alert.evidence.length === 0 ? (
        <p className="co-muted">{t('alerts.noEvidence')}</p>
      ) : (
        <table className="cs-measured">
          <thead>
            <tr>
              <th scope="col">{t('alerts.metric')}</th>
              <th scope="col">{t('alerts.value')}</th>
              <th scope="col">{t('alerts.limit')}</th>
              <th scope="col">{t('alerts.when')}</th>
            </tr>
          </thead>
          <tbody>
            {alert.evidence.map(({ metric: key, at, value, limit }) => {
              const metric = metrics.find(one => one.key === key);
              return (
                <tr key={`${key} ${at}`}>
                  <td>{metric ? models.metricTitle(metric) : key}</td>
                  <td>
                    <b>{text(value, metric?.unit)}</b>
                  </td>
                  <td>{limit === null ? '—' : text(limit, metric?.unit)}</td>
                  <td>
                    <At at={at} zone={alert.timeZone} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
