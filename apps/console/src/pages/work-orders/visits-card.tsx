import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Visit, WorkOrder, WorkOrderVisit } from '#contracts';
import { Avatar, Card, Count, StatusChip, useApi, useDynamicT, useFormat, useRoute } from '#ui';
import { useT } from '../../i18n';
import { Photos } from '../parts/photos';

/** Every attendance, the newest first: who, when, what came of it. */
export function VisitsCard({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  return (
    <Card
      flush
      title={t('workOrders.visits')}
      actions={order.visits.length > 0 && <Count value={order.visits.length} />}
    >
      {order.visits.length === 0 && <p className="cs-pad co-muted">{t('workOrders.noVisits')}</p>}
      <ul className="cs-visits">
        {order.visits.toReversed().map(visit => (
          <VisitLine key={visit.id} visit={visit} zone={order.timeZone} />
        ))}
      </ul>
    </Card>
  );
}

function VisitLine({ visit, zone }: { visit: WorkOrderVisit; zone: string }): ReactNode {
  const format = useFormat();
  const known = useRoute(routes.getVisit, { params: { id: visit.id } });
  return (
    <li className="cs-ordervisit">
      <Avatar name={visit.engineerName} />
      <div className="co-grow">
        <div className="cs-ordervisit__head">
          <b>{visit.engineerName}</b>
          <span className="co-muted">{format.window(visit.start, visit.end, { zone })}</span>
          <StatusChip kind="visit" status={visit.status} />
        </div>
        {known.data && <VisitFacts visit={known.data} zone={zone} />}
      </div>
    </li>
  );
}

/** The states that a visit has been in, in the order of time. */
function VisitFacts({ visit, zone }: { visit: Visit; zone: string }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const api = useApi();
  const times = Object.entries(visit.times).sort(([, one], [, other]) => one.localeCompare(other));
  const { outcome } = visit;
  return (
    <>
      {times.length > 0 && (
        <ol className="cs-ordervisit__times">
          {times.map(([state, at]) => (
            <li key={state}>
              <span className="co-muted">{word('state.visit', state)}</span>{' '}
              <time dateTime={at} title={format.dateTime(at, { zone, style: 'full' })}>
                {format.dateTime(at, { zone, style: 'time' })}
              </time>
            </li>
          ))}
        </ol>
      )}
      {visit.overrideReason && <p className="co-muted">“{visit.overrideReason}”</p>}
      {outcome?.solution && (
        <p>
          <span className="co-label">{t('workOrders.solution')}</span>
          <br />
          {outcome.solution}
        </p>
      )}
      {(outcome?.reason ?? outcome?.note) && (
        <p>
          <span className="co-label">{t('workOrders.outcome')}</span>
          <br />
          {[outcome?.reason && word('hold', outcome.reason), outcome?.note].filter(Boolean).join(': ')}
        </p>
      )}
      {visit.notes.map(note => (
        <p key={note.id} className="cs-ordervisit__note">
          {note.text}
          <small>
            {note.by}, {format.dateTime(note.at, { zone })}
          </small>
        </p>
      ))}
      {visit.attachmentIds.length > 0 && <Photos ids={visit.attachmentIds} />}
      {visit.signatureId && (
        <figure className="cs-ordervisit__signature">
          <img
            src={api.url(routes.download, { params: { id: visit.signatureId }, query: { size: 'thumb' } })}
            alt={t('workOrders.signature')}
          />
        </figure>
      )}
    </>
  );
}
