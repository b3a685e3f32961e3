import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { StartedSession } from '#contracts';
import { Button, ErrorNotice, Field, IconButton, Notice, routeKey, TextInput, useVerb } from '#ui';
import { useT } from '../../i18n';
import { PageTitle } from '../../layout/page-title';
import { Link, navigate, useLocation } from '../../routing';
import { nextPlace } from '../../session';

/** After a session began: keep who it is, go where one was, or to the app that is the person's own. */
export function useEnter(): (started: StartedSession) => void {
  const queries = useQueryClient();
  const { search } = useLocation();
  return ({ me, home }) => {
    queries.setQueryData(routeKey(routes.me), me);
    if (home.startsWith('/console')) navigate(nextPlace(search), { replace: true });
    else window.location.assign(home);
  };
}

export default function SignIn(): ReactNode {
  const t = useT();
  const enter = useEnter();
  const { search } = useLocation();
  const [isShown, setShown] = useState(false);
  const start = useVerb(routes.startSession, { onSuccess: enter });
  const hasReset = new URLSearchParams(search).has('reset');

  const submit = (form: FormData): void => {
    const text = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    start.mutate({ body: { email: text('email').trim(), password: text('password') } });
  };

  return (
    <>
      <PageTitle text={t('signIn.title')} />
      <h1>{t('signIn.title')}</h1>
      <form
        onSubmit={event => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        {hasReset && !start.error && <Notice tone="good">{t('reset.done')}</Notice>}
        <ErrorNotice error={start.error} />
        <Field label={t('common.email')}>
          <TextInput name="email" type="email" autoComplete="username" required />
        </Field>
        <Field label={t('common.password')}>
          <TextInput
            name="password"
            type={isShown ? 'text' : 'password'}
            autoComplete="current-password"
            required
            after={
              <IconButton
                icon="eye"
                small
                label={t(isShown ? 'signIn.hide' : 'signIn.show')}
                aria-pressed={isShown}
                onClick={() => setShown(!isShown)}
              />
            }
          />
        </Field>
        <Button type="submit" kind="primary" wide busy={start.isPending}>
          {t('common.signIn')}
        </Button>
        <Link to="/reset">{t('signIn.forgot')}</Link>
      </form>
    </>
  );
}
