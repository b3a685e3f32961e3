import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Button, ErrorNotice, Field, Notice, TextInput, useVerb } from '#ui';
import { useT } from '../../i18n';
import { PageTitle } from '../../layout/page-title';
import { Link, navigate } from '../../routing';
import { useFragmentToken } from '../fragment-token';

/** With a token from the mail: set a password. Without: ask for the mail. */
export default function Reset(): ReactNode {
  const t = useT();
  const token = useFragmentToken();
  return (
    <>
      <PageTitle text={t('reset.title')} />
      {token ? <SetPassword token={token} /> : <AskForLink />}
      <p style={{ marginTop: 'var(--s-4)' }}>
        <Link to="/sign-in">{t('reset.back')}</Link>
      </p>
    </>
  );
}

function AskForLink(): ReactNode {
  const t = useT();
  const [email, setEmail] = useState('');
  const ask = useVerb(routes.requestPasswordReset);
  return (
    <>
      <h1>{t('reset.askTitle')}</h1>
      <p className="co-muted">{t('reset.askLead')}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          ask.mutate({ body: { email: email.trim() } });
        }}
      >
        {ask.isSuccess && <Notice tone="good">{t('reset.sent', { email: email.trim() })}</Notice>}
        <ErrorNotice error={ask.error} />
        <Field label={t('common.email')}>
          <TextInput
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={event => setEmail(event.target.value)}
          />
        </Field>
        <Button type="submit" kind="primary" wide busy={ask.isPending}>
          {t('reset.ask')}
        </Button>
      </form>
    </>
  );
}

function SetPassword({ token }: { token: string }): ReactNode {
  const t = useT();
  const [password, setPassword] = useState('');
  const set = useVerb(routes.resetPassword, {
    onSuccess: () => navigate('/sign-in?reset=1', { replace: true }),
  });
  return (
    <>
      <h1>{t('reset.title')}</h1>
      <p className="co-muted">{t('reset.lead')}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          set.mutate({ body: { token, password } });
        }}
      >
        <ErrorNotice error={set.error} />
        <Field label={t('common.password')} hint={t('invitation.passwordHint')}>
          <TextInput
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        </Field>
        <Button type="submit" kind="primary" wide busy={set.isPending}>
          {t('reset.set')}
        </Button>
      </form>
    </>
  );
}
