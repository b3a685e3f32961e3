import type { ReactNode } from 'react';
import type { Tracking } from '#contracts';
import { Card, Icon, LiveMark, Notice, useReadOnceLive } from '#ui';
import { useT } from '../i18n';
import { UnitHead } from '../unit-head';
import { Acceptance } from './acceptance';
import { isFinished } from './finished';
import { Messages } from './messages';
import { StepList } from './step-list';
import { usePhotoUrl } from './talk';
import { VisitCard } from './visit-card';

/** All about one report: where it stands, who comes, what was said. */
export function Follow({ tracking, read }: { tracking: Tracking; read: () => unknown }): ReactNode {
  useReadOnceLive(read);
  const t = useT();
  const isOver = isFinished(tracking);
  return (
    <div className="po-stack">
      <section className="po-headline" aria-live="polite" data-over={isOver}>
        <p className="po-headline__number">
          {tracking.number} <LiveMark />
        </p>
        <h1>{useHeadline(tracking)}</h1>
      </section>
      {tracking.safetyAdvice && !isOver && (
        <Notice tone="bad">
          <strong>{t('track.safety')}</strong>
        </Notice>
      )}
      {tracking.acceptanceAsked && <Acceptance tracking={tracking} />}
      {tracking.visit && (
        <VisitCard
          visit={tracking.visit}
          zone={tracking.unit.timeZone}
          site={tracking.unit.siteName}
          showsSolution={!tracking.acceptanceAsked}
        />
      )}
      <Messages tracking={tracking} />
      <Card>
        <StepList steps={tracking.steps} zone={tracking.unit.timeZone} />
        {tracking.acceptance && isOver && (
          <p className="po-accepted">
            <Icon name="check" size={18} /> {t('accept.done', { name: tracking.acceptance.name })}
          </p>
        )}
      </Card>
      <Card title={t('track.reported')}>
        <p className="po-words">{tracking.text}</p>
        <Photos ids={tracking.attachmentIds} />
      </Card>
      <UnitHead unit={tracking.unit} />
    </div>
  );
}

function useHeadline(tracking: Tracking): string {
  const t = useT();
  if (tracking.status === 'rejected') return t('track.headline.rejected');
  const current =
    tracking.steps.find(step => step.state === 'current') ??
    tracking.steps.findLast(step => step.state === 'done');
  if (isFinished(tracking)) return t('track.headline.accepted');
  if (tracking.acceptanceAsked) return t('track.headline.done');
  if (!tracking.workOrder && (tracking.status === 'resolved_remotely' || tracking.status === 'closed'))
    return t('track.headline.remote');
  // Nobody plans a visit yet while it is still being talked about.
  if (!tracking.workOrder && current?.code === 'checked')
    return t(tracking.assistant.answers === 'person' ? 'track.headline.person' : 'track.headline.talking');
  return t(`track.headline.${current?.code ?? 'received'}`, {
    name: tracking.visit?.engineerFirstName ?? '',
  });
}

function Photos({ ids }: { ids: readonly string[] }): ReactNode {
  const t = useT();
  const urlOf = usePhotoUrl();
  if (ids.length === 0) return null;
  return (
    <ul className="po-photos" aria-label={t('track.photos')}>
      {ids.map((id, index) => (
        <li key={id}>
          <a href={urlOf(id, 'full')}>
            <img src={urlOf(id, 'thumb')} alt={t('track.photo', { number: index + 1 })} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}
