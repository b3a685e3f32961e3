import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { InvitationPreview } from '#contracts';
import { Button, ErrorNotice, Field, Notice, Skeleton, TextInput, useDynamicT, useVerb } from '#ui';
import { useT } from '../../i18n';
import { PageTitle } from '../../layout/page-title';
import { useFragmentToken } from '../fragment-token';
import { useEnter } from '../sign-in/sign-in';

export default function Invitation(): ReactNode {
  const t = useT();
  const token = useFragmentToken();
  const preview = useVerb(routes.previewInvitation);
  const { mutate } = preview;
  useEffect(() => {
    if (token) mutate({ body: { token } });
  }, [token, mutate]);
  return (
    <>
      <PageTitle text={t('invitation.title')} />
      <h1>{t('invitation.title')}</h1>
      {!token && <Notice tone="warn">{t('invitation.broken')}</Notice>}
      <ErrorNotice error={preview.error} />
      {preview.isPending && <Skeleton lines={4} />}
      {preview.data && <Accept token={token} invitation={preview.data} />}
    </>
  );
}

function Accept({ token, invitation }: { token: string; invitation: InvitationPreview }): ReactNode {
  const t = useT();
  const role = useDynamicT()('role', invitation.role);
  const enter = useEnter();
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState('');
  const accept = useVerb(routes.acceptInvitation, { onSuccess: enter });
  return (
    <>
      <p>{t('invitation.lead', { organisation: invitation.organisationName, role })}</p>
      <p className="co-muted">{t('invitation.email', { email: invitation.email })}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          accept.mutate({ body: { token, name: name.trim(), password } });
        }}
      >
        <ErrorNotice error={accept.error} />
        <Field label={t('invitation.name')}>
          <TextInput
            autoComplete="name"
            required
            maxLength={200}
            value={name}
            onChange={event => setName(event.target.value)}
          />
        </Field>
        <Field label={t('invitation.password')} hint={t('invitation.passwordHint')}>
          <TextInput
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        </Field>
        <Button type="submit" kind="primary" wide busy={accept.isPending}>
          {t('invitation.accept')}
        </Button>
      </form>
    </>
  );
}
