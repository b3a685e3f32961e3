import type { ReactNode } from 'react';
import { localized, routes } from '#contracts';
import type { DeviceCommand } from '#contracts';
import { Card, StatusChip, useList, useLocale } from '#ui';
import { useT } from '../../i18n';
import { Ago } from '../parts/moment';
import '../parts/column.css';

/** What the unit was told from this conversation, and what became of it; nothing where nothing was. */
export function CommandsCard({ requestId, zone }: { requestId: string; zone: string }): ReactNode {
  const t = useT();
  const { rows } = useList(routes.listDeviceCommands, { query: { serviceRequestId: requestId, limit: 20 } });
  if (rows.length === 0) return null;
  return (
    <Card title={t('commands.ofRequest')}>
      <ul className="cs-plain">
        {rows.map(command => (
          <li key={command.id}>
            <Command command={command} zone={zone} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Command({ command, zone }: { command: DeviceCommand; zone: string }): ReactNode {
  const t = useT();
  const { locale } = useLocale();
  const { title, reference, status, confirmedBy, canceledBecause, lateAnswer, endedAt, createdAt } = command;
  return (
    <div className="cs-column">
      <p className="co-line cs-wrap">
        <b>{localized(title, locale)}</b>
        <StatusChip kind="command" status={status} />
      </p>
      <p className="co-faint">
        <span className="co-mono">{reference}</span> · {t('commands.confirmedBy', { name: confirmedBy })} ·{' '}
        <Ago at={endedAt ?? createdAt} zone={zone} />
      </p>
      {canceledBecause && <p>{t(`commands.because.${canceledBecause}`)}</p>}
      {lateAnswer && <p>{t(`commands.late.${lateAnswer}`)}</p>}
    </div>
  );
}
