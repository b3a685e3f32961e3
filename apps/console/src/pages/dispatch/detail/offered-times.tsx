import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { OfferedSlot, WorkOrder } from '#contracts';
import { Button, Chip, EmptyState, ErrorState, Icon, Skeleton, useFormat, useRoute } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { useDesk } from '../desk/desk';
import { useGive } from './use-give';

const few = 8;
const most = 20;

/** What can be said to the customer on the phone: when somebody could begin, all other visits staying where they are. */
export function OfferedTimes({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const { day, isToday } = useDesk();
  const [count, setCount] = useState(few);
  const query = { count, ...(isToday ? {} : { day }) };
  const answer = useRoute(routes.slots, { params: { id: order.id }, query });
  if (answer.error && !answer.data)
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton lines={6} />;
  const { items } = answer.data;
  if (items.length === 0)
    return <EmptyState icon="calendar" title={t('answers.noTimes')} text={t('answers.noTimesHint')} />;
  return (
    <>
      <p className="co-muted">{t('answers.timesHint')}</p>
      <ul className="cs-candidates" aria-label={t('answers.times')}>
        {items.map(slot => (
          <Offer key={`${slot.engineerId} ${slot.start}`} slot={slot} order={order} />
        ))}
      </ul>
      {items.length === count && count < most && (
        <Button kind="quiet" wide onClick={() => setCount(most)}>
          {t('answers.moreTimes')}
        </Button>
      )}
    </>
  );
}

function Offer({ slot, order }: { slot: OfferedSlot; order: WorkOrder }): ReactNode {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  const give = useGive(order);
  const { hover } = useDesk();
  const { engineerId, engineerName, start, latestStart } = slot;
  const zone = order.timeZone;
  const when =
    start === latestStart ? format.dateTime(start, { zone }) : format.window(start, latestStart, { zone });
  return (
    <li
      className="cs-candidate"
      onPointerEnter={() => hover.set({ orderId: null, engineerId })}
      onPointerLeave={() => hover.set({ orderId: null, engineerId: null })}
    >
      <div className="cs-candidate__head">
        <div className="co-grow">
          <div className="cs-candidate__name">{t('answers.beginsIn', { when })}</div>
          <div className="cs-candidate__when">
            <span>{engineerName}</span>
            <span className="cs-candidate__way">
              <Icon name="car" size={13} />
              {t('answers.extraTravel', { duration: format.duration(slot.extraTravelMinutes) })}
            </span>
            {slot.keepsPromise === false && <Chip>{t('answers.notAsPromised')}</Chip>}
            <Preference minutes={slot.outsideMinutes} />
            {slot.isLate && <Chip>{t('planDay.late')}</Chip>}
          </div>
        </div>
        {may('visit.plan') && (
          <Button
            small
            aria-label={t('answers.take', { engineer: engineerName, when })}
            onClick={() => give({ engineerId, engineerName, start: Date.parse(start) })}
          >
            {t('dispatch.assign')}
          </Button>
        )}
      </div>
    </li>
  );
}

function Preference({ minutes }: { minutes: number | null }): ReactNode {
  const t = useT();
  const format = useFormat();
  if (minutes === null) return null;
  return (
    <Chip>
      {minutes === 0
        ? t('answers.asPreferred')
        : t('answers.outsidePreferred', { duration: format.duration(minutes) })}
    </Chip>
  );
}
