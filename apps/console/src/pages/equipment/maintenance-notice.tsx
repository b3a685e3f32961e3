import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Equipment } from '#contracts';
import { Button, Notice, useFormat, useRoute, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';

/** That somebody works on the unit, until when, and that its alerts are quiet meanwhile. */
export function MaintenanceNotice({ unit }: { unit: Equipment }): ReactNode {
  const t = useT();
  const may = useMay();
  const format = useFormat();
  const toasts = useToasts();
  const maintenance = useRoute(
    routes.getMaintenance,
    may('alert-rule.read') ? { params: { id: unit.id } } : 'skip',
    { refetchInterval: 60_000 },
  );
  const end = useVerb(routes.endMaintenance, {
    invalidates: [routes.getMaintenance, routes.listAlerts, routes.equipmentHistory],
    onSuccess: () => toasts.show({ tone: 'good', text: t('equipment.maintained') }),
    onError: toasts.fail,
  });
  const longest = maintenance.data?.items[0];
  if (!longest) return null;
  const facts = {
    until: format.dateTime(longest.until, { zone: unit.timeZone }),
    cause: longest.cause,
    who: longest.by ?? '',
  };
  return (
    <div className="cs-unit__notice">
      <Notice tone="warn" icon="wrench">
        <b>{t(longest.wholeSite ? 'equipment.inMaintenanceSite' : 'equipment.inMaintenance', facts)}</b>{' '}
        {t('equipment.maintenanceHint', facts)}{' '}
        {may('alert.work') && (
          <Button small busy={end.isPending} onClick={() => end.mutate({ params: { id: unit.id } })}>
            {t('equipment.endMaintenance')}
          </Button>
        )}
      </Notice>
    </div>
  );
}
