import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Button, Dialog, Field, TextArea, useVerb } from '#ui';
import { useT } from '../../i18n';
import { VerbNotice } from '../parts/verb-notice';
import type { StepDialogProps } from './hold-dialog';
import { staleAfter, verbWords } from './verbs';

export function CancelDialog({ order, onDone, onClose }: StepDialogProps): ReactNode {
  const t = useT();
  const [reason, setReason] = useState('');
  const cancel = useVerb(routes.cancelWorkOrder, { invalidates: staleAfter, onSuccess: onDone });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('workOrders.cancelTitle', { number: order.number })}
      footer={
        <>
          <Button onClick={onClose}>{t('workOrders.keep')}</Button>
          <Button kind="danger" type="submit" form="order-cancel" busy={cancel.isPending}>
            {t('workOrders.cancel')}
          </Button>
        </>
      }
    >
      <form
        id="order-cancel"
        className="co-stack"
        onSubmit={event => {
          event.preventDefault();
          const body = { version: order.version, reason: reason.trim() };
          cancel.mutate({ params: { id: order.id }, body });
        }}
      >
        <p>{t('workOrders.cancelText')}</p>
        <VerbNotice
          error={cancel.error}
          subject={{ type: 'work-order', id: order.id }}
          words={verbWords}
          onReload={cancel.reset}
        />
        <Field label={t('workOrders.cancelReason')}>
          <TextArea
            required
            rows={3}
            maxLength={4_000}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
