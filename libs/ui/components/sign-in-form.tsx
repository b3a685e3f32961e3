import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSharedT } from '../i18n/i18n';
import { Button } from './button';
import { ErrorNotice } from './feedback';
import { Field, TextInput } from './field';

export interface SignInFormProps {
  busy: boolean;
  error: unknown;
  onSubmit: (credentials: { email: string; password: string }) => void;
  className?: string;
}

/** E-mail and password, as field and portal ask for them. */
export function SignInForm({ busy, error, onSubmit, className }: SignInFormProps): ReactNode {
  const t = useSharedT();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      className={className}
      onSubmit={event => {
        event.preventDefault();
        onSubmit({ email: email.trim(), password });
      }}
    >
      <Field label={t('common.email')}>
        <TextInput
          type="email"
          required
          autoComplete="username"
          value={email}
          onChange={event => setEmail(event.target.value)}
        />
      </Field>
      <Field label={t('common.password')}>
        <TextInput
          type="password"
          required
          autoComplete="current-password"
          value={password}
          onChange={event => setPassword(event.target.value)}
        />
      </Field>
      <ErrorNotice error={error} />
      <Button type="submit" kind="primary" wide busy={busy}>
        {t('common.signIn')}
      </Button>
    </form>
  );
}
