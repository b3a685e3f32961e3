import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { ServiceRequest } from '#contracts';
import { Button, Checkbox, Dialog, Field, Progress, TextArea, useFormat, useSharedT, useVerb } from '#ui';
import { useT } from '../../i18n';
import { FieldEvidence } from '../parts/triage-result';
import { VerbNotice } from '../parts/verb-notice';
import { ResultFields } from './result-fields';
import { changedValues, resultValues } from './result-values';
import type { ResultValues } from './result-values';

export interface ConvertDialogProps {
  request: ServiceRequest;
  onDone: (after: ServiceRequest) => void;
  onClose: () => void;
}

/** The work order before it is made: what the triage found, with what it rests on, to be put right. */
export function ConvertDialog({ request, onDone, onClose }: ConvertDialogProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const format = useFormat();
  const [seen, setSeen] = useState(request);
  const [fields, setFields] = useState(() => resultValues(request));
  const set = (part: Partial<ResultValues>): void => setFields(before => ({ ...before, ...part }));
  const convert = useVerb(routes.convertRequest, {
    invalidates: [
      routes.getRequest,
      routes.listRequests,
      routes.requestMessages,
      routes.overview,
      routes.listWorkOrders,
    ],
    onSuccess: onDone,
  });
  const reload = (): void => {
    setSeen(request);
    setFields(resultValues(request));
    convert.reset();
  };
  const { triage } = seen;
  const confidence = t('requests.confidence', { percent: format.percent(triage?.confidence ?? 0) });
  const before = resultValues(seen);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('requests.convertTitle', { number: request.number })}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="conversion" icon="clipboard" busy={convert.isPending}>
            {t('requests.convertNow')}
          </Button>
        </>
      }
    >
      <form
        id="conversion"
        className="cs-form"
        onSubmit={event => {
          event.preventDefault();
          convert.mutate({
            params: { id: seen.id },
            body: { version: seen.version, result: changedValues(fields, before) },
          });
        }}
      >
        {convert.error && (
          <div className="cs-form__wide">
            <VerbNotice
              error={convert.error}
              subject={{ type: 'service-request', id: request.id }}
              words={{ state: 'state.request', step: 'do.request' }}
              onReload={reload}
            />
          </div>
        )}
        {triage && (
          <div className="cs-form__wide cs-triage__head">
            <span className="cs-triage__bar">
              <Progress value={triage.confidence} label={confidence} />
            </span>
            <span>{confidence}</span>
          </div>
        )}
        <div className="cs-form__wide">
          <Field label={t('requests.summary')}>
            <TextArea
              rows={3}
              maxLength={2_000}
              value={fields.summary}
              onChange={event => set({ summary: event.target.value })}
            />
          </Field>
        </div>
        <ResultFields request={seen} fields={fields} onChange={set} withEvidence />
        <div className="cs-form__wide">
          <Checkbox
            label={t('requests.safetyYes')}
            checked={fields.safety}
            disabled={before.safety}
            onChange={event => set({ safety: event.target.checked })}
          />
          {triage && <FieldEvidence triage={triage} field="safety" modelName={seen.modelName} />}
        </div>
      </form>
    </Dialog>
  );
}
