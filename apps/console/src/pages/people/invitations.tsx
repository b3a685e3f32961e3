import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Button, Card, ErrorState, Skeleton, useDynamicT, useFormat, useList, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';

export function Invitations(): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const may = useMay();
  const toasts = useToasts();
  const { rows, query } = useList(routes.listInvitations, { query: {} });
  const withdraw = useVerb(routes.withdrawInvitation, {
    invalidates: [routes.listInvitations],
    onSuccess: () => toasts.show({ text: t('people.withdrawn') }),
    onError: toasts.fail,
  });
  return (
    <Card title={t('people.invitations')}>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={2} />
      ) : rows.length === 0 ? (
        <p className="co-muted">{t('people.noInvitations')}</p>
      ) : (
        <ul className="cs-plain">
          {rows.map(invitation => (
            <li key={invitation.id}>
              <span className="co-grow">
                <strong>{invitation.email}</strong>{' '}
                <span className="co-muted">{word('role', invitation.role)}</span>
                <br />
                <span className="co-faint">
                  {t('people.by', { name: invitation.invitedBy })} ·{' '}
                  {t('people.expires', {
                    when: format.dateTime(invitation.expiresAt, { style: 'dateTime' }),
                  })}
                </span>
              </span>
              {may('people.invite') && (
                <Button
                  small
                  kind="quiet"
                  icon="x"
                  busy={withdraw.isPending}
                  onClick={() => withdraw.mutate({ params: { id: invitation.id } })}
                >
                  {t('people.withdraw')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
