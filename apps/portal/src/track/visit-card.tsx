import type { ReactNode } from 'react';
import type { Tracking } from '#contracts';
import { Avatar, Card, KeyValues, ServiceMap, useFormat } from '#ui';
import { useT } from '../i18n';

type Visit = NonNullable<Tracking['visit']>;

/** Who comes, when; and while on the way, where the engineer is. */
export function VisitCard({
  visit,
  zone,
  site,
  showsSolution,
}: {
  visit: Visit;
  zone: string;
  site: string;
  /** False where it stands above already. */
  showsSolution: boolean;
}): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <Card title={t('track.visit')}>
      <div className="po-engineer">
        <Avatar name={visit.engineerFirstName} size={44} />
        <div>
          <p className="po-engineer__name">{visit.engineerFirstName}</p>
          <p className="co-muted">
            {visit.etaMinutes === null ? t('track.engineer') : t('track.eta', { minutes: visit.etaMinutes })}
          </p>
        </div>
      </div>
      <KeyValues items={[[t('track.when'), format.window(visit.start, visit.end, { zone, day: true })]]} />
      {visit.solution && showsSolution && (
        <div className="po-solution">
          <p className="co-label">{t('track.solution')}</p>
          <p className="po-words">{visit.solution}</p>
        </div>
      )}
      {visit.engineerPosition && (
        <section className="po-map" aria-label={t('track.map')}>
          <ServiceMap
            jobs={[
              {
                id: visit.id,
                position: visit.sitePosition,
                urgency: 'normal',
                phase: 'planned',
                title: site,
              },
            ]}
            engineers={[
              {
                id: 'engineer',
                name: visit.engineerFirstName,
                position: visit.engineerPosition,
                state: 'en_route',
              },
            ]}
            routes={[{ id: 'way', points: [visit.engineerPosition, visit.sitePosition] }]}
          />
        </section>
      )}
    </Card>
  );
}
