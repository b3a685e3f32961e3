import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Engineer } from '#contracts';
import { Avatar, Card, Chip, DataTable, Drawer, EmptyState, useDynamicT, useList, useNow } from '#ui';
import type { Column } from '#ui';
import { useT } from '../../i18n';
import { useSearchParams } from '../../routing';
import { FilterBar } from '../parts/filter-controls';
import { SearchBox } from '../parts/search-box';
import { EngineerCard } from './engineer-card';
import { certificateState } from './shift-text';
import { ShiftWeek } from './shift-week';

const toneOf = {
  'off-shift': 'neutral',
  free: 'good',
  en_route: 'move',
  on_site: 'info',
  working: 'info',
  paused: 'warn',
  absent: 'neutral',
} as const;

export function Engineers(): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const [params, change] = useSearchParams();
  const q = params.get('q');
  const { rows, query, more } = useList(routes.listEngineers, {
    query: { sort: 'name', limit: 100, ...(q ? { q } : {}) },
  });
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const open = rows.find(engineer => engineer.id === params.get('open'));

  const columns: Column<Engineer>[] = [
    {
      key: 'name',
      title: t('common.name'),
      render: engineer => (
        <span className="cs-who">
          <Avatar name={engineer.name} size={30} />
          <span className="cs-who__text">
            <strong>{engineer.name}</strong>
            <span className="co-muted">
              {engineer.city} · {engineer.partnerName ?? t('engineers.own')}
            </span>
          </span>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('engineers.state'),
      render: engineer => <Chip tone={toneOf[engineer.state]}>{word('engineer.state', engineer.state)}</Chip>,
    },
    {
      key: 'skills',
      title: t('engineers.skills'),
      priority: 2,
      render: engineer => (
        <span className="cs-skills">
          {engineer.skills.map(({ skill, level }) => (
            <span key={skill} className="cs-skill" title={t('engineers.level', { level })}>
              {word('skill', skill)} <b>{level}</b>
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'certificates',
      title: t('engineers.certificates'),
      priority: 3,
      render: engineer => {
        const worst = engineer.certificates.find(
          certificate => certificateState(certificate.validUntil, today) !== 'good',
        );
        if (!worst) return <span className="co-faint">{engineer.certificates.length || ''}</span>;
        const isOver = certificateState(worst.validUntil, today) === 'expired';
        return (
          <Chip tone={isOver ? 'bad' : 'warn'} icon="alert">
            {worst.name}
          </Chip>
        );
      },
    },
    {
      key: 'shifts',
      title: t('engineers.shifts'),
      priority: 3,
      width: 190,
      render: engineer => <ShiftWeek shifts={engineer.shifts} />,
    },
  ];
  return (
    <>
      <FilterBar label={t('engineers.search')}>
        <SearchBox label={t('engineers.search')} clears={['open']} />
      </FilterBar>
      <Card flush>
        <DataTable
          label={t('people.engineers')}
          columns={columns}
          rows={rows}
          rowKey={engineer => engineer.id}
          current={open?.id}
          onOpen={engineer => change({ open: engineer.id })}
          more={more}
          loading={query.isPending}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={<EmptyState icon="wrench" title={t('engineers.none')} text={t('people.noneHint')} />}
        />
      </Card>
      <Drawer open={open !== undefined} onClose={() => change({ open: null })} title={open?.name ?? ''}>
        {open && <EngineerCard engineer={open} />}
      </Drawer>
    </>
  );
}
