import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { ApiProblem, EmptyState, ErrorState, Skeleton, useRoute } from '#ui';
import type { Params } from '#ui';
import { useT } from '../i18n';
import { Link } from '../routing';
import { Follow } from '../track/follow';
import { OwnRequest } from '../track/talk';
import { WithAccount } from './with-account';

/** One of the customer's own reports, with its conversation: the page that others get by a link. */
export default function AccountRequestPage({ params }: { params: Params }): ReactNode {
  return <WithAccount>{() => <OwnReport id={params['id'] ?? ''} />}</WithAccount>;
}

function OwnReport({ id }: { id: string }): ReactNode {
  const t = useT();
  const { data, error, refetch } = useRoute(routes.requestTracking, { params: { id } });
  return (
    <>
      <p className="po-back">
        <Link to="/account">{t('account.back')}</Link>
      </p>
      {data ? (
        <OwnRequest value={id}>
          <Follow tracking={data} read={refetch} />
        </OwnRequest>
      ) : error instanceof ApiProblem && error.status < 500 && error.status !== 429 ? (
        <EmptyState icon="search" title={t('account.noSuchReport')} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}
