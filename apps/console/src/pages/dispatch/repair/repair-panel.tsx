import type { ReactNode } from 'react';
import type { DayRepair } from '#contracts';
import { Button } from '#ui';
import { useT } from '../../../i18n';
import { Kpis } from '../run/kpis';
import { RunPanel, RunWithoutPlan } from '../run/run-panel';
import { Thinking } from '../run/thinking';
import { useDayText } from '../run/use-day-text';
import { CallList } from './call-list';
import { ChangeList } from './change-list';
import { LeftAloneList } from './left-alone';
import { useRepair } from './use-repair';
import { WhoIsAway } from './who-is-away';
import './repair.css';

/** The few changes that a running day needs, who must be phoned, and what stays as it is. */
export function RepairPanel(): ReactNode {
  const t = useT();
  const date = useDayText();
  const { run, error, retry, close } = useRepair();
  return (
    <RunPanel title={t('repair.title', { date })} error={error} onRetry={retry} onClose={close}>
      {run && <RepairBody run={run} />}
    </RunPanel>
  );
}

function RepairBody({ run }: { run: DayRepair }): ReactNode {
  const t = useT();
  const { begin, discard, undo, busy } = useRepair();
  // What was published is in the calendars now; the rest must be said again.
  const known = run.status === 'applied' ? [] : run.events;
  const again = (
    <Button icon="refresh" busy={busy === 'begin'} onClick={() => begin(known)}>
      {t('repair.again')}
    </Button>
  );
  switch (run.status) {
    case 'queued':
    case 'running':
      return <Thinking key={run.status} run={run} isBusy={busy === 'discard'} onGiveUp={discard} />;
    case 'proposed':
      return run.changes.length === 0 && run.waiting.length === 0 ? (
        <RunWithoutPlan
          icon="checkCircle"
          title={t('repair.nothing')}
          text={t('repair.nothingHint')}
          action={again}
        >
          {!run.undoes && <WhoIsAway events={run.events} />}
          <LeftAloneList run={run} />
        </RunWithoutPlan>
      ) : (
        <Proposed run={run} />
      );
    case 'applied':
      return (
        <>
          <div className="cs-detail__body">
            <output className="cs-plan__outcome">
              {t('repair.published', { count: run.changes.filter(one => one.isPublished).length })}
            </output>
            <CallList run={run} />
            <ChangeList run={run} />
          </div>
          <footer className="cs-plan__foot">
            <Button icon="undo" busy={busy === 'undo'} onClick={undo}>
              {t('repair.undo')}
            </Button>
            {again}
          </footer>
        </>
      );
    case 'discarded':
      return <RunWithoutPlan icon="trash" title={t('repair.discarded')} action={again} />;
    default:
      return (
        <RunWithoutPlan
          icon="alert"
          title={t('repair.failed')}
          text={t(run.failure === 'interrupted' ? 'planDay.interrupted' : 'planDay.failedHint')}
          action={again}
        />
      );
  }
}

function Proposed({ run }: { run: DayRepair }): ReactNode {
  const t = useT();
  const { unwanted, begin, publish, discard, busy } = useRepair();
  const wanted = run.changes.filter(({ workOrderId }) => !unwanted.has(workOrderId)).length;
  return (
    <>
      <div className="cs-detail__body">
        {!run.undoes && <WhoIsAway events={run.events} />}
        <CallList run={run} />
        <ChangeList run={run} />
        <LeftAloneList run={run} />
        <Kpis before={run.before} after={run.after} />
      </div>
      <footer className="cs-plan__foot">
        <Button busy={busy === 'discard'} onClick={discard}>
          {t('planDay.discard')}
        </Button>
        {run.changes.length === 0 ? (
          <Button icon="refresh" busy={busy === 'begin'} onClick={() => begin(run.events)}>
            {t('repair.again')}
          </Button>
        ) : (
          <Button
            kind="primary"
            icon="send"
            busy={busy === 'publish'}
            disabled={wanted === 0}
            onClick={publish}
          >
            {t('repair.publish', { count: wanted })}
          </Button>
        )}
      </footer>
    </>
  );
}
