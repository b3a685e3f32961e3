import { useState } from 'react';
import type { ReactNode } from 'react';
import { workOrderVerbs } from '#contracts';
import type { WorkOrder } from '#contracts';
import { Button, Card, Chip, KeyValues, Stars, useDynamicT, useFormat, useNow, useSharedT } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { useMay } from '../../session';
import { AccessLine } from '../parts/access/access-line';
import { DeadlineMark } from '../parts/deadline-mark';
import { useModels } from '../parts/use-models';
import { EditOrderDialog } from './edit-order-dialog';
import { isOverdue } from './tabs';

/** Promise, needs, place, origin and acceptance of an order. */
export function OrderSide({ order }: { order: WorkOrder }): ReactNode {
  return (
    <aside>
      <PromiseCard order={order} />
      <Needs order={order} />
      <Place order={order} />
      <Acceptance order={order} />
      <Origin order={order} />
    </aside>
  );
}

function PromiseCard({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const format = useFormat();
  const may = useMay();
  const now = useNow();
  const [isEditing, setEditing] = useState(false);
  const { promisedWindow, preferredWindows, dueAt, timeZone: zone } = order;
  const canEdit = may('work-order.change') && workOrderVerbs[order.status].includes('change');
  const runs =
    dueAt !== null && ['draft', 'ready', 'scheduled', 'in_progress', 'on_hold'].includes(order.status);
  return (
    <Card
      title={t('workOrders.promise')}
      actions={
        canEdit && (
          <Button small kind="quiet" icon="edit" onClick={() => setEditing(true)}>
            {shared('common.edit')}
          </Button>
        )
      }
    >
      <KeyValues
        items={[
          [
            t('noun.promisedWindow'),
            promisedWindow ? (
              format.window(promisedWindow.start, promisedWindow.end, { zone })
            ) : (
              <span key="none" className="co-faint">
                {t('workOrders.noPromise')}
              </span>
            ),
          ],
          [
            t('noun.preferredWindows'),
            preferredWindows.length > 0 ? (
              <ul key="preferred" className="cs-preferred__list">
                {preferredWindows.map(({ start, end }) => (
                  <li key={start}>{format.window(start, end, { zone })}</li>
                ))}
              </ul>
            ) : (
              <span key="preferred" className="co-faint">
                {t('workOrders.noPreference')}
              </span>
            ),
          ],
          [
            t('workOrders.dueAt'),
            dueAt ? (
              <span key="due" className={isOverdue(order, now) ? 'cs-late' : ''}>
                {format.dateTime(dueAt, { zone })}
              </span>
            ) : (
              <span key="none" className="co-faint">
                {t('workOrders.nothingDue')}
              </span>
            ),
          ],
          [t('workOrders.byWhom'), order.partnerName ?? t('workOrders.ownEngineers')],
        ]}
      />
      {runs && (
        <p className="cs-order__deadline">
          <DeadlineMark at={dueAt} zone={zone} />
        </p>
      )}
      {isEditing && <EditOrderDialog order={order} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function Needs({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const models = useModels();
  return (
    <Card title={t('workOrders.needs')}>
      <div className="co-stack">
        <KeyValues
          items={[
            [t('noun.faultCode'), order.faultCode && models.faultTitle(order.faultCode, order.modelName)],
            [t('requests.field.estimatedMinutes'), format.duration(order.estimatedMinutes)],
          ]}
        />
        <div className="cs-chips">
          {order.skills.map(({ skill, level }) => (
            <Chip key={skill} icon="shield">
              {word('skill', skill)}, {t('parts.level', { level })}
            </Chip>
          ))}
          {order.likelyParts.map(part => (
            <Chip key={part.partNumber} icon="package" title={part.partNumber}>
              {part.quantity} × {part.title}
            </Chip>
          ))}
        </div>
      </div>
    </Card>
  );
}

function Place({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const phone = order.contactPhone && (
    <a key="phone" href={`tel:${order.contactPhone}`}>
      {order.contactPhone}
    </a>
  );
  return (
    <Card title={t('workOrders.place')}>
      <KeyValues
        items={[
          [t('noun.customer'), order.customerName],
          [t('workOrders.address'), `${order.address}, ${order.city}`],
          [
            t('noun.accessHours'),
            <AccessLine
              key="hours"
              siteId={order.siteId}
              hours={order.accessHours}
              timeZone={order.timeZone}
            />,
          ],
          [t('workOrders.access'), order.accessNotes],
          [t('workOrders.contact'), order.contactName],
          [t('common.phone'), phone],
        ]}
      />
    </Card>
  );
}

function Acceptance({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { acceptance } = order;
  return (
    <Card title={t('workOrders.acceptance')}>
      {acceptance ? (
        <div className="co-stack">
          <KeyValues
            items={[
              [t(`workOrders.accepted.${acceptance.kind}`), acceptance.name],
              ['', format.dateTime(acceptance.at, { zone: order.timeZone })],
            ]}
          />
          {acceptance.rating !== null && (
            <Stars label={t('workOrders.acceptance')} value={acceptance.rating} />
          )}
          {acceptance.comment && <blockquote className="cs-words">{acceptance.comment}</blockquote>}
        </div>
      ) : (
        <p className="co-muted">{t('workOrders.notAccepted')}</p>
      )}
    </Card>
  );
}

function Origin({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const may = useMay();
  const { reworkOf } = order;
  const request = may('request.read') ? order.serviceRequestId : null;
  const alertId = may('alert.read') ? order.alertId : null;
  if (!request && !alertId && !reworkOf) return null;
  const to = (place: string | null): ReactNode => place && <Link to={place}>{t('workOrders.openThat')}</Link>;
  return (
    <Card title={t('workOrders.origin')}>
      <KeyValues
        items={[
          [t('workOrders.fromRequest'), to(request && `/requests/${request}`)],
          [t('workOrders.fromAlert'), to(alertId && `/alerts?alert=${alertId}`)],
          [t('workOrders.rework'), to(reworkOf && `/work-orders/${reworkOf}`)],
        ]}
      />
    </Card>
  );
}
