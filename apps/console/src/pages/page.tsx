import { Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';
import { allows } from '#contracts';
import { EmptyState, ErrorBoundary, Skeleton } from '#ui';
import { useT } from '../i18n';
import { Link, navigate, useLocation } from '../routing';
import { useMe } from '../session';
import { entriesFor, findPage } from './find';
import { pages } from './list';
import { NotFound } from './not-found/not-found';

/** The page of the present address, with everything that can stand in its place. */
export function Page(): ReactNode {
  const { path } = useLocation();
  const { role } = useMe().person;
  const found = findPage(pages, path);
  const first = entriesFor(pages, role)[0];
  const goesHome = path === '/' && !found && first !== undefined;

  useEffect(() => {
    if (goesHome) navigate(first.path, { replace: true });
  }, [goesHome, first]);

  if (goesHome) return null;
  if (!found) return <NotFound />;
  const { page, params } = found;
  if (!allows(page.permission, role)) return <NotYours home={first?.path ?? '/'} />;
  const { Component } = page;
  return (
    <ErrorBoundary resetKey={path}>
      <Suspense fallback={<Loading />}>
        <div className={page.fills ? 'cs-page cs-page--fills' : 'cs-page'}>
          <Component params={params} />
        </div>
      </Suspense>
    </ErrorBoundary>
  );
}

function Loading(): ReactNode {
  return (
    <div className="cs-page">
      <Skeleton lines={6} />
    </div>
  );
}

function NotYours({ home }: { home: string }): ReactNode {
  const t = useT();
  return (
    <EmptyState
      icon="lock"
      title={t('shell.notYours')}
      text={t('shell.notYoursHint')}
      action={<Link to={home}>{t('shell.toStart')}</Link>}
    />
  );
}
