import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Room, WorkOrder } from '#contracts';
import { Avatar, Button, Icon, useFormat, useRoute } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { useDesk } from '../desk/desk';
import { usePlanning } from '../desk/planning';

/** What it would take: one visit elsewhere, and somebody can go who could not, or sooner. Nothing is shown if nothing helps. */
export function Rooms({ order, day }: { order: WorkOrder; day: string | null }): ReactNode {
  const t = useT();
  const may = useMay()('visit.plan');
  const query = day === null ? {} : { day };
  const isAsked = may && order.status === 'ready';
  const answer = useRoute(routes.room, isAsked ? { params: { id: order.id }, query } : 'skip');
  const items = answer.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="cs-rooms" aria-label={t('room.title')}>
      <h3>{t('room.title')}</h3>
      <ul className="cs-candidates">
        {items.map(room => (
          <RoomCard key={`${room.engineerId} ${room.moved.visitId}`} order={order} room={room} />
        ))}
      </ul>
    </section>
  );
}

function RoomCard({ order, room }: { order: WorkOrder; room: Room }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { hover } = useDesk();
  const { makeRoom } = usePlanning();
  const { engineerId, engineerName, moved, earlierMinutes } = room;
  const zone = order.timeZone;
  const time = (start: string): string => format.dateTime(start, { zone, style: 'dateTime' });
  const isOther = moved.from.engineerId !== moved.to.engineerId;
  return (
    <li
      className="cs-candidate"
      onPointerEnter={() => hover.set({ orderId: null, engineerId })}
      onPointerLeave={() => hover.set({ orderId: null, engineerId: null })}
    >
      <div className="cs-candidate__head">
        <Avatar name={engineerName} size={30} />
        <div className="co-grow">
          <div className="cs-candidate__name">
            <span className="co-clip">{engineerName}</span>
            {earlierMinutes !== null && earlierMinutes > 0 && (
              <small className="cs-rooms__sooner">
                {t('room.sooner', { duration: format.duration(earlierMinutes) })}
              </small>
            )}
          </div>
          <div className="cs-candidate__when">
            <span>{format.window(room.start, room.end, { zone })}</span>
            <span className="cs-candidate__way">
              <Icon name="car" size={13} />
              {format.duration(room.travelMinutes)}
            </span>
          </div>
        </div>
        <Button
          small
          aria-label={t('room.doFor', { engineer: engineerName, number: moved.number })}
          onClick={() => void makeRoom(order, room)}
        >
          {t('room.do')}
        </Button>
      </div>
      <p className="cs-rooms__moved">
        <Icon name="swap" size={13} />
        <span>
          {t(isOther ? 'room.toOther' : 'room.toTime', {
            number: moved.number,
            title: moved.title,
            engineer: moved.to.engineerName,
            time: time(moved.to.start),
            before: time(moved.from.start),
          })}
        </span>
      </p>
      {moved.call && (
        <p className="cs-rooms__moved">
          <Icon name="phone" size={13} />
          <span>
            {t('room.call', {
              name: [moved.call.customerName, moved.call.contactName].filter(Boolean).join(' · '),
            })}{' '}
            {moved.call.phone && <a href={`tel:${moved.call.phone}`}>{moved.call.phone}</a>}
          </span>
        </p>
      )}
    </li>
  );
}
