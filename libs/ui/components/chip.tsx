import type { CSSProperties, ReactNode } from 'react';
import { useDynamicT } from '../i18n/i18n';
import { Icon } from './icon';
import type { IconName } from './icons';
import type { StatusKind, Tone } from './status';
import { statusLook } from './status';
import './chip.css';

const toneStyle = (tone: Tone): CSSProperties => ({
  '--chip-soft': `var(--${tone}-soft)`,
  '--chip-text': `var(--${tone}-text)`,
});

export interface ChipProps {
  tone?: Tone;
  icon?: IconName;
  /** Without its ground: inside a dense table. */
  bare?: boolean;
  title?: string;
  children: ReactNode;
}

export function Chip({ tone = 'neutral', icon, bare, title, children }: ChipProps): ReactNode {
  return (
    <span className={`co-chip ${bare ? 'co-chip--bare' : ''}`} style={toneStyle(tone)} title={title}>
      {icon && <Icon name={icon} />}
      <span className="co-clip">{children}</span>
    </span>
  );
}

/** State of a thing in the reader's language: `<StatusChip kind="visit" status={visit.status} />`. */
export function StatusChip({
  kind,
  status,
  bare,
}: {
  kind: StatusKind;
  status: string;
  bare?: boolean;
}): ReactNode {
  const t = useDynamicT();
  const { tone, icon } = statusLook(kind, status);
  const text = t(`state.${kind}`, status);
  return bare ? (
    <Chip tone={tone} icon={icon} bare>
      {text}
    </Chip>
  ) : (
    <Chip tone={tone} icon={icon}>
      {text}
    </Chip>
  );
}

export type UrgencyLevel = 'critical' | 'high' | 'normal' | 'low';

/** Outline of each urgency on a 16 px grid, shared with the map: octagon, triangle, disc, ring. */
export const urgencyShapes: Record<UrgencyLevel, string> = {
  critical: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  high: 'M8 1.2 15.4 14.6H.6z',
  normal: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z',
  low: 'M8 3.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z',
};

export interface UrgencyMarkProps {
  urgency: UrgencyLevel;
  /** With its word; otherwise the word is a tooltip. */
  label?: boolean;
  size?: number;
}

export function UrgencyMark({ urgency, label, size = 14 }: UrgencyMarkProps): ReactNode {
  const word = useDynamicT()('urgency', urgency);
  const colour = `var(--urgency-${urgency})`;
  const hollow = urgency === 'low';
  return (
    <span className="co-urgency" style={{ '--mark': colour }} title={label ? undefined : word}>
      <svg
        viewBox="0 0 16 16"
        width={size}
        height={size}
        role={label ? undefined : 'img'}
        aria-label={label ? undefined : word}
        aria-hidden={label ? true : undefined}
      >
        <path
          d={urgencyShapes[urgency]}
          fill={hollow ? 'none' : colour}
          stroke={colour}
          strokeWidth={hollow ? 2 : 0}
        />
        {urgency === 'critical' && (
          <path d="M8 4.2v4.6M8 11.3v.1" stroke="var(--surface)" strokeWidth="2" strokeLinecap="round" />
        )}
        {urgency === 'high' && (
          <path d="M8 6.2v3.3M8 12v.1" stroke="var(--surface)" strokeWidth="1.7" strokeLinecap="round" />
        )}
      </svg>
      {label && word}
    </span>
  );
}
