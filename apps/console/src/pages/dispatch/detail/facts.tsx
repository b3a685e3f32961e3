import type { ReactNode } from 'react';
import type { WorkOrder } from '#contracts';
import { Chip, Icon, useAccessText, useDynamicT, useFormat, useNow } from '#ui';
import type { IconName } from '#ui';
import { useT } from '../../../i18n';
import { Link } from '../../../routing';

/** What a dispatcher decides on: where, what unit, when promised, when the site is open, how long, which skills. */
export function Facts({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const now = useNow();
  const accessText = useAccessText();
  const { promisedWindow, preferredWindows, dueAt, timeZone, accessHours } = order;
  const isLate = dueAt !== null && Date.parse(dueAt) < now;
  return (
    <div className="cs-facts">
      <div className="cs-facts__pair">
        <Fact icon="mapPin">
          <b>{order.city}</b> · {order.siteName}
        </Fact>
        <Fact icon="cpu">
          <Link to={`/equipment/${order.equipmentId}`} title={order.modelName}>
            {order.serialNumber}
          </Link>
        </Fact>
      </div>
      {promisedWindow && (
        <Fact icon="calendar">
          {t('dispatch.promised')}{' '}
          <b>{format.window(promisedWindow.start, promisedWindow.end, { zone: timeZone })}</b>
        </Fact>
      )}
      {preferredWindows.length > 0 && (
        <Fact icon="user">
          {t('dispatch.preferred')}{' '}
          <b>
            {preferredWindows
              .map(({ start, end }) => format.window(start, end, { zone: timeZone }))
              .join('; ')}
          </b>
        </Fact>
      )}
      {dueAt && (
        <Fact icon="clock" isBad={isLate}>
          {t('dispatch.dueAt')} <b>{format.dateTime(dueAt, { zone: timeZone })}</b>{' '}
          <span className={isLate ? '' : 'co-faint'}>({format.relative(dueAt, now)})</span>
        </Fact>
      )}
      {accessHours && <Fact icon="door">{accessText(accessHours, timeZone)}</Fact>}
      <div className="cs-facts__chips">
        <Chip icon="clock">{format.duration(order.estimatedMinutes)}</Chip>
        {order.skills.map(need => (
          <Chip key={need.skill} icon="wrench">
            {word('skill', need.skill)} {need.level}
          </Chip>
        ))}
        {order.likelyParts.map(part => (
          <Chip key={part.partNumber} icon="package" title={part.partNumber}>
            {part.quantity > 1 ? `${part.quantity} × ` : ''}
            {part.title}
          </Chip>
        ))}
        {order.partnerName && <Chip icon="users">{order.partnerName}</Chip>}
      </div>
    </div>
  );
}

function Fact({
  icon,
  isBad,
  children,
}: {
  icon: IconName;
  isBad?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <div className={isBad ? 'cs-facts__line cs-facts__line--bad' : 'cs-facts__line'}>
      <Icon name={icon} size={15} />
      <span>{children}</span>
    </div>
  );
}
