import type { ReactNode } from 'react';
import { mostPlannedOrders } from '#contracts';
import type { PlanRun } from '#contracts';
import { Button } from '#ui';
import { useT } from '../../../i18n';
import { HoursChart } from '../run/hours-chart';
import { Kpis } from '../run/kpis';
import { RunPanel, RunWithoutPlan } from '../run/run-panel';
import { Thinking } from '../run/thinking';
import { useDateText, useDayText } from '../run/use-day-text';
import { countsOf } from './by-engineer';
import { DayList } from './day-list';
import { LeftOutList } from './left-out-list';
import { EngineerLists } from './proposal-list';
import { ChangedSince, UndoPlan } from './undo-plan';
import { usePlanDay } from './use-plan-day';

/** What the planner proposes for the day or days: how it would stand, who goes where, what is left out and why. */
export function PlanPanel(): ReactNode {
  const t = useT();
  const { run, error, retry, close } = usePlanDay();
  const text = useDateText();
  const shown = useDayText();
  const isLong = run !== null && run.lastDay !== run.day;
  const date = isLong ? `${text(run.day)} – ${text(run.lastDay)}` : shown;
  return (
    <RunPanel title={t('planDay.title', { date })} error={error} onRetry={retry} onClose={close}>
      {run && <RunBody run={run} />}
    </RunPanel>
  );
}

function RunBody({ run }: { run: PlanRun }): ReactNode {
  const t = useT();
  const { again, discard, busy } = usePlanDay();
  const anew = (
    <Button icon="refresh" busy={busy === 'begin'} onClick={again}>
      {t('planDay.again')}
    </Button>
  );
  switch (run.status) {
    case 'queued':
    case 'running':
      return <Thinking key={run.status} run={run} isBusy={busy === 'discard'} onGiveUp={discard} />;
    case 'failed':
      return (
        <RunWithoutPlan
          icon="alert"
          title={t('planDay.failed')}
          text={t(run.failure === 'interrupted' ? 'planDay.interrupted' : 'planDay.failedHint')}
          action={anew}
        />
      );
    case 'discarded':
      return <RunWithoutPlan icon="trash" title={t('planDay.discarded')} action={anew} />;
    case 'proposed':
      return run.proposals.length === 0 && run.leftOut.length === 0 ? (
        <RunWithoutPlan icon="checkCircle" title={t('planDay.nothing')} text={t('planDay.nothingHint')} />
      ) : (
        <Proposed run={run} />
      );
    default:
      return <Ended run={run} again={anew} />;
  }
}

function Proposed({ run }: { run: PlanRun }): ReactNode {
  const t = useT();
  const { unwanted, publish, discard, busy } = usePlanDay();
  const { wanted } = countsOf(run.proposals, unwanted);
  return (
    <>
      <div className="cs-detail__body">
        <Kpis before={run.before} after={run.after} />
        <HoursChart hours={run.byEngineer} />
        {run.proposals.length === 0 && <p className="co-muted">{t('planDay.noRoom')}</p>}
        {run.problem && run.problem.orders >= mostPlannedOrders && (
          <p className="co-muted">{t('planDay.first', { count: mostPlannedOrders })}</p>
        )}
        <Proposals run={run} />
        <LeftOutList run={run} />
      </div>
      <footer className="cs-plan__foot">
        <Button busy={busy === 'discard'} onClick={discard}>
          {t('planDay.discard')}
        </Button>
        <Button
          kind="primary"
          icon="send"
          busy={busy === 'publish'}
          disabled={wanted === 0}
          onClick={publish}
        >
          {t('planDay.publish', { count: wanted })}
        </Button>
      </footer>
    </>
  );
}

function Proposals({ run }: { run: PlanRun }): ReactNode {
  if (run.lastDay !== run.day) return <DayList run={run} />;
  return <EngineerLists proposals={run.proposals} isOpen={run.status === 'proposed'} heading="h3" />;
}

function Ended({ run, again }: { run: PlanRun; again: ReactNode }): ReactNode {
  const t = useT();
  const { unwanted } = usePlanDay();
  const { published, refused, undone } = countsOf(run.proposals, unwanted);
  const isUndone = run.status === 'undone';
  return (
    <>
      <div className="cs-detail__body">
        <output className="cs-plan__outcome">
          {isUndone ? t('planDay.undone', { count: undone }) : t('planDay.published', { count: published })}
          {refused > 0 && ` ${t('planDay.refused', { count: refused })}`}
        </output>
        <ChangedSince />
        <Proposals run={run} />
        <LeftOutList run={run} />
      </div>
      <footer className="cs-plan__foot">
        <UndoPlan run={run} />
        {again}
      </footer>
    </>
  );
}
