import type { ReactNode } from 'react';
import { DragProvider } from '#ui';
import { useT } from '../../i18n';
import { PageTitle } from '../../layout/page-title';
import { AskReasonProvider } from './desk/ask-reason';
import { DeskProvider } from './desk/desk';
import { PlanningProvider } from './desk/planning';
import { ProposalCard } from './drop/proposal-card';
import { Keys } from './keys';
import { Narrow } from './layout/narrow';
import { PlanDayProvider } from './plan-day/use-plan-day';
import { RepairProvider } from './repair/use-repair';
import { useIsNarrow } from './layout/use-is-narrow';
import { Wide } from './layout/wide';
import './dispatch-page.css';

/** Where a dispatcher spends the day: what waits, where it is, who is free when. */
export default function DispatchPage(): ReactNode {
  const t = useT();
  const isNarrow = useIsNarrow();
  return (
    <DeskProvider>
      <AskReasonProvider>
        <PlanningProvider>
          <PlanDayProvider>
            <RepairProvider>
              <DragProvider>
                <PageTitle text={t('nav.dispatch')} />
                <h1 className="co-sr">{t('nav.dispatch')}</h1>
                {isNarrow ? <Narrow /> : <Wide />}
                <ProposalCard />
                <Keys />
              </DragProvider>
            </RepairProvider>
          </PlanDayProvider>
        </PlanningProvider>
      </AskReasonProvider>
    </DeskProvider>
  );
}
