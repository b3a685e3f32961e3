import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Engineer, Overtime } from '#contracts';
import { Button, ErrorNotice, Field, Select, useFormat, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';
import { choicesWith } from './choices';

const minutes = [0, 15, 30, 45, 60, 90, 120, 180, 240];
const hours = [0, 0.5, 1, 1.5, 2, 3, 5, 10];

/** How long after a shift this engineer may be home, and what an hour of it is worth. */
export function OvertimeForm({ engineer }: { engineer: Engineer }): ReactNode {
  const t = useT();
  const format = useFormat();
  const toasts = useToasts();
  const may = useMay();
  const was = engineer.overtime;
  const [overtime, setOvertime] = useState<Overtime>(was);
  const save = useVerb(routes.changeEngineer, {
    invalidates: [routes.listEngineers, routes.getEngineer, routes.candidates],
    onSuccess: () => toasts.show({ tone: 'good', text: t('engineers.overtimeSaved') }),
  });
  const isReadOnly = !may('engineer.change');
  const isSame =
    overtime.maxMinutes === was.maxMinutes && overtime.travelHoursPerHour === was.travelHoursPerHour;
  const most = (value: number): string =>
    value === 0 ? t('engineers.overtimeNone') : format.duration(value);
  const price = (value: number): string =>
    value === 0 ? t('engineers.overtimeFree') : t('engineers.overtimeHours', { hours: value });
  return (
    <form
      className="cs-column"
      onSubmit={event => {
        event.preventDefault();
        save.mutate({ params: { id: engineer.id }, body: { version: engineer.version, overtime } });
      }}
    >
      <p className="co-muted">{t('engineers.overtimeHint')}</p>
      <div className="cs-column__pair">
        <Field label={t('engineers.overtimeMost')}>
          <Select
            disabled={isReadOnly}
            value={String(overtime.maxMinutes)}
            options={choicesWith(minutes, overtime.maxMinutes).map(value => ({
              value: String(value),
              label: most(value),
            }))}
            onChange={event => setOvertime({ ...overtime, maxMinutes: Number(event.target.value) })}
          />
        </Field>
        <Field label={t('engineers.overtimePrice')}>
          <Select
            disabled={isReadOnly || overtime.maxMinutes === 0}
            value={String(overtime.travelHoursPerHour)}
            options={choicesWith(hours, overtime.travelHoursPerHour).map(value => ({
              value: String(value),
              label: price(value),
            }))}
            onChange={event => setOvertime({ ...overtime, travelHoursPerHour: Number(event.target.value) })}
          />
        </Field>
      </div>
      <ErrorNotice error={save.error} />
      {!isReadOnly && (
        <Button type="submit" icon="check" disabled={isSame} busy={save.isPending}>
          {t('engineers.overtimeSave')}
        </Button>
      )}
    </form>
  );
}
