import type { ReactNode } from 'react';
import type { AuditEntry } from '#contracts';
import { Icon, Timeline, useDynamicT, useFormat } from '#ui';
import type { IconName, Tone } from '#ui';
import { useT } from '../../i18n';

const looks: Readonly<Record<string, { icon: IconName; tone: Tone }>> = {
  alert: { icon: 'alert', tone: 'warn' },
  'alert-rule': { icon: 'zap', tone: 'neutral' },
  'service-request': { icon: 'message', tone: 'info' },
  'work-order': { icon: 'clipboard', tone: 'accent' },
  visit: { icon: 'wrench', tone: 'move' },
  'plan-run': { icon: 'spark', tone: 'accent' },
  equipment: { icon: 'cpu', tone: 'neutral' },
  person: { icon: 'user', tone: 'neutral' },
  session: { icon: 'key', tone: 'neutral' },
  engineer: { icon: 'users', tone: 'neutral' },
};

/** Lines of the audit trail: what, who in which role, when there and on the device, through which door, where. */
export function AuditTrail({ entries, zone }: { entries: readonly AuditEntry[]; zone?: string }): ReactNode {
  const word = useDynamicT();
  const events = entries.map(entry => ({
    id: entry.id,
    at: entry.at,
    icon: 'edit' as const,
    ...looks[entry.subjectType],
    title: word('audit', entry.verb),
    who: `${entry.actorName} (${word('role', entry.role)}), ${word('source', entry.source)}`,
    body: <Detail entry={entry} zone={zone} />,
  }));
  return <Timeline events={events} zone={zone} />;
}

/** Steps of a device or a phone are told by its own clock when that differs by more than a minute. */
const toleranceMs = 60_000;

function Detail({ entry, zone }: { entry: AuditEntry; zone: string | undefined }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const { position, deviceAt, detail } = entry;
  const isApart = deviceAt !== null && Math.abs(Date.parse(deviceAt) - Date.parse(entry.at)) > toleranceMs;
  const reason = ['reason', 'note', 'cause'].map(key => detail[key]).find(value => typeof value === 'string');
  const said = typeof reason === 'string' && (detail['reason'] === reason ? word('hold', reason) : reason);
  if (!position && !isApart && !said) return null;
  const degrees = { maximumFractionDigits: 4, minimumFractionDigits: 4 };
  return (
    <>
      {said && <p>“{said}”</p>}
      {isApart && (
        <p className="co-faint">
          {t('workOrders.deviceTime', { time: format.dateTime(deviceAt, { zone }) })}
        </p>
      )}
      {position && (
        <p className="co-faint cs-icon-line">
          <Icon name="mapPin" size={13} />
          {t('workOrders.where', {
            lat: format.number(position.lat, degrees),
            lng: format.number(position.lng, degrees),
          })}
        </p>
      )}
    </>
  );
}
