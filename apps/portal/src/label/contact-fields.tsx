import type { ReactNode } from 'react';
import { Field, TextInput } from '#ui';
import { useT } from '../i18n';

export interface ContactDraft {
  name: string;
  email: string;
  phone: string;
}
export const emptyContact: ContactDraft = { name: '', email: '', phone: '' };
export type ContactErrors = Partial<Record<keyof ContactDraft, string>>;

/** What is missing before the report can be sent: a name, and one way to answer. */
export function contactErrors(contact: ContactDraft, t: ReturnType<typeof useT>): ContactErrors {
  const email = contact.email.trim();
  const errors: ContactErrors = {};
  if (contact.name.trim() === '') errors.name = t('report.noName');
  if (email === '' && contact.phone.trim() === '') errors.email = t('report.oneOf');
  else if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email)) errors.email = t('report.badEmail');
  return errors;
}

interface Props {
  contact: ContactDraft;
  errors: ContactErrors;
  onChange: (contact: ContactDraft) => void;
}

export function ContactFields({ contact, errors, onChange }: Props): ReactNode {
  const t = useT();
  return (
    <>
      <Field label={t('report.name')} error={errors.name}>
        <TextInput
          value={contact.name}
          autoComplete="name"
          maxLength={120}
          onChange={event => onChange({ ...contact, name: event.target.value })}
        />
      </Field>
      <Field label={t('report.email')} hint={t('report.emailHint')} error={errors.email}>
        <TextInput
          value={contact.email}
          type="email"
          autoComplete="email"
          maxLength={254}
          onChange={event => onChange({ ...contact, email: event.target.value })}
        />
      </Field>
      <Field label={t('report.phone')} hint={t('report.phoneHint')} error={errors.phone}>
        <TextInput
          value={contact.phone}
          type="tel"
          autoComplete="tel"
          maxLength={40}
          onChange={event => onChange({ ...contact, phone: event.target.value })}
        />
      </Field>
    </>
  );
}
