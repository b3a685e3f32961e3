import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Engineer } from '#contracts';
import {
  Button,
  Chip,
  ErrorNotice,
  Field,
  KeyValues,
  TextInput,
  useDynamicT,
  useFormat,
  useNow,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';
import { absenceSpan } from './absence';
import { AbsenceList } from './absence-list';
import { OvertimeForm } from './overtime-form';
import { PaceForm } from './pace-form';
import { certificateState } from './shift-text';
import { ShiftWeek } from './shift-week';

export function EngineerCard({ engineer }: { engineer: Engineer }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const now = useNow();
  const may = useMay();
  const phone = engineer.phone && <Phone number={engineer.phone} />;
  const today = new Date(now).toISOString().slice(0, 10);
  return (
    <div className="cs-engineer">
      <KeyValues
        items={[
          [t('engineers.state'), word('engineer.state', engineer.state)],
          [t('people.belongs'), engineer.partnerName ?? t('engineers.own')],
          [t('engineers.city'), engineer.city],
          [t('engineers.phone'), phone],
          [t('engineers.zone'), engineer.timeZone],
        ]}
      />
      <h3>{t('engineers.skills')}</h3>
      <p className="cs-skills">
        {engineer.skills.map(({ skill, level }) => (
          <span key={skill} className="cs-skill" title={t('engineers.level', { level })}>
            {word('skill', skill)} <b>{level}</b>
          </span>
        ))}
      </p>
      <h3>{t('engineers.certificates')}</h3>
      {engineer.certificates.length === 0 && <p className="co-muted">{t('engineers.noCertificates')}</p>}
      <ul className="cs-plain">
        {engineer.certificates.map(certificate => {
          const state = certificateState(certificate.validUntil, today);
          const date = format.dateTime(certificate.validUntil, { style: 'date' });
          return (
            <li key={certificate.name}>
              <span className="co-grow">{certificate.name}</span>
              <Chip
                tone={state === 'good' ? 'good' : state === 'expiring' ? 'warn' : 'bad'}
                icon={state === 'good' ? 'check' : 'alert'}
              >
                {state === 'expired' ? t('engineers.expired', { date }) : t('engineers.until', { date })}
              </Chip>
            </li>
          );
        })}
      </ul>
      <h3>{t('engineers.shifts')}</h3>
      <ShiftWeek shifts={engineer.shifts} />
      <h3>{t('engineers.pace')}</h3>
      <PaceForm key={`pace-${engineer.version}`} engineer={engineer} />
      <h3>{t('engineers.overtime')}</h3>
      <OvertimeForm key={`overtime-${engineer.version}`} engineer={engineer} />
      <h3>{t('engineers.absences')}</h3>
      <AbsenceList engineer={engineer} />
      {may('engineer.change') && <AddAbsence engineer={engineer} />}
    </div>
  );
}

function Phone({ number }: { number: string }): ReactNode {
  return <a href={`tel:${number.replaceAll(' ', '')}`}>{number}</a>;
}

function AddAbsence({ engineer }: { engineer: Engineer }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const add = useVerb(routes.addAbsence, {
    invalidates: [routes.listEngineers, routes.getEngineer, routes.candidates],
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('engineers.absent') });
      setFrom('');
      setTo('');
      setReason('');
    },
  });
  const isBackwards = from !== '' && to !== '' && to < from;
  const isReady = from !== '' && to !== '' && !isBackwards && reason.trim() !== '';
  return (
    <form
      className="cs-column"
      onSubmit={event => {
        event.preventDefault();
        if (isReady)
          add.mutate({
            params: { id: engineer.id },
            body: { ...absenceSpan(from, to, engineer.timeZone), reason: reason.trim() },
          });
      }}
    >
      <div className="cs-column__pair">
        <Field label={t('engineers.from')}>
          <TextInput type="date" value={from} onChange={event => setFrom(event.target.value)} />
        </Field>
        <Field label={t('engineers.to')} error={isBackwards ? t('engineers.badSpan') : undefined}>
          <TextInput type="date" value={to} onChange={event => setTo(event.target.value)} />
        </Field>
      </div>
      <Field label={t('engineers.reason')}>
        <TextInput maxLength={200} value={reason} onChange={event => setReason(event.target.value)} />
      </Field>
      <ErrorNotice error={add.error} />
      <Button type="submit" icon="plus" disabled={!isReady} busy={add.isPending}>
        {t('engineers.addAbsence')}
      </Button>
    </form>
  );
}
