import { useState } from 'react';
import type { ReactNode } from 'react';
import { Role, routes } from '#contracts';
import type { Person } from '#contracts';
import {
  Avatar,
  Button,
  Card,
  Chip,
  DataTable,
  EmptyState,
  IconButton,
  Menu,
  useDynamicT,
  useList,
} from '#ui';
import type { Column } from '#ui';
import { useT } from '../../i18n';
import { navigate, useSearchParams } from '../../routing';
import { useMay, useMe } from '../../session';
import { FilterBar, FilterSelect } from '../parts/filter-controls';
import { oneOf } from '../parts/filters';
import { Ago } from '../parts/moment';
import { SearchBox } from '../parts/search-box';
import { Invitations } from './invitations';
import { InviteDialog } from './invite-dialog';
import { PersonDialog } from './person-dialog';
import type { PersonChange } from './person-dialog';

export function Accounts(): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const may = useMay();
  const me = useMe();
  const [params] = useSearchParams();
  const [isInviting, setInviting] = useState(false);
  const [change, setChange] = useState<PersonChange | null>(null);
  const role = oneOf(params.get('role'), Role.options);
  const q = params.get('q');
  const { rows, query, more } = useList(routes.listPeople, {
    query: { sort: 'name', ...(role ? { role } : {}), ...(q ? { q } : {}) },
  });

  const columns: Column<Person>[] = [
    {
      key: 'name',
      title: t('common.name'),
      render: person => (
        <span className="cs-who">
          <Avatar name={person.name} size={30} />
          <span className="cs-who__text">
            <strong>{person.name}</strong>
            <span className="co-muted">{person.email}</span>
          </span>
        </span>
      ),
    },
    { key: 'role', title: t('people.role'), render: person => word('role', person.role) },
    { key: 'belongs', title: t('people.belongs'), priority: 3, render: person => person.organisationName },
    {
      key: 'seen',
      title: t('people.lastSeen'),
      priority: 2,
      render: person =>
        person.active ? (
          person.lastSeenAt ? (
            <Ago at={person.lastSeenAt} />
          ) : (
            <span className="co-faint">{t('people.never')}</span>
          )
        ) : (
          <Chip icon="ban">{t('people.inactive')}</Chip>
        ),
    },
  ];
  if (may('people.change'))
    columns.push({
      key: 'menu',
      title: t('common.more'),
      titleHidden: true,
      align: 'end',
      width: 48,
      render: person =>
        person.id === me.person.id ? null : (
          <Menu
            renderTrigger={trigger => (
              <IconButton icon="more" small label={`${t('common.more')}: ${person.name}`} {...trigger} />
            )}
            items={[
              {
                label: t('people.changeRole'),
                icon: 'key',
                onSelect: () => setChange({ person, verb: 'role' }),
              },
              ...(may('personal-data.manage')
                ? [
                    {
                      label: t('privacy.title'),
                      icon: 'shield' as const,
                      onSelect: () => navigate(`/settings?tab=privacy&person=${person.id}`),
                    },
                  ]
                : []),
              person.active
                ? {
                    label: t('people.deactivate'),
                    icon: 'ban',
                    danger: true,
                    divided: true,
                    onSelect: () => setChange({ person, verb: 'deactivate' }),
                  }
                : {
                    label: t('people.activate'),
                    icon: 'check',
                    divided: true,
                    onSelect: () => setChange({ person, verb: 'activate' }),
                  },
            ]}
          />
        ),
    });

  return (
    <>
      <div className="cs-people__bar">
        <FilterBar label={t('people.search')}>
          <SearchBox label={t('people.search')} />
          <FilterSelect
            name="role"
            label={t('people.role')}
            options={Role.options.map(value => ({ value, label: word('role', value) }))}
          />
        </FilterBar>
        {may('people.invite') && (
          <Button kind="primary" icon="plus" onClick={() => setInviting(true)}>
            {t('people.invite')}
          </Button>
        )}
      </div>
      <Card flush>
        <DataTable
          label={t('people.accounts')}
          columns={columns}
          rows={rows}
          rowKey={person => person.id}
          more={more}
          loading={query.isPending}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={<EmptyState icon="user" title={t('people.none')} text={t('people.noneHint')} />}
        />
      </Card>
      <Invitations />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      {change && <PersonDialog {...change} onClose={() => setChange(null)} />}
    </>
  );
}
