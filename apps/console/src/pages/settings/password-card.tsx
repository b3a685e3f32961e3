import { useState } from 'react';
import type { ReactNode } from 'react';
import { Password, routes } from '#contracts';
import { Button, Card, ErrorNotice, Field, TextInput, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';

export function PasswordCard(): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useVerb(routes.changeMyPassword, {
    invalidates: [routes.listSessions],
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('settings.passwordChanged') });
      setCurrent('');
      setPassword('');
    },
  });
  const isReady = current !== '' && Password.safeParse(password).success;
  return (
    <Card title={t('settings.password')}>
      <form
        className="cs-column"
        onSubmit={event => {
          event.preventDefault();
          if (isReady) change.mutate({ body: { current, password } });
        }}
      >
        <Field label={t('settings.current')}>
          <TextInput
            type="password"
            autoComplete="current-password"
            maxLength={200}
            value={current}
            onChange={event => setCurrent(event.target.value)}
          />
        </Field>
        <Field label={t('settings.new')} hint={t('settings.newHint')}>
          <TextInput
            type="password"
            autoComplete="new-password"
            maxLength={200}
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        </Field>
        <ErrorNotice error={change.error} />
        <Button type="submit" busy={change.isPending} disabled={!isReady}>
          {t('settings.changePassword')}
        </Button>
      </form>
    </Card>
  );
}
