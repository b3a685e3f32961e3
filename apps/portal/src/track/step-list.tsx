import type { ReactNode } from 'react';
import type { TrackingStep } from '#contracts';
import { Icon, useFormat } from '#ui';
import { useT } from '../i18n';

/** The way of a report, as a line that fills. */
export function StepList({ steps, zone }: { steps: readonly TrackingStep[]; zone: string }): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <ol className="po-steps">
      {steps.map(step => (
        <li
          key={step.code}
          className="po-steps__step"
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="po-steps__mark" aria-hidden>
            {step.state === 'done' && <Icon name="check" size={14} />}
          </span>
          <span className="po-steps__name">{t(`track.step.${step.code}`)}</span>
          {step.at && (
            <time className="po-steps__time" dateTime={step.at}>
              {format.dateTime(step.at, { zone, style: 'dateTime' })}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}
