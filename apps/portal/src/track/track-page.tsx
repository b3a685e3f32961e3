import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { ApiProblem, EmptyState, ErrorState, LiveProvider, Skeleton, useRoute, useVerb } from '#ui';
import { CodeEntry } from '../code-entry';
import { useT } from '../i18n';
import { useLocation } from '../routing';
import { Follow } from './follow';

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
