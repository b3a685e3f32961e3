import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Equipment } from '#contracts';
import { Checkbox, Field, SegmentedControl, TextArea, useFormat, useNow, useToasts, useVerb } from '#ui';
import { FormDialog } from '../parts/form-dialog';
import { useT } from '../../i18n';
import { VerbNotice } from '../parts/verb-notice';
import { ZonedInput } from '../parts/zoned-input';

const hours = ['1', '4', '8', '24'] as const;
type Hours = (typeof hours)[number] | '';
const stepMs = 5 * 60_000;
/** On a full five minutes: nobody plans by the minute. */
const after = (text: Hours, now: number): string =>
  new Date(Math.ceil((now + Number(text) * 3_600_000) / stepMs) * stepMs).toISOString();

/** Asks until when somebody works on the unit, and whether on all of its site. */
export function MaintenanceDialog({ unit, onClose }: { unit: Equipment; onClose: () => void }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const format = useFormat();
  const now = useNow();
  const [until, setUntil] = useState<string | null>(() => after('4', now));
  const [chosen, setChosen] = useState<Hours>('4');
  const [cause, setCause] = useState('');
  const [wholeSite, setWholeSite] = useState(false);
  const begin = useVerb(routes.beginMaintenance, {
    invalidates: [routes.getMaintenance, routes.listAlerts, routes.equipmentHistory],
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('equipment.maintenanceBegun') });
      onClose();
    },
  });
  const isLate = until !== null && Date.parse(until) <= now;
  const save = (): void => {
    if (!until || isLate || !cause.trim()) return;
    begin.mutate({ params: { id: unit.id }, body: { until, cause: cause.trim(), wholeSite } });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t('equipment.maintainTitle', { serial: unit.serialNumber })}
      action={t('equipment.maintainAction')}
      busy={begin.isPending}
      onSubmit={save}
    >
      <VerbNotice error={begin.error} subject={{ type: 'equipment', id: unit.id }} />
      <p className="co-muted">{t('equipment.maintainHint')}</p>
      <SegmentedControl
        label={t('equipment.maintainFor')}
        value={chosen}
        onChange={next => {
          setChosen(next);
          setUntil(after(next, now));
        }}
        options={hours.map<{ value: Hours; label: string }>(value => ({
          value,
          label: format.duration(Number(value) * 60),
        }))}
      />
      <Field label={t('alerts.until')} error={isLate && t('alerts.untilLate')}>
        <ZonedInput
          required
          zone={unit.timeZone}
          value={until}
          onChange={next => {
            setUntil(next);
            setChosen('');
          }}
        />
      </Field>
      <Field label={t('alerts.cause')}>
        <TextArea
          rows={2}
          required
          maxLength={1_000}
          value={cause}
          onChange={event => setCause(event.target.value)}
        />
      </Field>
      <Checkbox
        label={t('equipment.wholeSite', { site: unit.siteName })}
        checked={wholeSite}
        onChange={event => setWholeSite(event.target.checked)}
      />
    </FormDialog>
  );
}
