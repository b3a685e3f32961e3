import type { ReactNode } from 'react';
import { Urgency } from '#contracts';
import type { ServiceRequest, TriageEvidence } from '#contracts';
import { Field, Select, TextInput, useDynamicT, useFormat } from '#ui';
import { useT } from '../../i18n';
import { oneOf } from '../parts/filters';
import { PartFields, SkillFields } from '../parts/need-fields';
import { partRows, skillRows } from '../parts/needs';
import { FieldEvidence } from '../parts/triage-result';
import { useModels } from '../parts/use-models';
import type { ResultValues } from './result-values';

export interface ResultFieldsProps {
  request: ServiceRequest;
  fields: ResultValues;
  onChange: (part: Partial<ResultValues>) => void;
  /** With what each field rests on below it. */
  withEvidence?: boolean;
}

/** What the triage found, to be put right. A chosen fault brings what the model knows of it along. */
export function ResultFields({ request, fields, onChange, withEvidence }: ResultFieldsProps): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const models = useModels();
  const faults = models.byName(request.modelName)?.faultCodes ?? [];
  const chooseFault = (code: string): void => {
    const fault = faults.find(one => one.code === code);
    if (!fault) return onChange({ faultCode: '' });
    onChange({
      faultCode: code,
      skills: skillRows(fault.skills),
      parts: partRows(fault.likelyParts),
      minutes: fault.durationMinutes,
    });
  };
  const evidence = (field: TriageEvidence['field']): ReactNode =>
    withEvidence &&
    request.triage && <FieldEvidence triage={request.triage} field={field} modelName={request.modelName} />;
  return (
    <>
      <div>
        <Field label={t('requests.field.faultCode')}>
          <Select
            value={fields.faultCode}
            placeholder={t('requests.noFault')}
            options={faults.map(({ code }) => ({
              value: code,
              label: `${models.faultTitle(code, request.modelName)} (${code})`,
            }))}
            onChange={event => chooseFault(event.target.value)}
          />
        </Field>
        {evidence('faultCode')}
      </div>
      <div>
        <Field label={t('noun.urgency')}>
          <Select
            value={fields.urgency}
            options={Urgency.options.map(value => ({ value, label: word('urgency', value) }))}
            onChange={event =>
              onChange({ urgency: oneOf(event.target.value, Urgency.options) ?? fields.urgency })
            }
          />
        </Field>
        {evidence('urgency')}
      </div>
      <div>
        <Field label={t('workOrders.duration')} hint={format.duration(fields.minutes)}>
          <TextInput
            type="number"
            min={5}
            max={2_880}
            step={5}
            value={fields.minutes}
            onChange={event => onChange({ minutes: event.target.valueAsNumber || 5 })}
          />
        </Field>
        {evidence('estimatedMinutes')}
      </div>
      <div className="cs-form__wide">
        <SkillFields rows={fields.skills} onChange={skills => onChange({ skills })} />
        {evidence('skills')}
      </div>
      <div className="cs-form__wide">
        <PartFields rows={fields.parts} onChange={parts => onChange({ parts })} />
        {evidence('likelyParts')}
      </div>
    </>
  );
}
