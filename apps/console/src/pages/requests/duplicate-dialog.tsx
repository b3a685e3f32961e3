import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { ServiceRequest } from '#contracts';
import { Button, Dialog, Field, useDynamicT, useRoute, useSharedT, useVerb } from '#ui';
import { useT } from '../../i18n';
import { Picker } from '../parts/picker';
import type { PickerOption } from '../parts/picker';
import { VerbNotice } from '../parts/verb-notice';

export interface DuplicateDialogProps {
  request: ServiceRequest;
  onDone: (after: ServiceRequest) => void;
  onClose: () => void;
}

/** The other requests of the same unit are offered first. */
export function DuplicateDialog({ request, onDone, onClose }: DuplicateDialogProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const word = useDynamicT();
  const [original, setOriginal] = useState<PickerOption | null>(null);
  const mark = useVerb(routes.markDuplicate, {
    invalidates: [routes.getRequest, routes.listRequests, routes.overview],
    onSuccess: onDone,
  });
  const [text, setText] = useState('');
  const q = text.trim();
  const query = { limit: 12, ...(q ? { q } : { equipmentId: request.equipmentId }) };
  const found = useRoute(routes.listRequests, { query }, { staleTime: 10_000 });
  const options = (found.data?.items ?? [])
    .filter(one => one.id !== request.id && one.customerId === request.customerId && !one.duplicateOf)
    .map(one => ({
      id: one.id,
      name: `${one.number} · ${one.serialNumber}`,
      detail: `${word('state.request', one.status)} · ${one.text}`,
    }));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('requests.duplicateTitle')}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={mark.isPending}
            disabled={!original}
            onClick={() =>
              original &&
              mark.mutate({
                params: { id: request.id },
                body: { version: request.version, duplicateOf: original.id },
              })
            }
          >
            {word('do.request', 'mark-duplicate')}
          </Button>
        </>
      }
    >
      <div className="co-stack cs-tall">
        <VerbNotice
          error={mark.error}
          subject={{ type: 'service-request', id: request.id }}
          words={{ state: 'state.request', step: 'do.request' }}
        />
        <Field label={t('noun.request')} hint={t('requests.duplicateHint')}>
          <Picker
            chosen={original}
            onChoose={setOriginal}
            placeholder={t('requests.chooseOriginal')}
            text={text}
            onText={setText}
            options={options}
            isLoading={found.isLoading}
          />
        </Field>
      </div>
    </Dialog>
  );
}
