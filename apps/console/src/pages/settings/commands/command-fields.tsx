import type { ReactNode } from 'react';
import { localized } from '#contracts';
import type { EquipmentModel } from '#contracts';
import { Checkbox, Field, Select, TextInput, useLocale } from '#ui';
import { useT } from '../../../i18n';
import type { CommandDraft } from './draft';

interface CommandFieldsProps {
  model: EquipmentModel;
  draft: CommandDraft;
  isTaken: boolean;
  onChange: (draft: CommandDraft) => void;
}

const languages = ['en', 'zh', 'bg'] as const;

export function CommandFields({ model, draft, isTaken, onChange }: CommandFieldsProps): ReactNode {
  const t = useT();
  const { locale } = useLocale();
  const numbers = model.metrics.filter(one => one.kind === 'number');
  const change = (part: Partial<CommandDraft>): void => onChange({ ...draft, ...part });
  const input = (key: 'name' | 'low' | 'high' | 'timeoutSeconds'): ReactNode => (
    <TextInput
      maxLength={60}
      inputMode={key === 'name' ? 'text' : 'decimal'}
      value={draft[key]}
      onChange={event => change({ [key]: event.target.value })}
    />
  );
  return (
    <>
      <Field
        label={t('commands.name')}
        hint={t('commands.nameHint')}
        error={isTaken && t('commands.nameTaken')}
      >
        {input('name')}
      </Field>
      {(['title', 'effect'] as const).map(key =>
        languages.map(language => (
          <Field
            key={`${key} ${language}`}
            label={t(`commands.${key}.${language}`)}
            optional={language !== 'en'}
          >
            <TextInput
              lang={language}
              maxLength={300}
              value={draft[key][language]}
              onChange={event => change({ [key]: { ...draft[key], [language]: event.target.value } })}
            />
          </Field>
        )),
      )}
      <fieldset className="cs-rows">
        <legend className="co-field__label">{t('commands.faults')}</legend>
        {model.faultCodes.map(({ code, title }) => (
          <Checkbox
            key={code}
            label={`${localized(title, locale)} (${code})`}
            checked={draft.faultCodes.includes(code)}
            onChange={event =>
              change({
                faultCodes: event.target.checked
                  ? [...draft.faultCodes, code]
                  : draft.faultCodes.filter(one => one !== code),
              })
            }
          />
        ))}
      </fieldset>
      <Field label={t('commands.metric')} hint={t('commands.metricHint')}>
        <Select
          placeholder={t('commands.noMetric')}
          options={numbers.map(({ key, title, unit }) => ({
            value: key,
            label: `${localized(title, locale)}${unit ? ` (${unit})` : ''}`,
          }))}
          value={draft.metric}
          onChange={event => change({ metric: event.target.value })}
        />
      </Field>
      {draft.metric !== '' && (
        <div className="cs-column__pair">
          <Field label={t('commands.low')}>{input('low')}</Field>
          <Field label={t('commands.high')}>{input('high')}</Field>
        </div>
      )}
      <Field label={t('commands.timeout')}>{input('timeoutSeconds')}</Field>
      <Checkbox
        label={t('commands.safe')}
        hint={t('commands.safeHint')}
        checked={draft.safe}
        onChange={event => change({ safe: event.target.checked })}
      />
      <Checkbox
        label={t('commands.byCustomer')}
        checked={draft.byCustomer}
        onChange={event => change({ byCustomer: event.target.checked })}
      />
    </>
  );
}
