import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Button, Card, Field, TextInput, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { useMe } from '../../session';
import { VerbNotice } from '../parts/verb-notice';

export function OrganisationCard(): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const { organisation } = useMe();
  const [name, setName] = useState(organisation.name);
  const [phone, setPhone] = useState(organisation.phone ?? '');
  const [timeZone, setTimeZone] = useState(organisation.timeZone);
  const change = useVerb(routes.changeOrganisation, {
    invalidates: [routes.me, routes.listOrganisations],
    onSuccess: () => toasts.show({ tone: 'good', text: t('settings.saved') }),
  });
  return (
    <Card title={t('settings.organisation')}>
      <form
        className="cs-column"
        onSubmit={event => {
          event.preventDefault();
          change.mutate({
            params: { id: organisation.id },
            body: {
              version: organisation.version,
              name: name.trim(),
              phone: phone.trim() || null,
              timeZone: timeZone.trim(),
            },
          });
        }}
      >
        <Field label={t('organisations.name')}>
          <TextInput maxLength={200} required value={name} onChange={event => setName(event.target.value)} />
        </Field>
        <Field label={t('settings.phone')}>
          <TextInput
            type="tel"
            maxLength={40}
            value={phone}
            onChange={event => setPhone(event.target.value)}
          />
        </Field>
        <Field label={t('settings.zone')}>
          <TextInput
            maxLength={64}
            required
            list="zones"
            value={timeZone}
            onChange={event => setTimeZone(event.target.value)}
          />
        </Field>
        <datalist id="zones">
          {Intl.supportedValuesOf('timeZone').map(zone => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
        <VerbNotice error={change.error} subject={{ type: 'organisation', id: organisation.id }} />
        <Button type="submit" busy={change.isPending}>
          {t('settings.save')}
        </Button>
      </form>
    </Card>
  );
}
