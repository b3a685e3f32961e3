import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { VisitBrief, WorkOrder } from '#contracts';
import { Card, KeyValues, LinkButton, useAccessText, useApi, useDynamicT, useFormat } from '#ui';
import { useT } from '../i18n';
import { Readings } from './readings';

/** Before the visit: fault, place, people, parts, readings. */
export function Brief({ brief }: { brief: VisitBrief }): ReactNode {
  const t = useT();
  const format = useFormat();
  const word = useDynamicT();
  const { workOrder } = brief;
  const { triage } = workOrder;
  return (
    <div className="fi-stack">
      <Where workOrder={workOrder} />
      <Card title={t('visit.fault')}>
        <div className="fi-stack">
          <p className="fi-words fi-strong">{triage?.summary ?? workOrder.title}</p>
          {workOrder.description && (
            <blockquote className="fi-quote">
              <p className="co-label">{t('visit.customerWords')}</p>
              <p className="fi-words">{workOrder.description}</p>
            </blockquote>
          )}
          <KeyValues
            items={[
              [t('noun.faultCode'), workOrder.faultCode],
              [t('visit.duration'), format.duration(workOrder.estimatedMinutes)],
              [
                t('visit.parts'),
                workOrder.likelyParts.map(part => `${part.quantity} × ${part.title}`).join(', '),
              ],
              [
                t('visit.skills'),
                workOrder.skills
                  .map(({ skill, level }) => t('visit.level', { skill: word('skill', skill), level }))
                  .join(' · '),
              ],
            ]}
          />
          {triage && <Why workOrder={workOrder} />}
          <ReportPhotos ids={workOrder.attachmentIds.filter(id => !brief.visit.attachmentIds.includes(id))} />
        </div>
      </Card>
      <Readings brief={brief} />
    </div>
  );
}

function Where({ workOrder }: { workOrder: WorkOrder }): ReactNode {
  const t = useT();
  const accessText = useAccessText();
  const { lat, lng } = workOrder.position;
  return (
    <Card title={t('visit.where')}>
      <div className="fi-stack">
        <div>
          <p className="fi-strong">{workOrder.siteName}</p>
          <p className="co-muted">
            {workOrder.address}, {workOrder.city}
          </p>
        </div>
        <KeyValues
          items={[
            [t('visit.machine'), `${workOrder.modelName}, ${workOrder.serialNumber}`],
            [t('noun.accessHours'), accessText(workOrder.accessHours, workOrder.timeZone)],
            [t('visit.access'), workOrder.accessNotes],
            [t('visit.contact'), workOrder.contactName],
          ]}
        />
        <div className="fi-pair">
          <LinkButton
            kind="secondary"
            icon="route"
            href={`geo:${lat},${lng}?q=${lat},${lng}(${encodeURIComponent(workOrder.siteName)})`}
          >
            {t('visit.navigate')}
          </LinkButton>
          {workOrder.contactPhone && (
            <LinkButton
              kind="secondary"
              icon="phone"
              href={`tel:${workOrder.contactPhone.replaceAll(' ', '')}`}
              aria-label={t('visit.call', { name: workOrder.contactName ?? '' })}
            >
              {t('visit.callNow')}
            </LinkButton>
          )}
        </div>
      </div>
    </Card>
  );
}

function Why({ workOrder }: { workOrder: WorkOrder }): ReactNode {
  const t = useT();
  const format = useFormat();
  const word = useDynamicT();
  const { triage } = workOrder;
  if (!triage || triage.evidence.length === 0) return null;
  return (
    <details className="fi-why">
      <summary>
        {t('visit.evidence')} · {t('visit.confidence', { share: format.percent(triage.confidence) })}
      </summary>
      <ul>
        {triage.evidence.map(evidence => (
          <li key={`${evidence.field} ${evidence.source} ${evidence.quote}`}>
            <span className="co-faint">
              {word('visit.proof', evidence.byMeaning ? 'near-article' : evidence.source)}
            </span>{' '}
            “{evidence.quote}”
          </li>
        ))}
      </ul>
    </details>
  );
}

function ReportPhotos({ ids }: { ids: readonly string[] }): ReactNode {
  const t = useT();
  const api = useApi();
  if (ids.length === 0) return null;
  return (
    <div>
      <p className="co-label">{t('visit.photosBefore')}</p>
      <ul className="fi-photos">
        {ids.map((id, index) => (
          <li key={id}>
            <a href={api.url(routes.download, { params: { id } })}>
              <img
                src={api.url(routes.download, { params: { id }, query: { size: 'thumb' } })}
                alt={t('photo.alt', { number: index + 1 })}
                loading="lazy"
              />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
