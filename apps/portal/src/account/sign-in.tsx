import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Card, SignInForm, useVerb } from '#ui';
import { useT } from '../i18n';

export function SignIn({ onDone }: { onDone: () => void }): ReactNode {
  const t = useT();
  const start = useVerb(routes.startSession, { onSuccess: onDone });
  return (
    <>
      <h1>{t('account.lead')}</h1>
      <Card>
        <SignInForm
          className="po-form"
          busy={start.isPending}
          error={start.error}
          onSubmit={body => start.mutate({ body })}
        />
      </Card>
    </>
  );
}
