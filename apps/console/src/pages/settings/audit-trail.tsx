import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { AuditEntry } from '#contracts';
import { Card, DataTable, EmptyState, useDynamicT, useFormat, useList } from '#ui';
import type { Column } from '#ui';
import { useT } from '../../i18n';
import { useSearchParams } from '../../routing';
import { FilterBar, FilterSelect } from '../parts/filter-controls';
import { At } from '../parts/moment';

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

/** Every step that anybody took: who, what, when by the server and by the device, through which door. */
export function AuditTrail(): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const [params] = useSearchParams();
  const subjectType = params.get('subject');
  const { rows, query, more } = useList(routes.listAudit, {
    query: { limit: 50, ...(subjectType ? { subjectType } : {}) },
  });
  const columns: Column<AuditEntry>[] = [
    {
      key: 'when',
      title: t('settings.when'),
      width: 170,
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
      key: 'who',
      title: t('settings.who'),
      render: entry => (
        <>
          {entry.actorName} <span className="co-faint">{word('role', entry.role)}</span>
        </>
      ),
    },
    { key: 'what', title: t('settings.what'), render: entry => word('audit', entry.verb) },
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
        empty={<EmptyState icon="list" title={t('settings.auditEmpty')} />}
      />
    </Card>
  );
}
