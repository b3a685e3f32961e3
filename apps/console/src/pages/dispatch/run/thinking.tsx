import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { PlanRun } from '#contracts';
import { Button } from '#ui';
import { useT } from '../../../i18n';

const tickMs = 200;

interface ThinkingProps {
  run: Pick<PlanRun, 'status' | 'budgetSeconds'>;
  isBusy: boolean;
  onGiveUp: () => void;
}

/** How much of its time has gone; a small day is ready long before. */
export function Thinking({ run, isBusy, onGiveUp }: ThinkingProps): ReactNode {
  const t = useT();
  const [elapsedMs, setElapsed] = useState(0);
  // Counted here: the clocks of browser and server need not agree.
  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - begun), tickMs);
    return () => clearInterval(timer);
  }, []);
  const share = run.status === 'queued' ? 0 : Math.min(1, elapsedMs / (run.budgetSeconds * 1_000));
  return (
    <div className="cs-detail__body cs-plan__thinking">
      <progress
        aria-label={t('planDay.thinking')}
        max={100}
        {...(run.status === 'running' && { value: Math.round(share * 100) })}
      />
      <output>{t('planDay.thinking')}</output>
      <p className="co-muted">{t('planDay.thinkingHint', { seconds: run.budgetSeconds })}</p>
      <Button busy={isBusy} onClick={onGiveUp}>
        {t('planDay.giveUp')}
      </Button>
    </div>
  );
}
