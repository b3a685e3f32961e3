import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { routes, Urgency } from '#contracts';
import type { Alert } from '#contracts';
import { Card, DataTable, EmptyState, SegmentedControl, StatusChip, UrgencyMark, useList } from '#ui';
import type { Column } from '#ui';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { Link, useSearchParams } from '../../routing';
import { FilterBar, UrgencyFilter } from '../parts/filter-controls';
import { given, knownSort, oneOf, someOf } from '../parts/filters';
import { Ago } from '../parts/moment';
import { NoMatch } from '../parts/no-match';
import { SearchBox } from '../parts/search-box';
import { useModels } from '../parts/use-models';
import { AlertDrawer } from './alert-drawer';
import { AlertsNav } from './alerts-nav';
import './alerts.css';

const sorts = ['-raisedAt', 'urgency'] as const;
const filterNames = ['q', 'urgency'] as const;

/** The alerts of all units, newest first; one opens beside the list and stays in the address. */
export default function AlertsPage(): ReactNode {
  const t = useT();
  const [params, change] = useSearchParams();
  const showsAll = params.get('which') === 'all';
  const sort = oneOf(params.get('sort'), sorts) ?? '-raisedAt';
  const openId = params.get('alert');
  const { rows, query, more } = useList(routes.listAlerts, {
    query: {
      limit: 50,
      sort,
      ...given({
        q: params.get('q'),
        urgency: someOf(params.get('urgency'), Urgency.options),
        open: !showsAll,
      }),
    },
  });
  const columns = useColumns();
  const close = useCallback(() => change({ alert: null }), [change]);
  const isFiltered = filterNames.some(name => params.has(name));
  return (
    <>
      <PageHeader title={t('alerts.title')} />
      <AlertsNav />
      <FilterBar label={t('alerts.filters')}>
        <SearchBox label={t('alerts.search')} clears={['alert']} />
        <SegmentedControl
          label={t('alerts.which')}
          value={showsAll ? 'all' : 'open'}
          onChange={which => change({ which: which === 'all' ? 'all' : null })}
          options={[
            { value: 'open', label: t('alerts.open') },
            { value: 'all', label: t('alerts.all') },
          ]}
        />
        <UrgencyFilter />
      </FilterBar>
      <Card flush className="cs-table-card cs-alerts">
        <DataTable
          label={t('alerts.title')}
          columns={columns}
          rows={rows}
          rowKey={alert => alert.id}
          onOpen={alert => change({ alert: alert.id })}
          current={openId ?? undefined}
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
              <EmptyState icon="checkCircle" title={t('alerts.none')} text={t('alerts.noneHint')} />
            )
          }
        />
      </Card>
      {openId && <AlertDrawer key={openId} id={openId} onClose={close} />}
    </>
  );
}

function useColumns(): Column<Alert>[] {
  const t = useT();
  const { faultTitle } = useModels();
  const [, change] = useSearchParams();
  return [
    {
      key: 'urgency',
      title: t('noun.urgency'),
      sort: 'urgency',
      render: alert => <UrgencyMark urgency={alert.urgency} label />,
    },
    {
      key: 'title',
      title: t('noun.alert'),
      render: alert => (
        <span className="cs-two-lines">
          <button
            type="button"
            className="cs-alert-title co-clip"
            onClick={() => change({ alert: alert.id })}
          >
            {alert.title}
          </button>
          <small className="co-clip">
            {alert.faultCode ? faultTitle(alert.faultCode, alert.modelName) : alert.faultKey}
          </small>
        </span>
      ),
    },
    {
      key: 'unit',
      title: t('noun.equipment'),
      render: alert => (
        <span className="cs-two-lines">
          <Link to={`/equipment/${alert.equipmentId}`}>{alert.serialNumber}</Link>
          <small className="co-clip">{alert.modelName}</small>
        </span>
      ),
    },
    {
      key: 'site',
      title: t('noun.site'),
      priority: 3,
      render: alert => (
        <span className="cs-two-lines">
          <span className="co-clip">{alert.siteName}</span>
          <small className="co-clip">{alert.city}</small>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('noun.state'),
      priority: 2,
      render: alert => <StatusChip kind="alert" status={alert.status} bare />,
    },
    {
      key: 'raised',
      title: t('alerts.raised'),
      sort: 'raisedAt',
      priority: 2,
      render: alert => <Ago at={alert.raisedAt} zone={alert.timeZone} />,
    },
    {
      key: 'times',
      title: t('alerts.occurrences'),
      priority: 3,
      align: 'end',
      render: alert =>
        alert.flapping !== null ? (
          <strong title={t('alerts.flaps', { count: alert.flapping })}>{t('alerts.flapping')}</strong>
        ) : alert.occurrences > 1 ? (
          `×${alert.occurrences}`
        ) : (
          <span className="co-faint">1</span>
        ),
    },
  ];
}
