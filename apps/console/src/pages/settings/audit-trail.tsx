import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { AuditEntry } from '#contracts';
import { Card, DataTable, EmptyState, useApi, useDynamicT, useFormat, useList } from '#ui';
import type { Column } from '#ui';
import { useT } from '../../i18n';
import { Link, useSearchParams } from '../../routing';
import type { Cell } from '../parts/export/csv';
import { ExportButton } from '../parts/export/export-button';
import { FilterBar, FilterSelect } from '../parts/filter-controls';
import { given } from '../parts/filters';
import { At } from '../parts/moment';
import { NoMatch } from '../parts/no-match';
import { pageOf } from '../parts/page-of';

const subjects = [
  'work-order',
  'visit',
  'plan-run',
  'service-request',
  'alert',
  'equipment',
  'engineer',
  'person',
  'session',
  'organisation',
] as const;

const periods = [1, 7, 30, 90] as const;
const DAY_MS = 86_400_000;
const PAGE = 200;
const exported = [
  'at',
  'deviceAt',
  'actor',
  'role',
  'source',
  'verb',
  'subject',
  'subjectId',
  'lat',
  'lng',
  'detail',
];
const cellsOf = (one: AuditEntry): Cell[] => [
  one.at,
  one.deviceAt,
  one.actorName,
  one.role,
  one.source,
  one.verb,
  one.subjectType,
  one.subjectId,
  one.position?.lat ?? null,
  one.position?.lng ?? null,
  JSON.stringify(one.detail),
];

const pages: Record<string, ((id: string) => string) | undefined> = pageOf;

/** What was done, as a way to what it was done to. */
function Said({ about, children }: { about: AuditEntry; children: ReactNode }): ReactNode {
  const page = pages[about.subjectType];
  return page && about.subjectId ? <Link to={page(about.subjectId)}>{children}</Link> : children;
}

/** Every step that anybody took: who, what, when by the server and by the device, through which door. */
export function AuditTrail(): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const [params] = useSearchParams();
  const api = useApi();
  const [openedAt] = useState(() => Date.now());
  const period = periods.find(days => String(days) === params.get('days'));
  const filter = given({
    subjectType: params.get('subject'),
    since: period && new Date(openedAt - period * DAY_MS).toISOString(),
  });
  const { rows, query, more } = useList(routes.listAudit, { query: { ...filter, limit: 50 } });
  const who = (entry: AuditEntry): ReactNode => (
    <>
      {entry.actorName} <span className="co-faint">{word('role', entry.role)}</span>
    </>
  );
  const columns: Column<AuditEntry>[] = [
    {
      key: 'when',
      title: t('settings.when'),
      width: 150,
      render: entry => (
        <>
          <At at={entry.at} />
          {entry.deviceAt && Math.abs(Date.parse(entry.deviceAt) - Date.parse(entry.at)) > 60_000 && (
            <div className="co-faint">
              {t('settings.deviceTime', { when: format.dateTime(entry.deviceAt, { style: 'dateTime' }) })}
            </div>
          )}
        </>
      ),
    },
    {
      key: 'what',
      title: t('settings.what'),
      render: entry => (
        <>
          <Said about={entry}>{word('audit', entry.verb)}</Said>
          <div className="co-table__narrow">{who(entry)}</div>
        </>
      ),
    },
    { key: 'who', title: t('settings.who'), priority: 2, render: who },
    {
      key: 'where',
      title: t('settings.where'),
      priority: 2,
      render: entry => (
        <>
          {word('source', entry.source)}
          {entry.position && (
            <span className="co-faint">
              {' '}
              {entry.position.lat.toFixed(3)}, {entry.position.lng.toFixed(3)}
            </span>
          )}
        </>
      ),
    },
  ];
  return (
    <Card title={t('settings.audit')}>
      <FilterBar label={t('settings.subject')}>
        <FilterSelect
          name="subject"
          label={t('settings.subject')}
          options={subjects.map(value => ({ value, label: word('audit.subject', value) }))}
        />
        <FilterSelect
          name="days"
          label={t('settings.period')}
          options={periods.map(days => ({ value: String(days), label: t('settings.lastDays', { days }) }))}
        />
        <ExportButton
          label={t('settings.auditCsv')}
          fileName={`callout-audit-${new Date(openedAt).toISOString().slice(0, 10)}.csv`}
          head={exported}
          load={async cursor => {
            const { items, nextCursor } = await api.call(routes.listAudit, {
              query: { ...filter, limit: PAGE, ...(cursor === null ? {} : { cursor }) },
            });
            return { rows: items.map(cellsOf), next: nextCursor };
          }}
        />
      </FilterBar>
      <DataTable
        label={t('settings.audit')}
        columns={columns}
        rows={rows}
        rowKey={entry => entry.id}
        more={more}
        loading={query.isPending}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={
          Object.keys(filter).length > 0 ? (
            <NoMatch names={['subject', 'days']} />
          ) : (
            <EmptyState icon="list" title={t('settings.auditEmpty')} />
          )
        }
      />
    </Card>
  );
}
