import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Engineer } from '#contracts';
import { IconButton, useFormat, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';

const stale = [routes.listEngineers, routes.getEngineer, routes.candidates];

/** Present and coming absences; each can be taken out, and put back for as long as the toast stands. */
export function AbsenceList({ engineer }: { engineer: Engineer }): ReactNode {
  const t = useT();
  const format = useFormat();
  const toasts = useToasts();
  const may = useMay();
  const add = useVerb(routes.addAbsence, { invalidates: stale, onError: toasts.fail });
  const remove = useVerb(routes.removeAbsence, { invalidates: stale, onError: toasts.fail });
  const takeOut = ({ id, start, end, reason }: Engineer['absences'][number]): void =>
    remove.mutate(
      { params: { id: engineer.id, absenceId: id } },
      {
        onSuccess: () =>
          toasts.show({
            tone: 'good',
            text: t('engineers.absenceGone'),
            undo: () => add.mutate({ params: { id: engineer.id }, body: { start, end, reason } }),
          }),
      },
    );
  if (engineer.absences.length === 0) return <p className="co-muted">{t('engineers.noAbsences')}</p>;
  return (
    <ul className="cs-plain">
      {engineer.absences.map(absence => (
        <li key={absence.id}>
          <span className="co-grow">{absence.reason}</span>
          <span className="co-muted">
            {format.window(absence.start, absence.end, { zone: engineer.timeZone, day: true })}
          </span>
          {may('engineer.change') && (
            <IconButton
              icon="trash"
              small
              label={t('engineers.takeOut', { reason: absence.reason })}
              disabled={remove.isPending}
              onClick={() => takeOut(absence)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
