import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Overview } from '#contracts';
import { Card, Chip, ErrorState, Skeleton, useFormat, useNow, useRoute } from '#ui';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { Link } from '../../routing';
import { useMay, useMe } from '../../session';
import { Attention } from './attention';
import { DaysChart } from './days-chart';
import { DemoCard } from './demo-card';
import { Engineers } from './engineers';
import { Fleet } from './fleet';
import { Flow } from './flow';
import '../parts/parts.css';
import './overview.css';

/** Where the day stands: what waits for a person, how the work flows, how the fleet is. Followed live. */
export default function OverviewPage(): ReactNode {
  const t = useT();
  const { organisation } = useMe();
  const overview = useRoute(routes.overview, {});
  return (
    <>
      <PageHeader
        title={t('overview.title')}
        detail={<Today name={organisation.name} />}
        actions={overview.data && <Overdue count={overview.data.workOrders.overdue} />}
      />
      {overview.data ? (
        <Content overview={overview.data} />
      ) : overview.error ? (
        <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </>
  );
}

function Today({ name }: { name: string }): ReactNode {
  const format = useFormat();
  return `${name} · ${format.dateTime(useNow(60_000), { style: 'date' })}`;
}

function Overdue({ count }: { count: number }): ReactNode {
  const t = useT();
  if (count === 0) return null;
  return (
    <Link to="/work-orders?sort=dueAt" className="cs-overview__overdue">
      <Chip tone="bad" icon="clock">
        {t('overview.overdue', { count })}
      </Chip>
    </Link>
  );
}

function Content({ overview }: { overview: Overview }): ReactNode {
  const t = useT();
  const may = useMay();
  const { demo } = useMe();
  // A partner works on alerts and orders; requests are the manufacturer's.
  const items = overview.needsAttention.filter(({ kind }) => kind !== 'request' || may('request.read'));
  return (
    <div className="cs-overview">
      <Flow overview={overview} />
      <div className="cs-overview__main">
        <Attention items={items} />
        <Card title={t('overview.days')}>
          <DaysChart days={overview.byDay} />
        </Card>
      </div>
      <div className="cs-overview__side">
        <Engineers counts={overview.engineers} />
        <Fleet families={overview.byFamily} equipment={overview.equipment} />
        {demo && may('demo.use') && <DemoCard />}
      </div>
    </div>
  );
}
