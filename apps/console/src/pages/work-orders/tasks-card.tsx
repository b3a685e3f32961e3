import type { ReactNode } from 'react';
import type { WorkOrder } from '#contracts';
import { Card, Icon, useFormat } from '#ui';
import { useT } from '../../i18n';

export function TasksCard({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const format = useFormat();
  const done = order.tasks.filter(task => task.done).length;
  return (
    <Card
      flush
      title={t('workOrders.tasks')}
      actions={
        order.tasks.length > 0 && (
          <span className="co-faint">
            {done} / {order.tasks.length}
          </span>
        )
      }
    >
      {order.tasks.length === 0 && <p className="cs-pad co-muted">{t('workOrders.noTasks')}</p>}
      <ul className="cs-list">
        {order.tasks.map(task => (
          <li key={task.id} className="cs-list__row cs-task" data-done={task.done}>
            <Icon
              name={task.done ? 'checkCircle' : 'minus'}
              size={17}
              label={t(task.done ? 'workOrders.gateDone' : 'workOrders.gateOpen')}
            />
            <span className="cs-two-lines co-grow">
              <span>{task.title}</span>
              {task.doneBy && task.doneAt && (
                <small>
                  {task.doneBy}, {format.dateTime(task.doneAt, { zone: order.timeZone })}
                </small>
              )}
            </span>
            {task.answer && (
              <b>
                {task.answer} {task.unit}
              </b>
            )}
            {!task.done && task.mandatory && (
              <span className="cs-list__end">{t('workOrders.mandatory')}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
