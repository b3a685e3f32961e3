import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Button, Card, Field, TextInput, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { useMe } from '../../session';
import { HoursFields } from '../alerts/hours-fields';
import { hoursOf, scheduleOf } from '../alerts/rule-hours';
import type { HoursDraft } from '../alerts/rule-hours';
import type { Problem } from '../alerts/rule-problem';
import { VerbNotice } from '../parts/verb-notice';
import '../alerts/rules.css';

export function OrganisationCard(): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const { organisation } = useMe();
  const [name, setName] = useState(organisation.name);
  const [phone, setPhone] = useState(organisation.phone ?? '');
  const [timeZone, setTimeZone] = useState(organisation.timeZone);
  const [hours, setHours] = useState<HoursDraft | null>(
    organisation.answerHours && hoursOf({ timeZone: null, ...organisation.answerHours }),
  );
  const [problems, setProblems] = useState<Record<string, Problem>>({});
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
          const found: Record<string, Problem> = {};
          const schedule = hours && scheduleOf(hours, found);
          setProblems(found);
          if (Object.keys(found).length > 0) return;
          change.mutate({
            params: { id: organisation.id },
            body: {
              version: organisation.version,
              name: name.trim(),
              phone: phone.trim() || null,
              timeZone: timeZone.trim(),
              answerHours: schedule && { windows: schedule.windows },
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
        <HoursFields
          hours={hours}
          onChange={setHours}
          hasZone={false}
          words={{
            only: t('settings.answerHours'),
            hint: t('settings.answerHoursHint'),
            hours: t('settings.answerHoursOf'),
          }}
          problemOf={field => (problems[field] ? t(`alerts.problem.${problems[field]}`) : undefined)}
        />
        <VerbNotice error={change.error} subject={{ type: 'organisation', id: organisation.id }} />
        <Button type="submit" busy={change.isPending}>
          {t('settings.save')}
        </Button>
      </form>
    </Card>
  );
}
