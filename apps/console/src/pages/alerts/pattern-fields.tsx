import type { ReactNode } from 'react';
import { Field, Select, TextInput } from '#ui';
import { useT } from '../../i18n';
import type { PatternDraft } from './level-draft';

const kinds = ['simple', 'duration', 'repeating'] as const;

export interface PatternFieldsProps {
  pattern: PatternDraft;
  onChange: (pattern: PatternDraft) => void;
  problemOf: (field: string) => string | undefined;
}

/** Whether once is enough, or it must last, or come again and again. */
export function PatternFields({ pattern, onChange, problemOf }: PatternFieldsProps): ReactNode {
  const t = useT();
  const number = (field: 'seconds' | 'times', label: string, unit?: string): ReactNode => (
    <Field label={label} error={problemOf(field)}>
      <TextInput
        inputMode="numeric"
        maxLength={6}
        value={pattern[field]}
        after={unit && <span className="co-faint">{unit}</span>}
        onChange={event => onChange({ ...pattern, [field]: event.target.value })}
      />
    </Field>
  );
  return (
    <div className="cs-form__wide cs-pattern">
      <Field label={t('alerts.pattern')}>
        <Select
          value={pattern.kind}
          options={kinds.map(value => ({ value, label: t(`alerts.pattern.${value}`) }))}
          onChange={event =>
            onChange({ ...pattern, kind: kinds.find(kind => kind === event.target.value) ?? 'simple' })
          }
        />
      </Field>
      {pattern.kind === 'repeating' && number('times', t('alerts.timesLabel'))}
      {pattern.kind !== 'simple' &&
        number('seconds', t(pattern.kind === 'duration' ? 'alerts.lastsLabel' : 'alerts.withinLabel'), 's')}
    </div>
  );
}
