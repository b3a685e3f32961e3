import type { ReactNode } from 'react';
import {
  Avatar,
  Chip,
  EmptyState,
  Icon,
  IconButton,
  LinkButton,
  StatusChip,
  UrgencyMark,
  useDynamicT,
  useFormat,
} from '#ui';
import { dayOfEngineer, spanOf } from '../../../board/day-of-engineer';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';

/** An engineer and the chosen day: state, skills, visits in their order. */
export function EngineerPanel({
  engineerId,
  onClose,
}: {
  engineerId: string;
  onClose: () => void;
}): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const { engineers, visits, span, zone, select, now } = useDesk();
  const engineer = engineers.find(one => one.id === engineerId);
  if (!engineer) return <EmptyState icon="user" title={t('dispatch.engineerGone')} />;
  const mine = visits
    .filter(visit => visit.engineerId === engineerId)
    .sort((a, b) => a.start.localeCompare(b.start));
  const { shifts, absences, load } = dayOfEngineer(engineer, mine, span);
  return (
    <section className="cs-detail" aria-label={engineer.name}>
      <header className="cs-detail__head">
        <div className="co-line">
          <Avatar name={engineer.name} size={38} />
          <div className="co-grow">
            <h2 className="cs-detail__title">{engineer.name}</h2>
            <div className="co-muted co-clip">
              {[engineer.city, engineer.partnerName].filter(Boolean).join(' · ')}
            </div>
          </div>
          <IconButton icon="x" small label={t('common.close')} onClick={onClose} />
        </div>
        <div className="cs-facts__chips">
          <Chip>
            <i className={`cs-state cs-state--${engineer.state} cs-state--inline`} />
            {word('engineer.state', engineer.state)}
          </Chip>
          {load !== null && <Chip icon="chart">{t('dispatch.load', { percent: format.percent(load) })}</Chip>}
          {shifts.map(shift => (
            <Chip key={shift.start} icon="clock">
              {format.window(shift.start, shift.end, { zone: engineer.timeZone, day: false })}
            </Chip>
          ))}
          {absences.map(absence => (
            <Chip key={absence.start} tone="bad" icon="ban">
              {t('dispatch.absent')}
            </Chip>
          ))}
          {engineer.positionAt && (
            <Chip icon="mapPin">
              {t('map.lastSeen', { when: format.relative(engineer.positionAt, now) })}
            </Chip>
          )}
        </div>
      </header>
      <div className="cs-detail__body">
        <h3 className="co-label">{t('dispatch.dayOf', { count: mine.length })}</h3>
        {mine.length === 0 && <p className="co-muted">{t('dispatch.freeDay')}</p>}
        <ol className="cs-agenda">
          {mine.map(visit => (
            <li key={visit.id}>
              <button type="button" onClick={() => select({ orderId: visit.workOrderId, visitId: visit.id })}>
                <span className="cs-agenda__time">
                  {format.dateTime(spanOf(visit).start, { zone, viewerZone: zone, style: 'time' })}
                </span>
                <UrgencyMark urgency={visit.urgency} size={12} />
                <span className="co-grow">
                  <span className="cs-agenda__title co-clip">{visit.title}</span>
                  <small className="co-clip">
                    {visit.city} · {visit.siteName}
                  </small>
                </span>
                <StatusChip kind="visit" status={visit.status} bare />
              </button>
            </li>
          ))}
        </ol>
        <h3 className="co-label">{t('dispatch.skills')}</h3>
        <div className="cs-facts__chips">
          {engineer.skills.map(skill => (
            <Chip key={skill.skill}>
              {word('skill', skill.skill)} {skill.level}
            </Chip>
          ))}
        </div>
        {engineer.certificates.length > 0 && (
          <ul className="cs-jobfacts__tasks">
            {engineer.certificates.map(certificate => (
              <li key={certificate.name}>
                <Icon name="shield" size={14} />
                {certificate.name} ·{' '}
                {format.dateTime(`${certificate.validUntil}T12:00:00Z`, { zone: 'UTC', style: 'date' })}
              </li>
            ))}
          </ul>
        )}
        {engineer.phone && (
          <LinkButton icon="phone" wide href={`tel:${engineer.phone}`}>
            {t('dispatch.callContact', { name: engineer.name })}
          </LinkButton>
        )}
      </div>
    </section>
  );
}
