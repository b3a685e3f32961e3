import { useState } from 'react';
import type { ReactNode } from 'react';
import { kindOfRole, Role, routes } from '#contracts';
import type { Person } from '#contracts';
import { Button, Confirm, Dialog, ErrorNotice, Field, Select, useDynamicT, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';

export interface PersonChange {
  person: Person;
  verb: 'role' | 'deactivate' | 'activate';
}

/** Changes what a person may do here. Roles change inside one kind of organisation only. */
export function PersonDialog({ person, verb, onClose }: PersonChange & { onClose: () => void }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const toasts = useToasts();
  const [role, setRole] = useState<Role>(person.role);
  const change = useVerb(routes.changePerson, {
    invalidates: [routes.listPeople],
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('people.saved') });
      onClose();
    },
  });
  const send = (body: { role?: Role; active?: boolean }): void =>
    change.mutate({ params: { id: person.id }, body: { version: person.version, ...body } });

  if (verb !== 'role')
    return (
      <Confirm
        open
        title={`${t(verb === 'activate' ? 'people.activate' : 'people.deactivate')}: ${person.name}`}
        action={t(verb === 'activate' ? 'people.activate' : 'people.deactivate')}
        kind={verb === 'activate' ? 'primary' : 'danger'}
        busy={change.isPending}
        onConfirm={() => send({ active: verb === 'activate' })}
        onClose={onClose}
      >
        {verb === 'deactivate' && t('people.deactivateText', { name: person.name })}
        <ErrorNotice error={change.error} />
      </Confirm>
    );
  const roles = Role.options.filter(each => kindOfRole[each] === kindOfRole[person.role]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t('people.changeRole')}: ${person.name}`}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={change.isPending}
            disabled={role === person.role}
            onClick={() => send({ role })}
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className="cs-column">
        <Field label={t('people.role')}>
          <Select
            value={role}
            options={roles.map(value => ({ value, label: word('role', value) }))}
            onChange={event => setRole(Role.parse(event.target.value))}
          />
        </Field>
        <ErrorNotice error={change.error} />
      </div>
    </Dialog>
  );
}
