import { useId } from 'react';
import type { ReactNode } from 'react';
import { useSharedT } from '../i18n/i18n';
import { Icon } from './icon';
import './capture.css';

export interface StarsProps {
  label: string;
  /** 0 (not rated) to 5. */
  value: number;
  /** Left out: only shown. */
  onChange?: (value: number) => void;
  size?: number;
}

const steps = [1, 2, 3, 4, 5] as const;

export function Stars({ label, value, onChange, size = 28 }: StarsProps): ReactNode {
  const t = useSharedT();
  const name = useId();
  if (!onChange)
    return (
      <span className="co-stars co-stars--read">
        <span className="co-sr">{t('stars.of', { count: value, total: 5 })}</span>
        {steps.map(step => (
          <Icon key={step} name="star" size={size} filled={step <= Math.round(value)} />
        ))}
      </span>
    );
  return (
    <fieldset className="co-stars">
      <legend className="co-sr">{label}</legend>
      {steps.map(step => (
        <label key={step}>
          <input
            type="radio"
            className="co-sr"
            name={name}
            checked={value === step}
            onChange={() => onChange(step)}
            aria-label={t('stars.label', { count: step })}
          />
          <Icon name="star" size={size} filled={step <= value} />
        </label>
      ))}
    </fieldset>
  );
}
