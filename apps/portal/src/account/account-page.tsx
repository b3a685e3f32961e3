import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Me } from '#contracts';
import { Button, Card, useVerb } from '#ui';
import { useT } from '../i18n';
import { Machines } from './machines';
import { Orders } from './orders';
import { Reports } from './reports';
import { WithAccount } from './with-account';

/** A customer with an account: everything of theirs on one page. */
export default function AccountPage(): ReactNode {
  return <WithAccount>{(me, readAgain) => <Inside me={me} onSignOut={readAgain} />}</WithAccount>;
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
