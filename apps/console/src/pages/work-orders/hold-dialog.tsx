import { useState } from 'react';
import type { ReactNode } from 'react';
import { HoldReason, routes } from '#contracts';
import type { WorkOrder } from '#contracts';
import { Field, Select, TextArea, useDynamicT, useVerb } from '#ui';
import { FormDialog } from '../parts/form-dialog';
import { useT } from '../../i18n';
import { oneOf } from '../parts/filters';
import { VerbNotice } from '../parts/verb-notice';
import { staleAfter, verbWords } from './verbs';

export interface StepDialogProps {
  order: WorkOrder;
  onDone: (after: WorkOrder) => void;
  onClose: () => void;
}

export function HoldDialog({ order, onDone, onClose }: StepDialogProps): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const [reason, setReason] = useState<HoldReason>('part');
  const [note, setNote] = useState('');
  const hold = useVerb(routes.holdWorkOrder, { invalidates: staleAfter, onSuccess: onDone });
  return (
    <FormDialog
      onClose={onClose}
      title={t('workOrders.holdTitle', { number: order.number })}
      action={t('workOrders.hold')}
      busy={hold.isPending}
      onSubmit={() => {
        hold.mutate({
          params: { id: order.id },
          body: { version: order.version, reason, note: note.trim() },
        });
      }}
    >
      <VerbNotice
        error={hold.error}
        subject={{ type: 'work-order', id: order.id }}
        words={verbWords}
        onReload={hold.reset}
      />
      <Field label={t('workOrders.holdReason')}>
        <Select
          value={reason}
          options={HoldReason.options.map(value => ({ value, label: word('hold', value) }))}
          onChange={event => setReason(oneOf(event.target.value, HoldReason.options) ?? 'other')}
        />
      </Field>
      <Field label={t('parts.note')} optional={reason !== 'other'}>
        <TextArea
          required={reason === 'other'}
          maxLength={1_000}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
