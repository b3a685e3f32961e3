import { lazy, StrictMode, Suspense } from 'react';
import type { ReactNode } from 'react';
import { homeOf, routes } from '#contracts';
import type { Me } from '#contracts';
import {
  ApiProblem,
  ApiProvider,
  ErrorBoundary,
  ErrorState,
  LiveProvider,
  match,
  Skeleton,
  ToastProvider,
  useRoute,
} from '#ui';
import { client, queryClient } from './client';
import { DayPage } from './day/day-page';
import { I18nProvider } from './i18n';
import { PositionSharing } from './position/sharing';
import { useLocation } from './routing';
import { SignIn } from './session/sign-in';
import './field.css';

const VisitPage = lazy(() => import('./visit/visit-page'));
const FinishPage = lazy(() => import('./visit/finish-page'));

const visits = [routes.listVisits, routes.visitBrief];
const topics = { visit: visits, 'work-order': visits, reading: [routes.visitBrief] };

export function App(): ReactNode {
  return (
    <StrictMode>
      <ApiProvider client={client} queryClient={queryClient}>
        <Field />
      </ApiProvider>
    </StrictMode>
  );
}

function Field(): ReactNode {
  const me = useRoute(routes.me, {}, { staleTime: 300_000 });
  const isSignedOut = me.error instanceof ApiProblem && me.error.status === 401;
  return (
    <I18nProvider personLocale={me.data?.person.locale}>
      <ToastProvider>
        <div className="fi-frame">
          {isSignedOut && <SignIn onDone={() => void me.refetch()} />}
          {me.error && !isSignedOut && !me.data && (
            <ErrorState error={me.error} onRetry={() => void me.refetch()} />
          )}
          {me.isPending && <Skeleton lines={8} />}
          {me.data && !isSignedOut && <Inside me={me.data} />}
        </div>
      </ToastProvider>
    </I18nProvider>
  );
}

function Inside({ me }: { me: Me }): ReactNode {
  const { path } = useLocation();
  const home = homeOf[me.person.role];
  if (home !== '/field/') {
    window.location.replace(home);
    return null;
  }
  const visit = match('/visits/:id', path);
  const finish = match('/visits/:id/finish', path);
  return (
    <LiveProvider topics={topics} after={me.livePosition}>
      <PositionSharing enabled={me.engineerId !== null}>
        <ErrorBoundary resetKey={path}>
          <Suspense fallback={<Skeleton lines={8} />}>
            {visit ? (
              <VisitPage id={visit['id'] ?? ''} />
            ) : finish ? (
              <FinishPage id={finish['id'] ?? ''} />
            ) : (
              <DayPage personId={me.person.id} />
            )}
          </Suspense>
        </ErrorBoundary>
      </PositionSharing>
    </LiveProvider>
  );
}
