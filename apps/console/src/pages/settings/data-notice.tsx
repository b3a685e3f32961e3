import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { DataNotice as Kept } from '#contracts';
import { Button, Notice, Skeleton, useRoute, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { Ago } from '../parts/moment';
import { VerbNotice } from '../parts/verb-notice';

const points = ['goes', 'masked', 'held', 'whose'] as const;

/** What is sent to the endpoint, said before anything is: nothing leaves until a manager has accepted it. */
export function DataNotice(): ReactNode {
  const notice = useRoute(routes.dataNotice, {});
  if (!notice.data) return notice.error ? null : <Skeleton lines={4} />;
  return notice.data.endpoint === null ? null : <Told {...notice.data} endpoint={notice.data.endpoint} />;
}

function Told({ endpoint, accepted, before }: Kept & { endpoint: string }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const set = useVerb(routes.setDataNotice, {
    invalidates: [routes.dataNotice],
    onSuccess: ({ accepted: now }) =>
      toasts.show({ tone: 'good', text: t(now ? 'notice.isAccepted' : 'notice.isRefused') }),
  });
  const list = (
    <ul className="cs-settings__points">
      {points.map(point => (
        <li key={point}>{t(`notice.${point}`, { endpoint })}</li>
      ))}
    </ul>
  );
  return (
    <section className="cs-settings__part" aria-label={t('notice.title')}>
      <h4>{t('notice.title')}</h4>
      {accepted ? (
        <>
          <p className="co-faint">
            {t('notice.by', { name: accepted.byName ?? t('notice.nobody') })} <Ago at={accepted.at} />
          </p>
          <details>
            <summary>{t('notice.what')}</summary>
            {list}
          </details>
        </>
      ) : (
        <>
          <Notice tone="warn">
            {before === null ? t('notice.open') : t('notice.changed', { before, endpoint })}
          </Notice>
          {list}
        </>
      )}
      <VerbNotice error={set.error} />
      <Button
        kind={accepted ? 'quiet' : 'primary'}
        busy={set.isPending}
        onClick={() => set.mutate({ body: { endpoint, isAccepted: !accepted } })}
      >
        {t(accepted ? 'notice.refuse' : 'notice.accept')}
      </Button>
    </section>
  );
}
