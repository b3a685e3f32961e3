import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes, workOrderVerbs } from '#contracts';
import type { WorkOrder, WorkOrderVerb } from '#contracts';
import { Button, Confirm, IconButton, Menu, useDynamicT, useToasts, useVerb } from '#ui';
import type { MenuItem } from '#ui';
import { useT } from '../../i18n';
import { navigate } from '../../routing';
import { useMay } from '../../session';
import { VerbNotice } from '../parts/verb-notice';
import { CancelDialog } from './cancel-dialog';
import { EditOrderDialog } from './edit-order-dialog';
import { HoldDialog } from './hold-dialog';
import { PartnerDialog } from './partner-dialog';
import { staleAfter, verbWords } from './verbs';

type Open = 'edit' | 'hold' | 'partner' | 'cancel' | 'close' | null;

/** What the state of the order and the role of the reader allow. */
export function OrderActions({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const may = useMay();
  const toasts = useToasts();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const legal = workOrderVerbs[order.status];
  const allows = (verb: WorkOrderVerb): boolean => {
    if (verb === 'plan') return legal.includes(verb) && may('visit.plan');
    const isGate = verb === 'verify' || verb === 'close';
    return legal.includes(verb) && may(isGate ? 'work-order.verify' : 'work-order.change');
  };
  const said = (after: WorkOrder): void => {
    const state = word('state.workOrder', after.status);
    toasts.show({ tone: 'good', text: t('workOrders.moved', { number: after.number, state }) });
    close();
  };
  const options = { invalidates: staleAfter, onSuccess: said };
  const release = useVerb(routes.releaseWorkOrder, options);
  const verify = useVerb(routes.verifyWorkOrder, options);
  const finish = useVerb(routes.closeWorkOrder, options);
  const plain = { params: { id: order.id }, body: { version: order.version } };
  const failure = release.error ?? verify.error;
  const reset = (): void => {
    release.reset();
    verify.reset();
  };

  const items: MenuItem[] = [];
  const add = (verb: WorkOrderVerb, item: MenuItem): void => {
    if (allows(verb)) items.push(item);
  };
  add('change', { label: t('workOrders.edit'), icon: 'edit', onSelect: () => setOpen('edit') });
  if (may('organisation.read') && may('work-order.change'))
    add('plan', { label: t('workOrders.partner'), icon: 'users', onSelect: () => setOpen('partner') });
  add('hold', { label: t('workOrders.hold'), icon: 'pause', onSelect: () => setOpen('hold') });
  add('cancel', {
    label: t('workOrders.cancel'),
    icon: 'ban',
    danger: true,
    divided: true,
    onSelect: () => setOpen('cancel'),
  });
  const subject = { type: 'work-order', id: order.id };
  const canPlan = allows('plan');

  return (
    <>
      {/* Only a hold can be released: the table allows it for every order with a blocker that may still be set. */}
      {order.holdReason && allows('release') && (
        <Button icon="play" busy={release.isPending} onClick={() => release.mutate(plain)}>
          {t('workOrders.release')}
        </Button>
      )}
      {canPlan && (
        <Button
          kind={order.status === 'ready' ? 'primary' : 'secondary'}
          icon="map"
          onClick={() => navigate(`/dispatch?order=${order.id}`)}
        >
          {t('workOrders.plan')}
        </Button>
      )}
      {allows('verify') && (
        <Button
          kind="primary"
          icon="checkCircle"
          busy={verify.isPending}
          onClick={() => verify.mutate(plain)}
        >
          {t('workOrders.verify')}
        </Button>
      )}
      {allows('close') && (
        <Button kind="primary" icon="lock" onClick={() => setOpen('close')}>
          {t('workOrders.close')}
        </Button>
      )}
      {items.length > 0 && (
        <Menu
          renderTrigger={trigger => (
            <IconButton {...trigger} icon="more" kind="secondary" label={t('workOrders.more')} />
          )}
          items={items}
        />
      )}
      {failure && (
        <div className="cs-order__refusal">
          <VerbNotice error={failure} subject={subject} words={verbWords} onReload={reset} />
        </div>
      )}
      {open === 'edit' && <EditOrderDialog order={order} onClose={close} />}
      {open === 'hold' && <HoldDialog order={order} onDone={said} onClose={close} />}
      {open === 'partner' && <PartnerDialog order={order} onClose={close} />}
      {open === 'cancel' && <CancelDialog order={order} onDone={said} onClose={close} />}
      <Confirm
        open={open === 'close'}
        kind="primary"
        title={t('workOrders.closeTitle', { number: order.number })}
        action={t('workOrders.close')}
        busy={finish.isPending}
        onConfirm={() => finish.mutate(plain)}
        onClose={close}
      >
        <p>{t('workOrders.closeText')}</p>
        <VerbNotice error={finish.error} subject={subject} words={verbWords} onReload={finish.reset} />
      </Confirm>
    </>
  );
}
