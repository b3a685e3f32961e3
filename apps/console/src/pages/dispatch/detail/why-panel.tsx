import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Because, Explanation, WorkOrder } from '#contracts';
import { EmptyState, ErrorState, Icon, Notice, Skeleton, useDynamicT, useFormat, useRoute } from '#ui';
import { useT } from '../../../i18n';
import type { TextKey } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { whyCode } from './why-code';

/** Why the visit is here, why not earlier, or why nobody goes; then every engineer's answer. */
export function WhyPanel({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { day, isToday } = useDesk();
  const hasVisit = order.visits.some(visit => ['planned', 'dispatched', 'accepted'].includes(visit.status));
  const query = hasVisit || isToday ? {} : { day };
  const answer = useRoute(routes.explain, { params: { id: order.id }, query });
  const say = useBecause(order.timeZone);
  if (answer.error && !answer.data)
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton lines={6} />;
  const { planned, engineers } = answer.data;
  if (engineers.length === 0)
    return <EmptyState icon="users" title={t('dispatch.noEngineers')} text={t('dispatch.noEngineersHint')} />;
  const able = engineers.filter(one => !one.refusal);
  const dayName = format.dateTime(`${answer.data.day}T12:00:00Z`, { zone: 'UTC', style: 'day' });
  return (
    <>
      {planned && (
        <Notice>
          <strong>
            {t('answers.here', {
              engineer: planned.engineerName,
              time: format.dateTime(planned.start, { zone: order.timeZone }),
            })}
          </strong>
          <p>{say(planned.notEarlier)}</p>
        </Notice>
      )}
      {!planned && (
        <Notice tone={able.length > 0 ? 'neutral' : 'warn'}>
          {t(able.length > 0 ? 'answers.somebody' : 'answers.nobody', { day: dayName, count: able.length })}
        </Notice>
      )}
      <ul className="cs-candidates" aria-label={t('answers.engineersOn', { day: dayName })}>
        {engineers.map(one => (
          <Answer key={one.engineerId} answer={one} zone={order.timeZone} say={say} />
        ))}
      </ul>
    </>
  );
}

interface AnswerProps {
  answer: Explanation['engineers'][number];
  zone: string;
  say: (because: Because) => string;
}

function Answer({ answer, zone, say }: AnswerProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { engineerName, refusal, cheapest, earliest } = answer;
  const place = (one: NonNullable<typeof cheapest>) => ({
    time: format.dateTime(one.start, { zone }),
    duration: format.duration(one.extraTravelMinutes),
  });
  return (
    <li className="cs-candidate">
      <div className="cs-candidate__head">
        <Icon
          name={refusal ? 'ban' : 'check'}
          size={15}
          label={t(refusal ? 'reason.kind.blocking' : 'reason.kind.for')}
        />
        <div className="co-grow">
          <div className="cs-candidate__name">{engineerName}</div>
          {refusal && <span className="co-muted">{say(refusal)}</span>}
          {cheapest && <div className="co-muted">{t('answers.cheapest', place(cheapest))}</div>}
          {cheapest && earliest && earliest.start !== cheapest.start && (
            <div className="co-muted">{t('answers.earliest', place(earliest))}</div>
          )}
        </div>
      </div>
    </li>
  );
}

function useBecause(zone: string): (because: Because) => string {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const time = (at: string | number | undefined) =>
    at ? format.dateTime(String(at), { zone, style: 'time' }) : '';
  return ({ code, params }) => {
    const key: TextKey = whyCode(code);
    return t(key, {
      ...params,
      code,
      time: time(params['time']),
      until: time(params['until']),
      way: format.duration(Number(params['minutes'] ?? 0)),
      skill: params['skill'] ? word('skill', String(params['skill'])) : '',
    });
  };
}
