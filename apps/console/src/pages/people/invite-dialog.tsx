import { useState } from 'react';
import type { ReactNode } from 'react';
import { kindOfRole, Role, routes } from '#contracts';
import {
  ApiProblem,
  Button,
  Dialog,
  ErrorNotice,
  Field,
  Select,
  TextInput,
  useDynamicT,
  useList,
  useLocale,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../i18n';
import { useMe } from '../../session';

/** A partner's dispatcher invites its own people; a manager everybody, with the organisation they belong to. */
export function InviteDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const { locale } = useLocale();
  const toasts = useToasts();
  const { person } = useMe();
  const isPartner = kindOfRole[person.role] === 'partner';
  const roles = Role.options.filter(role => !isPartner || kindOfRole[role] === 'partner');
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>(roles[0] ?? 'dispatcher');
  const [organisationId, setOrganisationId] = useState('');
  const kind = kindOfRole[role];
  const needsOrganisation = kind !== 'manufacturer' && !isPartner;
  const { rows } = useList(
    routes.listOrganisations,
    { query: { sort: 'name', limit: 200, ...(kind === 'manufacturer' ? {} : { kind }) } },
    { enabled: needsOrganisation },
  );
  const invite = useVerb(routes.invite, {
    invalidates: [routes.listInvitations],
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('people.invited', { email }) });
      onClose();
    },
  });
  const isReady = email.trim() !== '' && name.trim() !== '' && (!needsOrganisation || organisationId !== '');
  const send = (): void =>
    invite.mutate({
      body: {
        email: email.trim(),
        name: name.trim(),
        role,
        locale,
        ...(needsOrganisation
          ? kind === 'partner'
            ? { partnerId: organisationId }
            : { customerId: organisationId }
          : {}),
      },
    });
  const wrong = (field: string): string | undefined =>
    invite.error instanceof ApiProblem ? invite.error.errorOf(field) : undefined;

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.inviteTitle')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={invite.isPending} disabled={!isReady} onClick={send}>
            {t('people.invite')}
          </Button>
        </>
      }
    >
      <form
        className="cs-column"
        onSubmit={event => {
          event.preventDefault();
          if (isReady) send();
        }}
      >
        <p className="co-muted">{t('people.inviteHint')}</p>
        <Field label={t('common.email')} error={wrong('email')}>
          <TextInput
            type="email"
            maxLength={254}
            value={email}
            onChange={event => setEmail(event.target.value)}
          />
        </Field>
        <Field label={t('common.name')} error={wrong('name')}>
          <TextInput maxLength={200} value={name} onChange={event => setName(event.target.value)} />
        </Field>
        <Field label={t('people.role')}>
          <Select
            value={role}
            options={roles.map(value => ({ value, label: word('role', value) }))}
            onChange={event => {
              setRole(Role.parse(event.target.value));
              setOrganisationId('');
            }}
          />
        </Field>
        {needsOrganisation && (
          <Field label={t('people.belongs')}>
            <Select
              value={organisationId}
              placeholder={t('people.choose')}
              options={rows.map(row => ({ value: row.id, label: row.name }))}
              onChange={event => setOrganisationId(event.target.value)}
            />
          </Field>
        )}
        <ErrorNotice error={invite.error} />
      </form>
    </Dialog>
  );
}
