import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { ApiProblem, BadAnswer, Offline } from '../api/problem';
import { useRefusalText, useSharedT } from '../i18n/i18n';
import type { SharedKey, Translate } from '../i18n/i18n';
import { Button } from './button';
import { Icon } from './icon';
import type { IconName } from './icons';
import type { Tone } from './status';
import './feedback.css';

export interface EmptyStateProps {
  icon?: IconName;
  title: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon = 'box', title, text, action }: EmptyStateProps): ReactNode {
  return (
    <div className="co-empty">
      <span className="co-empty__icon">
        <Icon name={icon} size={22} />
      </span>
      <p className="co-empty__title">{title}</p>
      {text && <p className="co-empty__text">{text}</p>}
      {action}
    </div>
  );
}

export interface Explanation {
  title: string;
  hint: string;
  requestId: string | undefined;
  icon: IconName;
}

/** What to tell a person about an error: the refusal in their language, never the text of a program. */
export function explain(
  error: unknown,
  t: Translate<SharedKey>,
  refusal: (code: string) => string,
): Explanation {
  if (error instanceof Offline)
    return error.reason === 'timeout'
      ? { title: t('error.timeout'), hint: t('error.timeoutHint'), requestId: undefined, icon: 'clock' }
      : { title: t('error.offline'), hint: t('error.offlineHint'), requestId: undefined, icon: 'wifiOff' };
  if (error instanceof ApiProblem) {
    // The number helps when we are at fault; beside "wrong password" it would only frighten.
    const requestId = error.status >= 500 ? error.requestId : undefined;
    return { title: t('error.title'), hint: refusal(error.code), requestId, icon: 'alert' };
  }
  if (error instanceof BadAnswer)
    return {
      title: t('error.badAnswer'),
      hint: t('error.unexpectedHint'),
      requestId: error.requestId,
      icon: 'alert',
    };
  return {
    title: t('error.unexpected'),
    hint: t('error.unexpectedHint'),
    requestId: undefined,
    icon: 'alert',
  };
}

/** `explain` bound to the reader's language. */
export function useExplain(): (error: unknown) => Explanation {
  const t = useSharedT();
  const refusal = useRefusalText();
  return error => explain(error, t, refusal);
}

/** In place of what could not be shown: what happened, what to do, try again. */
export function ErrorState({
  error,
  onRetry,
}: {
  error: unknown;
  onRetry?: (() => void) | undefined;
}): ReactNode {
  const t = useSharedT();
  const { title, hint, requestId, icon } = useExplain()(error);
  return (
    <div className="co-empty co-empty--bad" role="alert">
      <span className="co-empty__icon">
        <Icon name={icon} size={22} />
      </span>
      <p className="co-empty__title">{title}</p>
      <p className="co-empty__text">{hint}</p>
      {onRetry && (
        <Button icon="refresh" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
      {requestId && (
        <p className="co-empty__id">
          {t('error.requestId')}: <span className="co-mono">{requestId}</span>
        </p>
      )}
    </div>
  );
}

const noticeIcons: Partial<Record<Tone, IconName>> = { good: 'checkCircle', warn: 'alert', bad: 'alert' };

/** One or two sentences inside a page: a refusal above a form, a warning on a card. */
export function Notice({
  tone = 'info',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}): ReactNode {
  const style = {
    '--chip-soft': `var(--${tone}-soft)`,
    '--chip-text': `var(--${tone}-text)`,
  };
  return (
    <div className="co-notice" style={style} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icon ?? noticeIcons[tone] ?? 'info'} size={17} />
      <div className="co-grow">{children}</div>
    </div>
  );
}

/** The refusal of a verb as a notice; nothing while there is no error. */
export function ErrorNotice({ error }: { error: unknown }): ReactNode {
  const explanation = useExplain();
  if (!error) return null;
  const { title, hint, requestId } = explanation(error);
  return (
    <Notice tone="bad">
      {error instanceof ApiProblem ? hint : `${title}. ${hint}`}
      {requestId && <span className="co-mono"> {requestId}</span>}
    </Notice>
  );
}

export function Skeleton({ lines = 3, height }: { lines?: number; height?: number | string }): ReactNode {
  const t = useSharedT();
  if (height !== undefined)
    return <output className="co-skeleton" style={{ height, margin: 0 }} aria-label={t('common.loading')} />;
  return (
    <output style={{ display: 'block' }} aria-label={t('common.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="co-skeleton" style={{ width: `${92 - ((index * 37) % 45)}%` }} />
      ))}
    </output>
  );
}

interface BoundaryProps {
  /** A change forgets the error: give it the address of the page. */
  resetKey?: string;
  /** Where to send what broke (the api's log). */
  onError?: (error: Error, componentStack: string) => void;
  children: ReactNode;
}
interface BoundaryState {
  error: Error | null;
  resetKey: string | undefined;
}

/** Keeps a broken page from taking the whole app down. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: Error): Partial<BoundaryState> {
    return { error };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.props.onError?.(error, info.componentStack ?? '');
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
