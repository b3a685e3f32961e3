import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes, Urgency } from '#contracts';
import { Button, Card, DataTable, EmptyState, Tabs, useList, useRoute } from '#ui';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { navigate, useSearchParams } from '../../routing';
import { useMay } from '../../session';
import { FilterBar, FilterSelect, UrgencyFilter } from '../parts/filter-controls';
import { given, knownSort, oneOf, someOf } from '../parts/filters';
import { NoMatch } from '../parts/no-match';
import { SearchBox } from '../parts/search-box';
import { useColumns } from './columns';
import { NewOrderDialog } from './new-order-dialog';
import { countOf, queryOf, tabs } from './tabs';
import './work-orders.css';

const sorts = ['urgency', 'dueAt', '-createdAt', '-updatedAt'] as const;
const filterNames = ['q', 'urgency', 'partner'] as const;

export default function WorkOrdersPage(): ReactNode {
  const t = useT();
  const may = useMay();
  const [params, change] = useSearchParams();
  const [isCreating, setCreating] = useState(false);
  const tab = oneOf(params.get('tab'), tabs) ?? 'open';
  const sort = oneOf(params.get('sort'), sorts) ?? (tab === 'ended' ? '-updatedAt' : 'urgency');
  const overview = useRoute(routes.overview, may('overview.read') ? {} : 'skip');
  const partners = useRoute(
    routes.listOrganisations,
    may('organisation.read') ? { query: { kind: 'partner', limit: 200 } } : 'skip',
    { staleTime: 300_000 },
  );
  const { rows, query, more } = useList(routes.listWorkOrders, {
    query: {
      limit: 50,
      sort,
      ...queryOf[tab],
      ...given({
        q: params.get('q'),
        urgency: someOf(params.get('urgency'), Urgency.options),
        partnerId: params.get('partner'),
      }),
    },
  });
  const columns = useColumns();
  const isFiltered = filterNames.some(name => params.has(name));
  return (
    <>
      <PageHeader
        title={t('workOrders.title')}
        actions={
          may('work-order.create') && (
            <Button kind="primary" icon="plus" onClick={() => setCreating(true)}>
              {t('workOrders.new')}
            </Button>
          )
        }
      />
      <div className="cs-orders__tabs">
        <Tabs
          label={t('workOrders.states')}
          value={tab}
          onChange={next => change({ tab: next === 'open' ? null : next })}
          tabs={tabs.map(value => ({
            value,
            label: t(`workOrders.tab.${value}`),
            count: countOf(value, overview.data?.workOrders),
          }))}
        />
      </div>
      <FilterBar label={t('workOrders.filters')}>
        <SearchBox label={t('workOrders.search')} />
        <UrgencyFilter />
        {(partners.data?.items.length ?? 0) > 0 && (
          <FilterSelect
            name="partner"
            label={t('noun.partner')}
            options={(partners.data?.items ?? []).map(partner => ({
              value: partner.id,
              label: partner.name,
            }))}
          />
        )}
      </FilterBar>
      <Card flush className="cs-table-card">
        <DataTable
          label={t('workOrders.title')}
          columns={columns}
          rows={rows}
          rowKey={order => order.id}
          onOpen={order => navigate(`/work-orders/${order.id}`)}
          sort={sort}
          onSort={wanted => change({ sort: knownSort(wanted, sorts) })}
          more={more}
          loading={query.isLoading}
          error={query.error && rows.length === 0 ? query.error : null}
          onRetry={() => void query.refetch()}
          empty={
            isFiltered ? (
              <NoMatch names={filterNames} />
            ) : (
              <EmptyState icon="clipboard" title={t('workOrders.none')} text={t('workOrders.noneHint')} />
            )
          }
        />
      </Card>
      {isCreating && <NewOrderDialog onClose={() => setCreating(false)} />}
    </>
  );
}
