import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { PlanRun } from '#contracts';
import { Button, EmptyState, ErrorState, IconButton, Skeleton, useFormat } from '#ui';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { countsOf } from './by-engineer';
import { Kpis } from './kpis';
import { LeftOutList } from './left-out-list';
import { ProposalList } from './proposal-list';
import { Thinking } from './thinking';
import { usePlanDay } from './use-plan-day';
import './plan-day.css';

/** What the planner proposes for the day: how it would stand, who goes where, what is left out and why. */
export function PlanPanel(): ReactNode {
  const t = useT();
  const format = useFormat();
  const { day } = useDesk();
  const { run, error, retry, close } = usePlanDay();
  const panel = useRef<HTMLElement>(null);
  // Whoever asked for it by the keyboard goes on in it.
  useEffect(() => panel.current?.focus(), []);
  const date = format.dateTime(`${day}T12:00:00Z`, { zone: 'UTC', viewerZone: 'UTC', style: 'day' });
  return (
    <section
      className="cs-detail cs-plan"
      aria-label={t('planDay.title', { date })}
      ref={panel}
      tabIndex={-1}
    >
      <header className="cs-detail__head">
        <div className="co-line">
          <h2 className="cs-detail__title co-grow">{t('planDay.title', { date })}</h2>
          <IconButton icon="x" small label={t('common.close')} onClick={close} />
        </div>
      </header>
      {error && !run && <ErrorState error={error} onRetry={retry} />}
      {!error && !run && (
        <div className="cs-detail__body">
          <Skeleton lines={5} />
        </div>
      )}
      {run && <RunBody run={run} />}
    </section>
  );
}

function RunBody({ run }: { run: PlanRun }): ReactNode {
  const t = useT();
  const { begin, discard, busy } = usePlanDay();
  const again = (
    <Button icon="refresh" busy={busy === 'begin'} onClick={begin}>
      {t('planDay.again')}
    </Button>
  );
  switch (run.status) {
    case 'queued':
    case 'running':
      return <Thinking key={run.status} run={run} isBusy={busy === 'discard'} onGiveUp={discard} />;
    case 'failed':
      return (
        <div className="cs-detail__body" role="alert">
          <EmptyState
            icon="alert"
            title={t('planDay.failed')}
            text={t(run.failure === 'interrupted' ? 'planDay.interrupted' : 'planDay.failedHint')}
            action={again}
          />
        </div>
      );
    case 'discarded':
      return (
        <div className="cs-detail__body">
          <EmptyState icon="trash" title={t('planDay.discarded')} action={again} />
        </div>
      );
    case 'proposed':
      return run.proposals.length === 0 && run.leftOut.length === 0 ? (
        <div className="cs-detail__body">
          <EmptyState icon="checkCircle" title={t('planDay.nothing')} text={t('planDay.nothingHint')} />
        </div>
      ) : (
        <Proposed run={run} />
      );
    default:
      return <Ended run={run} again={again} />;
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
        {run.proposals.length === 0 && <p className="co-muted">{t('planDay.noRoom')}</p>}
        <ProposalList run={run} />
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

function Ended({ run, again }: { run: PlanRun; again: ReactNode }): ReactNode {
  const t = useT();
  const { unwanted } = usePlanDay();
  const { published, refused } = countsOf(run.proposals, unwanted);
  return (
    <>
      <div className="cs-detail__body">
        <output className="cs-plan__outcome">
          {t('planDay.published', { count: published })}
          {refused > 0 && ` ${t('planDay.refused', { count: refused })}`}
        </output>
        <ProposalList run={run} />
        <LeftOutList run={run} />
      </div>
      <footer className="cs-plan__foot">{again}</footer>
    </>
  );
}
