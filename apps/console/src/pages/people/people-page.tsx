import type { ReactNode } from 'react';
import { Tabs } from '#ui';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { useSearchParams } from '../../routing';
import { useMay } from '../../session';
import { oneOf } from '../parts/filters';
import { Accounts } from './accounts';
import { Engineers } from './engineers';
import { Organisations } from './organisations';
import '../parts/column.css';
import './people.css';

const tabs = ['accounts', 'engineers', 'organisations'] as const;

/** Who works here, who drives out, and for whom. */
export default function PeoplePage(): ReactNode {
  const t = useT();
  const may = useMay();
  const [params, change] = useSearchParams();
  const tab = oneOf(params.get('tab'), tabs) ?? 'accounts';
  const parts = { accounts: <Accounts />, engineers: <Engineers />, organisations: <Organisations /> };
  return (
    <>
      <PageHeader title={t('people.title')} />
      <Tabs
        label={t('people.title')}
        value={tab}
        onChange={next => change({ tab: next, q: null, role: null, open: null })}
        tabs={[
          { value: 'accounts', label: t('people.accounts'), icon: 'user' },
          ...(may('engineer.read')
            ? [{ value: 'engineers' as const, label: t('people.engineers'), icon: 'wrench' as const }]
            : []),
          { value: 'organisations', label: t('people.organisations'), icon: 'building' },
        ]}
      >
        <div className="cs-people">{parts[tab]}</div>
      </Tabs>
    </>
  );
}
