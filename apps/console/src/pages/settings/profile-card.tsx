import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import {
  Button,
  Card,
  ErrorNotice,
  Field,
  KeyValues,
  LocaleSwitch,
  TextInput,
  ThemeSwitch,
  useDynamicT,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../i18n';
import { useMe } from '../../session';

export function ProfileCard(): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const toasts = useToasts();
  const { person, organisation } = useMe();
  const [name, setName] = useState(person.name);
  const change = useVerb(routes.changeMe, {
    invalidates: [routes.me],
    onSuccess: () => toasts.show({ tone: 'good', text: t('settings.saved') }),
  });
  return (
    <Card title={t('settings.profile')}>
      <form
        className="cs-column"
        onSubmit={event => {
          event.preventDefault();
          if (name.trim() !== '') change.mutate({ body: { name: name.trim() } });
        }}
      >
        <KeyValues
          items={[
            [t('common.email'), person.email],
            [t('people.role'), word('role', person.role)],
            [t('settings.organisation'), organisation.name],
          ]}
        />
        <Field label={t('common.name')}>
          <TextInput maxLength={200} value={name} onChange={event => setName(event.target.value)} />
        </Field>
        <div className="cs-settings__choices">
          <LocaleSwitch onChoose={locale => change.mutate({ body: { locale } })} />
          <ThemeSwitch iconOnly={false} />
        </div>
        <ErrorNotice error={change.error} />
        <Button
          type="submit"
          kind="primary"
          busy={change.isPending}
          disabled={name.trim() === '' || name.trim() === person.name}
        >
          {t('settings.save')}
        </Button>
      </form>
    </Card>
  );
}
