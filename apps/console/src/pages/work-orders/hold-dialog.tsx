import { useState } from 'react';
import type { ReactNode } from 'react';
import { HoldReason, routes } from '#contracts';
import type { WorkOrder } from '#contracts';
import { Button, Dialog, Field, Select, TextArea, useDynamicT, useSharedT, useVerb } from '#ui';
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
  const shared = useSharedT();
  const word = useDynamicT();
  const [reason, setReason] = useState<HoldReason>('part');
  const [note, setNote] = useState('');
  const hold = useVerb(routes.holdWorkOrder, { invalidates: staleAfter, onSuccess: onDone });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('workOrders.holdTitle', { number: order.number })}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="order-hold" busy={hold.isPending}>
            {t('workOrders.hold')}
          </Button>
        </>
      }
    >
      <form
        id="order-hold"
        className="co-stack"
        onSubmit={event => {
          event.preventDefault();
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
      </form>
    </Dialog>
  );
}
