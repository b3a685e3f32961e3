import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes, Urgency } from '#contracts';
import type { ServiceRequest, TriageCorrection } from '#contracts';
import { Button, Dialog, Field, Select, TextInput, useDynamicT, useFormat, useSharedT, useVerb } from '#ui';
import { useT } from '../../i18n';
import { oneOf } from '../parts/filters';
import { PartFields, SkillFields } from '../parts/need-fields';
import { partNeeds, partRows, skillNeeds, skillRows } from '../parts/needs';
import type { PartRow, SkillRow } from '../parts/needs';
import { useModels } from '../parts/use-models';
import { VerbNotice } from '../parts/verb-notice';

interface Fields {
  faultCode: string;
  urgency: Urgency;
  skills: SkillRow[];
  parts: PartRow[];
  minutes: number;
}

const fieldsOf = ({ triage, urgency }: ServiceRequest): Fields => ({
  faultCode: triage?.faultCode ?? '',
  urgency,
  skills: skillRows(triage?.skills ?? []),
  parts: partRows(triage?.likelyParts ?? []),
  minutes: triage?.estimatedMinutes ?? 60,
});

/** Only what differs is sent: each field that is sent counts as decided by a person. */
export function CorrectDialog({
  request,
  onClose,
}: {
  request: ServiceRequest;
  onClose: () => void;
}): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const word = useDynamicT();
  const format = useFormat();
  const models = useModels();
  const [seen, setSeen] = useState(request);
  const [fields, setFields] = useState(() => fieldsOf(request));
  const set = (part: Partial<Fields>): void => setFields(before => ({ ...before, ...part }));
  const correct = useVerb(routes.correctTriage, {
    invalidates: [routes.getRequest, routes.listRequests],
    onSuccess: onClose,
  });
  const faults = models.byName(request.modelName)?.faultCodes ?? [];
  const chooseFault = (code: string): void => {
    const fault = faults.find(one => one.code === code);
    if (!fault) return set({ faultCode: '' });
    set({
      faultCode: code,
      skills: skillRows(fault.skills),
      parts: partRows(fault.likelyParts),
      minutes: fault.durationMinutes,
    });
  };
  const reload = (): void => {
    setSeen(request);
    setFields(fieldsOf(request));
    correct.reset();
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={`${t('requests.correctTitle')} · ${request.number}`}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="correction" busy={correct.isPending}>
            {shared('common.save')}
          </Button>
        </>
      }
    >
      <form
        id="correction"
        className="cs-form"
        onSubmit={event => {
          event.preventDefault();
          const body = { version: seen.version, ...changed(fields, fieldsOf(seen)) };
          correct.mutate({ params: { id: seen.id }, body });
        }}
      >
        {correct.error && (
          <div className="cs-form__wide">
            <VerbNotice
              error={correct.error}
              subject={{ type: 'service-request', id: request.id }}
              words={{ state: 'state.request', step: 'do.request' }}
              onReload={reload}
            />
          </div>
        )}
        <p className="cs-form__wide co-muted">{t('requests.correctHint')}</p>
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
        <Field label={t('noun.urgency')}>
          <Select
            value={fields.urgency}
            options={Urgency.options.map(value => ({ value, label: word('urgency', value) }))}
            onChange={event => set({ urgency: oneOf(event.target.value, Urgency.options) ?? fields.urgency })}
          />
        </Field>
        <Field label={t('workOrders.duration')} hint={format.duration(fields.minutes)}>
          <TextInput
            type="number"
            min={5}
            max={2_880}
            step={5}
            value={fields.minutes}
            onChange={event => set({ minutes: event.target.valueAsNumber || 5 })}
          />
        </Field>
        <div className="cs-form__wide">
          <SkillFields rows={fields.skills} onChange={skills => set({ skills })} />
        </div>
        <div className="cs-form__wide">
          <PartFields rows={fields.parts} onChange={parts => set({ parts })} />
        </div>
      </form>
    </Dialog>
  );
}

function changed(now: Fields, before: Fields): Omit<TriageCorrection, 'version'> {
  const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
  const [skills, parts] = [skillNeeds(now.skills), partNeeds(now.parts)];
  return {
    ...(now.faultCode !== before.faultCode && { faultCode: now.faultCode || null }),
    ...(now.urgency !== before.urgency && { urgency: now.urgency }),
    ...(now.minutes !== before.minutes && { estimatedMinutes: now.minutes }),
    ...(differs(skills, skillNeeds(before.skills)) && { skills }),
    ...(differs(parts, partNeeds(before.parts)) && { likelyParts: parts }),
  };
}
