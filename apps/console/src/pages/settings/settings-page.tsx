import type { ReactNode } from 'react';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { useMay } from '../../session';
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
import { PolicyCard } from './policy/policy-card';
import { ProfileCard } from './profile-card';
import { SessionsCard } from './sessions-card';
import { SpendingCard } from './spending/spending-card';
import '../parts/column.css';
import './settings.css';

export default function SettingsPage(): ReactNode {
  const t = useT();
  const may = useMay();
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className="cs-settings">
        <ProfileCard />
        <PasswordCard />
        <SessionsCard />
        {may('organisation.change') && <OrganisationCard />}
        {may('plan-run.make') && <PolicyCard />}
        {may('organisation.change') && <AssistantCard />}
        {may('organisation.change') && <SpendingCard />}
        {may('organisation.change') && <ModesCard />}
        {may('organisation.change') && <ClassesCard />}
        {may('organisation.change') && <MeaningCard />}
        {may('model.change') && <CommandsCard />}
        {may('organisation.change') && <GlossaryCard />}
        {may('organisation.change') && <LessonsCard />}
      </div>
      {may('audit.read') && <AuditTrail />}
    </>
  );
}
