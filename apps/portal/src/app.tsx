import { lazy, StrictMode, Suspense } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { ApiProvider, ErrorBoundary, match, Skeleton, ToastProvider } from '#ui';
import type { Params } from '#ui';
import { client, queryClient } from './client';
import { I18nProvider } from './i18n';
import { Frame } from './frame';
import { useLocation } from './routing';
import { StartPage } from './start-page';

type Page = ComponentType<{ params: Params }>;
const pages: readonly (readonly [pattern: string, page: Page])[] = [
  ['/', StartPage],
  ['/e/:token', lazy(() => import('./label/label-page'))],
  ['/track', lazy(() => import('./track/track-page'))],
  ['/account', lazy(() => import('./account/account-page'))],
  ['/account/requests/:id', lazy(() => import('./account/account-request-page'))],
  ['/account/:unit', lazy(() => import('./account/account-report-page'))],
];

export function App(): ReactNode {
  return (
    <StrictMode>
      <ApiProvider client={client} queryClient={queryClient}>
        <I18nProvider>
          <ToastProvider>
            <Frame>
              <CurrentPage />
            </Frame>
          </ToastProvider>
        </I18nProvider>
      </ApiProvider>
    </StrictMode>
  );
}

function CurrentPage(): ReactNode {
  const { path } = useLocation();
  for (const [pattern, Page] of pages) {
    const params = match(pattern, path);
    if (params)
      return (
        <ErrorBoundary resetKey={path}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Page params={params} />
          </Suspense>
        </ErrorBoundary>
      );
  }
  return <StartPage />;
}
