import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Button, Card, Chip, ErrorState, Skeleton, useFormat, useList, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { deviceOf } from './device';

export function SessionsCard(): ReactNode {
  const t = useT();
  const format = useFormat();
  const toasts = useToasts();
  const { rows, query, more } = useList(routes.listSessions, { query: { limit: 10 } });
  const end = useVerb(routes.endSession, {
    invalidates: [routes.listSessions],
    onSuccess: () => toasts.show({ text: t('settings.ended') }),
    onError: toasts.fail,
  });
  return (
    <Card title={t('settings.sessions')}>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={3} />
      ) : (
        <ul className="cs-plain">
          {rows.map(session => (
            <li key={session.id}>
              <span className="co-grow">
                <strong>{deviceOf(session.userAgent) ?? t('settings.unknownDevice')}</strong>{' '}
                {session.current && <Chip tone="good">{t('settings.thisOne')}</Chip>}
                <br />
                <span className="co-faint">
                  {session.ip} ·{' '}
                  {t('settings.since', { when: format.dateTime(session.createdAt, { style: 'dateTime' }) })} ·{' '}
                  {format.relative(session.lastSeenAt)}
                </span>
              </span>
              {!session.current && (
                <Button
                  small
                  kind="quiet"
                  icon="logout"
                  busy={end.isPending}
                  onClick={() => end.mutate({ params: { id: session.id } })}
                >
                  {t('settings.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {more.available && (
        <Button small busy={more.busy} onClick={more.load}>
          {t('common.loadMore')}
        </Button>
      )}
    </Card>
  );
}
