import type { ReactNode } from 'react';
import type { VisitLine } from '#contracts';
import { Icon, StatusChip, UrgencyMark, useFormat } from '#ui';
import { useT } from '../i18n';
import { Link } from '../routing';

export function VisitCard({ visit, next }: { visit: VisitLine; next: boolean }): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <Link to={`/visits/${visit.id}`} className="fi-card" data-next={next || undefined}>
      <span className="fi-card__time">
        <strong>{format.dateTime(visit.start, { zone: visit.timeZone, style: 'time' })}</strong>
        <span>{format.dateTime(visit.end, { zone: visit.timeZone, style: 'time' })}</span>
      </span>
      <span className="fi-card__body">
        <span className="fi-card__title">
          <UrgencyMark urgency={visit.urgency} /> {visit.title}
        </span>
        <span className="co-muted">
          {visit.siteName}, {visit.city}
        </span>
        <span className="fi-card__foot">
          <StatusChip kind="visit" status={visit.status} />
          {visit.travelMinutes !== null && (
            <span className="co-faint">
              <Icon name="car" size={15} />{' '}
              {t('day.travel', { duration: format.duration(visit.travelMinutes) })}
            </span>
          )}
        </span>
      </span>
      <Icon name="chevronRight" size={20} />
    </Link>
  );
}
