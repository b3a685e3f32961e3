import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { ServiceRequest } from '#contracts';
import { useSharedT, useVerb } from '#ui';
import { FormDialog } from '../parts/form-dialog';
import { useT } from '../../i18n';
import { VerbNotice } from '../parts/verb-notice';
import { ResultFields } from './result-fields';
import { changedValues, resultValues } from './result-values';
import type { ResultValues } from './result-values';

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
  const [seen, setSeen] = useState(request);
  const [fields, setFields] = useState(() => resultValues(request));
  const set = (part: Partial<ResultValues>): void => setFields(before => ({ ...before, ...part }));
  const correct = useVerb(routes.correctTriage, {
    invalidates: [routes.getRequest, routes.listRequests],
    onSuccess: onClose,
  });
  const reload = (): void => {
    setSeen(request);
    setFields(resultValues(request));
    correct.reset();
  };
  return (
    <FormDialog
      wide
      onClose={onClose}
      title={`${t('requests.correctTitle')} · ${request.number}`}
      action={shared('common.save')}
      busy={correct.isPending}
      onSubmit={() => {
        const body = { version: seen.version, ...changedValues(fields, resultValues(seen)) };
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
      <ResultFields request={request} fields={fields} onChange={set} />
    </FormDialog>
  );
}
