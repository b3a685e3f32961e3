import { useState } from 'react';
import type { ReactNode } from 'react';
import { equipmentMoves, legalEvents, nextState, routes } from '#contracts';
import type { Equipment, EquipmentEvent, EquipmentModel } from '#contracts';
import { Button, Confirm, IconButton, Menu, useDynamicT, useToasts, useVerb } from '#ui';
import type { MenuItem } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';
import { VerbNotice } from '../parts/verb-notice';
import { NewOrderDialog } from '../work-orders/new-order-dialog';
import { ReportDialog } from '../requests/report-dialog';
import { CredentialsDialog } from './credentials-dialog';
import { EditDialog } from './edit-dialog';
import { LabelDialog } from './label-dialog';
import { MaintenanceDialog } from './maintenance-dialog';

type Open = 'edit' | 'credentials' | 'label' | 'report' | 'order' | 'maintenance' | null;
const stale = [routes.getEquipment, routes.listEquipment, routes.equipmentHistory];
/** After these the unit does no more service. */
const endings: readonly EquipmentEvent[] = ['decommission', 'scrap'];

export function UnitActions({
  unit,
  model,
}: {
  unit: Equipment;
  model: EquipmentModel | undefined;
}): ReactNode {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const items: MenuItem[] = [{ label: t('equipment.label'), icon: 'qr', onSelect: () => setOpen('label') }];
  if (may('equipment.change'))
    items.push({ label: t('equipment.edit'), icon: 'edit', onSelect: () => setOpen('edit') });
  if (may('alert.work') && unit.deviceId !== null)
    items.push({ label: t('equipment.maintain'), icon: 'wrench', onSelect: () => setOpen('maintenance') });
  if (may('device.issue'))
    items.push({ label: t('equipment.credentials'), icon: 'key', onSelect: () => setOpen('credentials') });
  return (
    <>
      {may('equipment.change') && <LifeCycle unit={unit} />}
      {may('request.create') && (
        <Button icon="message" onClick={() => setOpen('report')}>
          {t('equipment.report')}
        </Button>
      )}
      {may('work-order.create') && (
        <Button icon="plus" kind="primary" onClick={() => setOpen('order')}>
          {t('equipment.createOrder')}
        </Button>
      )}
      <Menu
        renderTrigger={trigger => (
          <IconButton {...trigger} icon="more" kind="secondary" label={t('equipment.moreActions')} />
        )}
        items={items}
      />
      {open === 'edit' && <EditDialog unit={unit} onClose={close} />}
      {open === 'credentials' && <CredentialsDialog unit={unit} model={model} onClose={close} />}
      {open === 'label' && <LabelDialog unit={unit} onClose={close} />}
      {open === 'report' && <ReportDialog unit={unit} onClose={close} />}
      {open === 'maintenance' && <MaintenanceDialog unit={unit} onClose={close} />}
      {open === 'order' && <NewOrderDialog unit={unit} onClose={close} />}
    </>
  );
}

/** The steps that the unit's state allows; what ends its service is asked about first. */
function LifeCycle({ unit }: { unit: Equipment }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const toasts = useToasts();
  const [asked, setAsked] = useState<EquipmentEvent | null>(null);
  const move = useVerb(routes.moveEquipment, {
    invalidates: stale,
    onSuccess: after => {
      setAsked(null);
      const state = word('state.equipment', after.status);
      toasts.show({ tone: 'good', text: t('equipment.moved', { serial: after.serialNumber, state }) });
    },
  });
  const go = (event: EquipmentEvent): void =>
    move.mutate(
      { params: { id: unit.id }, body: { version: unit.version, event } },
      endings.includes(event) ? {} : { onError: toasts.fail },
    );
  const events = legalEvents(equipmentMoves, unit.status).filter(
    event => nextState(equipmentMoves, unit.status, event) !== unit.status,
  );
  if (events.length === 0) return null;
  const action = asked ? word('do.equipment', asked) : '';
  return (
    <>
      <Menu
        renderTrigger={trigger => (
          <Button {...trigger} icon="swap">
            {t('equipment.lifeCycle')}
          </Button>
        )}
        items={events.map(event => ({
          label: word('do.equipment', event),
          danger: endings.includes(event),
          onSelect: () => (endings.includes(event) ? setAsked(event) : go(event)),
        }))}
      />
      <Confirm
        open={asked !== null}
        title={t('equipment.confirmMove', { action, serial: unit.serialNumber })}
        action={action}
        busy={move.isPending}
        onConfirm={() => asked && go(asked)}
        onClose={() => setAsked(null)}
      >
        <p>{t('equipment.confirmMoveHint')}</p>
        <VerbNotice
          error={move.error}
          subject={{ type: 'equipment', id: unit.id }}
          words={{ state: 'state.equipment', step: 'do.equipment' }}
        />
      </Confirm>
    </>
  );
}
