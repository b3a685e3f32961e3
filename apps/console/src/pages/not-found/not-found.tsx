import type { ReactNode } from 'react';
import { EmptyState } from '#ui';
import { useT } from '../../i18n';
import { PageTitle } from '../../layout/page-title';
import { Link } from '../../routing';

export function NotFound(): ReactNode {
  const t = useT();
  return (
    <>
      <PageTitle text={t('shell.notFound')} />
      <EmptyState
        icon="search"
        title={t('shell.notFound')}
        text={t('shell.notFoundHint')}
        action={<Link to="/">{t('shell.toStart')}</Link>}
      />
    </>
  );
}
