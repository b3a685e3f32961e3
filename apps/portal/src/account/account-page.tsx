import { useState } from 'react';
import type { ReactNode } from 'react';
import { homeOf, routes } from '#contracts';
import type { Me } from '#contracts';
import { ApiProblem, Button, Card, ErrorState, LiveProvider, Skeleton, useRoute, useVerb } from '#ui';
import { useT } from '../i18n';
import { Machines } from './machines';
import { Orders } from './orders';
import { Reports } from './reports';
import { SignIn } from './sign-in';

const topics = {
  'service-request': [routes.listRequests],
  'work-order': [routes.listWorkOrders, routes.getWorkOrder],
  visit: [routes.listWorkOrders, routes.getWorkOrder],
  equipment: [routes.listEquipment],
};

/** A customer with an account: everything of theirs on one page. */
export default function AccountPage(): ReactNode {
  const me = useRoute(routes.me, {});
  if (me.error instanceof ApiProblem && me.error.status === 401)
    return <SignIn onDone={() => void me.refetch()} />;
  if (me.error) return <ErrorState error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return <Skeleton lines={8} />;
  if (homeOf[me.data.person.role] !== '/portal/') {
    window.location.replace(homeOf[me.data.person.role]);
    return <Skeleton lines={8} />;
  }
  return (
    <LiveProvider topics={topics} after={me.data.livePosition}>
      <Inside me={me.data} onSignOut={() => void me.refetch()} />
    </LiveProvider>
  );
}

function Inside({ me, onSignOut }: { me: Me; onSignOut: () => void }): ReactNode {
  const t = useT();
  const [q, setQ] = useState('');
  const leave = useVerb(routes.endCurrentSession, { onSuccess: onSignOut });
  return (
    <div className="po-stack">
      <header className="po-greeting">
        <div>
          <h1>{t('account.title', { name: me.person.name.split(' ')[0] ?? '' })}</h1>
          <p className="co-muted">{me.organisation.name}</p>
        </div>
        <Button kind="quiet" icon="logout" busy={leave.isPending} onClick={() => leave.mutate({})}>
          {t('common.signOut')}
        </Button>
      </header>
      <Orders />
      <Card title={t('account.reports')}>
        <Reports />
      </Card>
      <Card title={t('account.machines')}>
        <Machines q={q} onSearch={setQ} />
      </Card>
    </div>
  );
}
