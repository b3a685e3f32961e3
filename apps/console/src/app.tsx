import { StrictMode, useEffect } from 'react';
import type { ReactNode } from 'react';
import { homeOf, routes } from '#contracts';
import type { Me } from '#contracts';
import { ApiProvider, ErrorState, LiveProvider, Skeleton, ToastProvider, useRoute } from '#ui';
import { client, queryClient } from './client';
import { I18nProvider } from './i18n';
import { Frame } from './layout/frame';
import { liveTopics } from './live-topics';
import { OpenPages } from './pages/open-pages';
import { Page } from './pages/page';
import { isOpenPath, SessionProvider } from './session';
import { useLocation } from './routing';

export function App(): ReactNode {
  return (
    <StrictMode>
      <ApiProvider client={client} queryClient={queryClient}>
        <Console />
      </ApiProvider>
    </StrictMode>
  );
}

function Console(): ReactNode {
  const { path } = useLocation();
  const isOpen = isOpenPath(path);
  const me = useRoute(routes.me, isOpen ? 'skip' : {}, { staleTime: 300_000 });
  return (
    <I18nProvider personLocale={me.data?.person.locale}>
      <ToastProvider>
        {isOpen ? <OpenPages path={path} /> : <Inside me={me.data} error={me.error} onRetry={me.refetch} />}
      </ToastProvider>
    </I18nProvider>
  );
}

interface InsideProps {
  me: Me | undefined;
  error: Error | null;
  onRetry: () => unknown;
}

function Inside({ me, error, onRetry }: InsideProps): ReactNode {
  const home = me && homeOf[me.person.role];
  const isAtHome = home === '/console/';
  useEffect(() => {
    // An engineer or a customer who took the wrong address: theirs is another app.
    if (home && !isAtHome) window.location.replace(home);
  }, [home, isAtHome]);

  if (error && !me) return <ErrorState error={error} onRetry={() => void onRetry()} />;
  if (!me || !isAtHome) return <Splash />;
  return (
    <SessionProvider me={me}>
      <LiveProvider topics={liveTopics} after={me.livePosition}>
        <Frame>
          <Page />
        </Frame>
      </LiveProvider>
    </SessionProvider>
  );
}

function Splash(): ReactNode {
  return (
    <div className="cs-splash">
      <Skeleton height={6} />
    </div>
  );
}
