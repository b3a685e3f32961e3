import { useState } from 'react';
import type { ReactNode } from 'react';
import { OrganisationKind, routes } from '#contracts';
import type { Organisation } from '#contracts';
import {
  Button,
  Card,
  DataTable,
  Dialog,
  EmptyState,
  ErrorNotice,
  Field,
  Select,
  TextInput,
  useList,
  useLocale,
  useToasts,
  useVerb,
} from '#ui';
import type { Column } from '#ui';
import { useT } from '../../i18n';
import { useSearchParams } from '../../routing';
import { useMay, useMe } from '../../session';
import { FilterBar, FilterSelect } from '../parts/filter-controls';
import { oneOf } from '../parts/filters';
import { SearchBox } from '../parts/search-box';

export function Organisations(): ReactNode {
  const t = useT();
  const may = useMay();
  const [params] = useSearchParams();
  const [isAdding, setAdding] = useState(false);
  const kind = oneOf(params.get('role'), OrganisationKind.options);
  const q = params.get('q');
  const { rows, query, more } = useList(routes.listOrganisations, {
    query: { sort: 'name', ...(kind ? { kind } : {}), ...(q ? { q } : {}) },
  });
  const columns: Column<Organisation>[] = [
    {
      key: 'name',
      title: t('organisations.name'),
      render: organisation => <strong>{organisation.name}</strong>,
    },
    {
      key: 'kind',
      title: t('organisations.kind'),
      render: organisation => t(`organisations.${organisation.kind}`),
    },
    {
      key: 'phone',
      title: t('organisations.phone'),
      priority: 2,
      render: organisation => organisation.phone ?? <span className="co-faint">-</span>,
    },
    {
      key: 'zone',
      title: t('organisations.zone'),
      priority: 3,
      render: organisation => organisation.timeZone,
    },
  ];
  return (
    <>
      <div className="cs-people__bar">
        <FilterBar label={t('organisations.search')}>
          <SearchBox label={t('organisations.search')} />
          <FilterSelect
            name="role"
            label={t('organisations.kind')}
            options={OrganisationKind.options.map(value => ({ value, label: t(`organisations.${value}`) }))}
          />
        </FilterBar>
        {may('organisation.change') && (
          <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
            {t('organisations.add')}
          </Button>
        )}
      </div>
      <Card flush>
        <DataTable
          label={t('people.organisations')}
          columns={columns}
          rows={rows}
          rowKey={organisation => organisation.id}
          more={more}
          loading={query.isPending}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={<EmptyState icon="building" title={t('organisations.none')} />}
        />
      </Card>
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function AddDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const { organisation } = useMe();
  const { locale } = useLocale();
  const [kind, setKind] = useState<'partner' | 'customer'>('customer');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const add = useVerb(routes.createOrganisation, {
    invalidates: [routes.listOrganisations, routes.listCustomers],
    onSuccess: made => {
      toasts.show({ tone: 'good', text: t('organisations.added', { name: made.name }) });
      onClose();
    },
  });
  const send = (): void =>
    add.mutate({
      body: { kind, name: name.trim(), phone: phone.trim() || null, timeZone: organisation.timeZone, locale },
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('organisations.addTitle')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={add.isPending} disabled={name.trim() === ''} onClick={send}>
            {t('organisations.add')}
          </Button>
        </>
      }
    >
      <div className="cs-column">
        <Field label={t('organisations.kind')}>
          <Select
            value={kind}
            options={[
              { value: 'customer', label: t('organisations.customer') },
              { value: 'partner', label: t('organisations.partner') },
            ]}
            onChange={event => setKind(event.target.value === 'partner' ? 'partner' : 'customer')}
          />
        </Field>
        <Field label={t('organisations.name')}>
          <TextInput maxLength={200} value={name} onChange={event => setName(event.target.value)} />
        </Field>
        <Field label={t('organisations.phone')} optional>
          <TextInput
            type="tel"
            maxLength={40}
            value={phone}
            onChange={event => setPhone(event.target.value)}
          />
        </Field>
        <ErrorNotice error={add.error} />
      </div>
    </Dialog>
  );
}
