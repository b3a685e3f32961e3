import type { ReactNode } from 'react';
import { Tabs } from '#ui';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { useSearchParams } from '../../routing';
import { useMay } from '../../session';
import { oneOf } from '../parts/filters';
import { AssistantCard } from './assistant-card';
import { AuditTrail } from './audit-trail';
import { ClassesCard } from './classes/classes-card';
import { CommandsCard } from './commands/commands-card';
import { GlossaryCard } from './glossary/glossary-card';
import { LessonsCard } from './lessons-card';
import { MeaningCard } from './meaning/meaning-card';
import { ModesCard } from './modes-card';
import { OrganisationCard } from './organisation-card';
import { PasswordCard } from './password-card';
import { PrivacyCard } from './privacy/privacy-card';
import { PolicyCard } from './policy/policy-card';
import { ProfileCard } from './profile-card';
import { SessionsCard } from './sessions-card';
import { SpendingCard } from './spending/spending-card';
import '../parts/column.css';
import './settings.css';

const parts = ['account', 'organisation', 'assistant', 'learning', 'privacy', 'audit'] as const;
type Part = (typeof parts)[number];

const tabs = {
  account: { icon: 'user', label: 'settings.account' },
  organisation: { icon: 'building', label: 'settings.organisation' },
  assistant: { icon: 'spark', label: 'settings.assistant' },
  learning: { icon: 'book', label: 'settings.learnt' },
  privacy: { icon: 'shield', label: 'privacy.title' },
  audit: { icon: 'list', label: 'settings.audit' },
} as const;

/** What is one's own first; then what holds for the house, for those who may change it. */
export default function SettingsPage(): ReactNode {
  const t = useT();
  const may = useMay();
  const [params, change] = useSearchParams();
  const isManager = may('organisation.change');
  const content: Record<Part, ReactNode> = {
    account: <Account />,
    organisation: (isManager || may('plan-run.make')) && <Organisation />,
    assistant: isManager && <Assistant />,
    learning: isManager && <Learning />,
    privacy: may('personal-data.manage') && <PrivacyCard />,
    audit: may('audit.read') && <AuditTrail />,
  };
  const open = parts.filter(part => content[part] !== false);
  const wanted = oneOf(params.get('tab'), open) ?? 'account';
  return (
    <>
      <PageHeader title={t('settings.title')} />
      {open.length === 1 ? (
        content.account
      ) : (
        <Tabs
          label={t('settings.title')}
          value={wanted}
          onChange={tab => change({ tab, subject: null, days: null, person: null })}
          tabs={open.map(value => ({ value, label: t(tabs[value].label), icon: tabs[value].icon }))}
        >
          <div className="cs-settings__panel">{content[wanted]}</div>
        </Tabs>
      )}
    </>
  );
}

function Account(): ReactNode {
  return (
    <div className="cs-settings">
      <ProfileCard />
      <PasswordCard />
      <SessionsCard />
    </div>
  );
}

function Organisation(): ReactNode {
  const may = useMay();
  return (
    <div className="cs-settings">
      {may('organisation.change') && <OrganisationCard />}
      {may('plan-run.make') && <PolicyCard />}
    </div>
  );
}

/** What it may do, what it can be told to do, what that costs, and below how it goes. */
function Assistant(): ReactNode {
  const may = useMay();
  return (
    <>
      <div className="cs-settings">
        <ModesCard />
        <div className="cs-settings__stack">
          <AssistantCard />
          {may('model.change') && <CommandsCard />}
        </div>
        <SpendingCard />
      </div>
      <ClassesCard />
    </>
  );
}

function Learning(): ReactNode {
  return (
    <div className="cs-settings">
      <LessonsCard />
      <GlossaryCard />
      <MeaningCard />
    </div>
  );
}
