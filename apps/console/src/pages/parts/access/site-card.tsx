import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Card, ErrorState, KeyValues, Skeleton, useRoute } from '#ui';
import { useT } from '../../../i18n';
import { AccessLine } from './access-line';

/** Where a unit stands: the address, how and when one gets in, whom one asks. */
export function SiteCard({ siteId }: { siteId: string }): ReactNode {
  const t = useT();
  const { data: site, error, refetch } = useRoute(routes.getSite, { params: { id: siteId } });
  return (
    <Card title={t('noun.site')}>
      {error && !site && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !site && <Skeleton lines={3} />}
      {site && (
        <KeyValues
          items={[
            [t('common.name'), site.name],
            [t('workOrders.address'), `${site.address}, ${site.city}`],
            [
              t('noun.accessHours'),
              <AccessLine key="hours" siteId={site.id} hours={site.accessHours} timeZone={site.timeZone} />,
            ],
            [t('workOrders.access'), site.accessNotes],
            [t('workOrders.contact'), site.contactName],
            [t('common.phone'), site.contactPhone],
          ]}
        />
      )}
    </Card>
  );
}
