import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Tracking } from '#contracts';
import {
  ApiProblem,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  LiveMark,
  LiveProvider,
  Notice,
  Skeleton,
  useApi,
  useReadOnceLive,
  useRoute,
  useVerb,
} from '#ui';
import { CodeEntry } from '../code-entry';
import { useT } from '../i18n';
import { useLocation } from '../routing';
import { UnitHead } from '../unit-head';
import { Acceptance } from './acceptance';
import { isFinished } from './finished';
import { Messages } from './messages';
import { StepList } from './step-list';
import { VisitCard } from './visit-card';

const refreshed = [routes.tracking];
/** Whatever happens to the request, its visit or its order: read the page again. */
const topics = {
  'service-request': refreshed,
  'work-order': refreshed,
  visit: refreshed,
  engineer: refreshed,
};

/** The customer's page of one report: exchanged once for a session of this browser, then it follows by itself. */
export default function TrackPage(): ReactNode {
  const { hash } = useLocation();
  const token = hash.slice(1);
  const begin = useVerb(routes.beginWithLink);
  const { mutate } = begin;
  useEffect(() => {
    if (token !== '') mutate({ body: { trackingToken: token } });
  }, [mutate, token]);
  const isReady = token === '' || begin.isSuccess;
  const tracking = useRoute(routes.tracking, isReady ? {} : 'skip');
  const error = begin.error ?? tracking.error;
  const t = useT();

  if (error instanceof ApiProblem && error.status < 500 && error.status !== 429)
    return (
      <>
        <EmptyState icon="clock" title={t('track.expired')} text={t('track.expiredHint')} />
        <CodeEntry />
      </>
    );
  if (error && !tracking.data)
    return (
      <ErrorState
        error={error}
        onRetry={() => (token === '' ? void tracking.refetch() : mutate({ body: { trackingToken: token } }))}
      />
    );
  if (!tracking.data) return <Skeleton lines={8} />;
  return (
    <LiveProvider path="/visitor/live" topics={topics} enabled={isReady}>
      <Follow tracking={tracking.data} read={tracking.refetch} />
    </LiveProvider>
  );
}

function Follow({ tracking, read }: { tracking: Tracking; read: () => unknown }): ReactNode {
  useReadOnceLive(read);
  const t = useT();
  const isOver = isFinished(tracking);
  return (
    <div className="po-stack">
      <section className="po-headline" aria-live="polite" data-over={isOver}>
        <p className="po-headline__number">
          {tracking.number} <LiveMark />
        </p>
        <h1>{useHeadline(tracking)}</h1>
      </section>
      {tracking.safetyAdvice && !isOver && (
        <Notice tone="bad">
          <strong>{t('track.safety')}</strong>
        </Notice>
      )}
      {tracking.acceptanceAsked && <Acceptance tracking={tracking} />}
      {tracking.visit && (
        <VisitCard
          visit={tracking.visit}
          zone={tracking.unit.timeZone}
          site={tracking.unit.siteName}
          showsSolution={!tracking.acceptanceAsked}
        />
      )}
      <Messages tracking={tracking} />
      <Card>
        <StepList steps={tracking.steps} zone={tracking.unit.timeZone} />
        {tracking.acceptance && isOver && (
          <p className="po-accepted">
            <Icon name="check" size={18} /> {t('accept.done', { name: tracking.acceptance.name })}
          </p>
        )}
      </Card>
      <Card title={t('track.reported')}>
        <p className="po-words">{tracking.text}</p>
        <Photos ids={tracking.attachmentIds} />
      </Card>
      <UnitHead unit={tracking.unit} />
    </div>
  );
}

function useHeadline(tracking: Tracking): string {
  const t = useT();
  if (tracking.status === 'rejected') return t('track.headline.rejected');
  const current =
    tracking.steps.find(step => step.state === 'current') ??
    tracking.steps.findLast(step => step.state === 'done');
  if (isFinished(tracking)) return t('track.headline.accepted');
  if (tracking.acceptanceAsked) return t('track.headline.done');
  if (!tracking.workOrder && (tracking.status === 'resolved_remotely' || tracking.status === 'closed'))
    return t('track.headline.remote');
  // Nobody plans a visit yet while it is still being talked about.
  if (!tracking.workOrder && current?.code === 'checked')
    return t(tracking.assistant.answers === 'person' ? 'track.headline.person' : 'track.headline.talking');
  return t(`track.headline.${current?.code ?? 'received'}`, {
    name: tracking.visit?.engineerFirstName ?? '',
  });
}

function Photos({ ids }: { ids: readonly string[] }): ReactNode {
  const t = useT();
  const api = useApi();
  if (ids.length === 0) return null;
  return (
    <ul className="po-photos" aria-label={t('track.photos')}>
      {ids.map((id, index) => (
        <li key={id}>
          <a href={api.url(routes.visitorDownload, { params: { id } })}>
            <img
              src={api.url(routes.visitorDownload, { params: { id }, query: { size: 'thumb' } })}
              alt={t('track.photo', { number: index + 1 })}
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
