import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { DraftFigures as Figures } from '#contracts';
import { Skeleton, useFormat, useRoute } from '#ui';
import { useT } from '../../i18n';

const DAYS = 30;
const shown = ['accepted', 'edited', 'rejected', 'withdrawn', 'waiting', 'shadow'] as const;

/** What people made of the assistant's drafts. */
export function DraftFigures(): ReactNode {
  const t = useT();
  const figures = useRoute(routes.draftFigures, { query: { days: DAYS } });
  if (!figures.data) return figures.error ? null : <Skeleton lines={2} />;
  return (
    <section className="cs-settings__part" aria-label={t('settings.drafts', { days: DAYS })}>
      <h4>{t('settings.drafts', { days: DAYS })}</h4>
      <Counts figures={figures.data} />
    </section>
  );
}

function Counts({ figures }: { figures: Figures }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { accepted, edited, rejected, medianMinutes } = figures;
  const decided = accepted + edited + rejected;
  const share = (count: number): string => (decided === 0 ? '' : format.percent(count / decided));
  return (
    <>
      <dl className="cs-figures">
        {shown.map(name => (
          <div key={name}>
            <dt>{t(`talk.draftStatus.${name}`)}</dt>
            <dd>
              <b>{figures[name]}</b>{' '}
              {(name === 'accepted' || name === 'edited' || name === 'rejected') && (
                <span className="co-faint">{share(figures[name])}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {medianMinutes !== null && (
        <p className="co-faint">
          {t('settings.draftsMedian', { time: format.duration(Math.max(1, Math.round(medianMinutes))) })}
        </p>
      )}
    </>
  );
}
