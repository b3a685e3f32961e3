import type { ReactNode } from 'react';
import { EquipmentFamily, EquipmentStatus, routes } from '#contracts';
import type { Equipment } from '#contracts';
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  Icon,
  SegmentedControl,
  StatusChip,
  UrgencyMark,
  useDynamicT,
  useList,
} from '#ui';
import type { Column } from '#ui';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { Link, navigate, useSearchParams } from '../../routing';
import { useMay } from '../../session';
import { FilterBar, FilterSelect, FlagFilter } from '../parts/filter-controls';
import { given, knownSort, oneOf } from '../parts/filters';
import { Ago } from '../parts/moment';
import { NoMatch } from '../parts/no-match';
import { SearchBox } from '../parts/search-box';
import { useModels } from '../parts/use-models';
import { EquipmentMap } from './equipment-map';
import './equipment.css';

const sorts = ['serialNumber', '-serialNumber', '-lastReadingAt', 'installedOn'] as const;
const filterNames = ['q', 'family', 'model', 'status', 'alerting'] as const;

export default function EquipmentPage(): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const may = useMay();
  const [params, change] = useSearchParams();
  const { models } = useModels();
  const isMap = params.get('view') === 'map';
  const family = oneOf(params.get('family'), EquipmentFamily.options);
  return (
    <>
      <PageHeader
        title={t('equipment.title')}
        actions={
          <>
            <SegmentedControl
              label={t('equipment.view')}
              value={isMap ? 'map' : 'table'}
              onChange={view => change({ view: view === 'map' ? 'map' : null })}
              options={[
                { value: 'table', label: t('equipment.asTable'), icon: 'list' },
                { value: 'map', label: t('equipment.asMap'), icon: 'map' },
              ]}
            />
            {may('equipment.change') && (
              <Button kind="primary" icon="plus" onClick={() => navigate('/equipment/new')}>
                {t('equipment.register')}
              </Button>
            )}
          </>
        }
      />
      <FilterBar label={t('equipment.filters')}>
        <SearchBox label={t('equipment.search')} />
        <FilterSelect
          name="family"
          label={t('equipment.family')}
          options={EquipmentFamily.options.map(value => ({ value, label: word('family', value) }))}
        />
        {!isMap && (
          <>
            <FilterSelect
              name="model"
              label={t('noun.model')}
              options={models
                .filter(model => !family || model.family === family)
                .map(model => ({ value: model.id, label: model.name }))}
            />
            <FilterSelect
              name="status"
              label={t('noun.state')}
              options={EquipmentStatus.options.map(value => ({
                value,
                label: word('state.equipment', value),
              }))}
            />
          </>
        )}
        <FlagFilter name="alerting" label={t('equipment.alerting')} icon="alert" />
      </FilterBar>
      {isMap ? <EquipmentMap /> : <EquipmentTable />}
    </>
  );
}

function EquipmentTable(): ReactNode {
  const t = useT();
  const may = useMay();
  const [params, change] = useSearchParams();
  const sort = oneOf(params.get('sort'), sorts) ?? 'serialNumber';
  const { rows, query, more } = useList(routes.listEquipment, {
    query: {
      limit: 50,
      sort,
      ...given({
        q: params.get('q'),
        family: oneOf(params.get('family'), EquipmentFamily.options),
        modelId: params.get('model'),
        status: oneOf(params.get('status'), EquipmentStatus.options),
        alerting: params.get('alerting') === '1',
      }),
    },
  });
  const columns = useColumns();
  const isFiltered = filterNames.some(name => params.has(name));
  return (
    <Card flush className="cs-table-card">
      <DataTable
        label={t('equipment.title')}
        columns={columns}
        rows={rows}
        rowKey={unit => unit.id}
        onOpen={unit => navigate(`/equipment/${unit.id}`)}
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
            <EmptyState
              icon="cpu"
              title={t('equipment.none')}
              text={t('equipment.noneHint')}
              action={may('equipment.change') && <Link to="/equipment/new">{t('equipment.register')}</Link>}
            />
          )
        }
      />
    </Card>
  );
}

function useColumns(): Column<Equipment>[] {
  const t = useT();
  return [
    {
      key: 'serial',
      title: t('noun.serialNumber'),
      sort: 'serialNumber',
      render: unit => (
        <span className="cs-two-lines">
          <Link to={`/equipment/${unit.id}`}>{unit.serialNumber}</Link>
          <small className="co-clip">{unit.modelName}</small>
        </span>
      ),
    },
    {
      key: 'place',
      title: t('equipment.place'),
      render: unit => (
        <span className="cs-two-lines">
          <span className="co-clip">{unit.siteName}</span>
          <small className="co-clip">
            {unit.city}
            {unit.functionalLocation && ` · ${unit.functionalLocation}`}
          </small>
        </span>
      ),
    },
    { key: 'customer', title: t('noun.customer'), priority: 3, render: unit => unit.customerName },
    {
      key: 'state',
      title: t('noun.state'),
      priority: 2,
      render: unit => <StatusChip kind="equipment" status={unit.status} bare />,
    },
    {
      key: 'alerts',
      title: t('noun.alert'),
      render: unit =>
        unit.openAlerts > 0 && unit.worstUrgency ? (
          <span
            className="cs-icon-line cs-alert-cell"
            title={t('equipment.alertsShort', { count: unit.openAlerts })}
          >
            <UrgencyMark urgency={unit.worstUrgency} label />
            {unit.openAlerts > 1 && <span className="co-faint">×{unit.openAlerts}</span>}
          </span>
        ) : (
          <span className="co-faint">—</span>
        ),
    },
    {
      key: 'work',
      title: t('equipment.work'),
      priority: 3,
      render: unit =>
        [
          unit.openRequests > 0 ? t('equipment.requestsShort', { count: unit.openRequests }) : '',
          unit.openWorkOrders > 0 ? t('equipment.ordersShort', { count: unit.openWorkOrders }) : '',
        ]
          .filter(Boolean)
          .join(', ') || <span className="co-faint">—</span>,
    },
    {
      key: 'reading',
      title: t('equipment.lastReading'),
      sort: 'lastReadingAt',
      priority: 2,
      render: unit => (
        <span className="cs-icon-line co-muted">
          {unit.online === null ? (
            <span className="co-faint">{t('parts.notConnected')}</span>
          ) : (
            <Icon
              name={unit.online ? 'zap' : 'wifiOff'}
              size={14}
              label={t(unit.online ? 'parts.online' : 'parts.offline')}
            />
          )}
          {unit.lastReadingAt && <Ago at={unit.lastReadingAt} zone={unit.timeZone} />}
        </span>
      ),
    },
  ];
}
