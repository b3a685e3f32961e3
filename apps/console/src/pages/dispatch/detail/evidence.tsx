import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { WorkOrder } from '#contracts';
import { Dialog, Icon, KeyValues, LinkButton, useApi, useDynamicT } from '#ui';
import { useT } from '../../../i18n';
import { Link } from '../../../routing';
import { AccessLine } from '../../parts/access/access-line';

/** What is known about the job: words, photos, why triage thinks so, what will be done, who to ask. */
export function Evidence({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const { triage } = order;
  return (
    <div className="cs-jobfacts">
      {order.description && <p className="cs-jobfacts__text">{order.description}</p>}
      <Photos ids={order.attachmentIds} />
      <KeyValues
        items={[
          [t('noun.customer'), order.customerName],
          [t('dispatch.address'), `${order.address}, ${order.city}`],
          [
            t('noun.accessHours'),
            <AccessLine
              key="hours"
              siteId={order.siteId}
              hours={order.accessHours}
              timeZone={order.timeZone}
            />,
          ],
          [t('dispatch.access'), order.accessNotes],
          [t('dispatch.contact'), [order.contactName, order.contactPhone].filter(Boolean).join(', ')],
          [t('noun.faultCode'), order.faultCode],
          [t('dispatch.jobType'), word('jobType', order.jobType)],
        ]}
      />
      {triage && (
        <section>
          <h3 className="co-label">{t('dispatch.evidence')}</h3>
          {triage.summary && triage.summary !== order.description && (
            <p className="cs-jobfacts__text">{triage.summary}</p>
          )}
          <ul className="cs-jobfacts__list">
            {triage.evidence.map((proof, index) => (
              <li key={index}>
                <span className="co-faint">
                  {word('dispatch.field', proof.field)} ·{' '}
                  {word('dispatch.proof', proof.byMeaning ? 'near-article' : proof.source)}
                </span>
                <q>{proof.quote}</q>
              </li>
            ))}
          </ul>
        </section>
      )}
      {order.tasks.length > 0 && (
        <section>
          <h3 className="co-label">{t('dispatch.tasks')}</h3>
          <ul className="cs-jobfacts__tasks">
            {order.tasks.map(task => (
              <li key={task.id} className={task.done ? 'co-muted' : ''}>
                <Icon name={task.done ? 'checkCircle' : 'minus'} size={14} />
                {task.title}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="cs-jobfacts__links">
        {order.serviceRequestId && (
          <Link to={`/requests/${order.serviceRequestId}`}>{t('dispatch.openRequest')}</Link>
        )}
        <Link to={`/work-orders/${order.id}`}>{t('dispatch.openOrder')}</Link>
      </div>
      {order.contactPhone && (
        <LinkButton icon="phone" wide href={`tel:${order.contactPhone}`}>
          {t('dispatch.callContact', { name: order.contactName ?? order.contactPhone })}
        </LinkButton>
      )}
    </div>
  );
}

function Photos({ ids }: { ids: readonly string[] }): ReactNode {
  const t = useT();
  const api = useApi();
  const [open, setOpen] = useState<string | null>(null);
  if (ids.length === 0) return null;
  const address = (id: string, size: 'thumb' | 'full'): string =>
    api.url(routes.download, { params: { id }, query: { size } });
  return (
    <>
      <div className="cs-jobphotos">
        {ids.map((id, index) => (
          <button key={id} type="button" onClick={() => setOpen(id)}>
            <img src={address(id, 'thumb')} alt={t('photo.alt', { number: index + 1 })} loading="lazy" />
          </button>
        ))}
      </div>
      <Dialog open={open !== null} wide title={t('dispatch.photo')} onClose={() => setOpen(null)}>
        {open && (
          <img src={address(open, 'full')} alt={t('dispatch.photo')} className="cs-jobphotos__whole" />
        )}
      </Dialog>
    </>
  );
}
