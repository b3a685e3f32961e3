import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button, EmptyState, ErrorState, IconButton, Skeleton } from '#ui';
import type { IconName } from '#ui';
import { useT } from '../../../i18n';
import './run.css';

interface RunPanelProps {
  title: string;
  error: Error | null;
  onRetry: () => void;
  onClose: () => void;
  /** What there is of the run; null while it is fetched. */
  children: ReactNode;
}

/** Beside the map: a run of the planner, whatever has become of it. */
export function RunPanel({ title, error, onRetry, onClose, children }: RunPanelProps): ReactNode {
  const t = useT();
  const panel = useRef<HTMLElement>(null);
  // Whoever asked for it by the keyboard goes on in it.
  useEffect(() => panel.current?.focus(), []);
  return (
    <section className="cs-detail cs-plan" aria-label={title} ref={panel} tabIndex={-1}>
      <header className="cs-detail__head">
        <div className="co-line">
          <h2 className="cs-detail__title co-grow">{title}</h2>
          <IconButton icon="x" small label={t('common.close')} onClick={onClose} />
        </div>
      </header>
      {error && !children && <ErrorState error={error} onRetry={onRetry} />}
      {!error && !children && (
        <div className="cs-detail__body">
          <Skeleton lines={5} />
        </div>
      )}
      {children}
    </section>
  );
}

interface RunWithoutPlanProps {
  icon: IconName;
  title: string;
  text?: string;
  action?: ReactNode;
  children?: ReactNode;
}

/** Nothing to do, given up, failed. */
export function RunWithoutPlan({ children, ...said }: RunWithoutPlanProps): ReactNode {
  return (
    <div className="cs-detail__body" role={said.icon === 'alert' ? 'alert' : undefined}>
      <EmptyState {...said} />
      {children}
    </div>
  );
}

interface RunButtonProps {
  icon: IconName;
  text: string;
  run: { isPossible: boolean; isOpen: boolean; busy: string | null; open: () => void; close: () => void };
}

/** In the bar of the board: opens and closes the run of the day. */
export function RunButton({ icon, text, run }: RunButtonProps): ReactNode {
  if (!run.isPossible && !run.isOpen) return null;
  return (
    <Button
      small
      icon={icon}
      className="cs-planbutton"
      busy={run.busy === 'begin'}
      aria-pressed={run.isOpen}
      onClick={run.isOpen ? run.close : run.open}
    >
      {text}
    </Button>
  );
}
