import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Equipment, RemainingLife } from '#contracts';
import { Card, ErrorState, Skeleton, useFormat, useRoute } from '#ui';
import { useT } from '../../i18n';

/** How long the unit has left, or honestly that nobody knows yet. */
export function LifeCard({ unit }: { unit: Equipment }): ReactNode {
  const t = useT();
  const life = useRoute(routes.remainingLife, { params: { id: unit.id } }, { staleTime: 300_000 });
  return (
    <Card title={t('equipment.life')}>
      {life.error && !life.data && <ErrorState error={life.error} onRetry={() => void life.refetch()} />}
      {!life.error && !life.data && <Skeleton lines={2} />}
      {life.data && <Told life={life.data} zone={unit.timeZone} />}
    </Card>
  );
}

function Told({ life, zone }: { life: RemainingLife; zone: string }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { told, lives, livesNeeded } = life;
  if (!told)
    return (
      <p className="co-muted">
        {lives < livesNeeded
          ? t('equipment.tooFewLives', { count: lives, needed: livesNeeded })
          : t('equipment.tooFewReadings')}
      </p>
    );
  const { days, earliestDays, latestDays, capDays, similarLives, asOf } = told;
  const place = (at: number): string => `${(Math.min(at, capDays) / capDays) * 100}%`;
  const isOpen = latestDays >= capDays;
  const band = {
    from: Math.round(earliestDays),
    to: Math.round(isOpen ? capDays : latestDays),
  };
  return (
    <>
      <b className="cs-life__days">
        {days >= capDays
          ? t('equipment.lifeMore', { count: Math.round(capDays) })
          : t('equipment.lifeAbout', { count: Math.round(days) })}
      </b>
      <div className="cs-life" aria-hidden="true">
        <span
          className="cs-life__band"
          style={{ left: place(earliestDays), right: `calc(100% - ${place(latestDays)})` }}
        />
        <span className="cs-life__now" style={{ left: place(days) }} />
      </div>
      <p className="co-muted">{t(isOpen ? 'equipment.lifeBandOpen' : 'equipment.lifeBand', band)}</p>
      <p className="co-faint">
        {t('equipment.lifeBasis', {
          similar: similarLives,
          lives,
          when: format.dateTime(asOf, { zone }),
        })}
      </p>
    </>
  );
}
