import type { CSSProperties, ReactNode } from 'react';
import './card.css';

export interface CardProps {
  title?: ReactNode;
  /** On the right of the title. */
  actions?: ReactNode;
  /** Body without padding: for tables, maps and lists. */
  flush?: boolean;
  children?: ReactNode;
  className?: string;
  style?: CSSProperties;
}

export function Card({ title, actions, flush, children, className, style }: CardProps): ReactNode {
  return (
    <section className={`co-card ${flush ? 'co-card--flush' : ''} ${className ?? ''}`} style={style}>
      {(title || actions) && (
        <header className="co-card__head">
          <h3 className="co-card__title co-clip">{title}</h3>
          {actions}
        </header>
      )}
      <div className="co-card__body">{children}</div>
    </section>
  );
}

export interface PressCardProps {
  onPress: () => void;
  chosen?: boolean;
  children: ReactNode;
  className?: string;
}

/** A card that is one big button: a visit of the day, a search hit. */
export function PressCard({ onPress, chosen, children, className }: PressCardProps): ReactNode {
  return (
    <button
      type="button"
      className={`co-card co-card--press ${chosen ? 'co-card--chosen' : ''} ${className ?? ''}`}
      aria-pressed={chosen}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

export interface KeyValuesProps {
  /** Pairs without a value are left out, so that callers need not filter. */
  items: readonly (readonly [label: ReactNode, value: ReactNode])[];
  stacked?: boolean;
}

export function KeyValues({ items, stacked }: KeyValuesProps): ReactNode {
  const present = items.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl className={`co-kv ${stacked ? 'co-kv--stacked' : ''}`}>
      {present.map(([label, value], index) => (
        <div key={index} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Toolbar({
  label,
  children,
  className,
}: {
  label?: string;
  children: ReactNode;
  className?: string;
}): ReactNode {
  return (
    <div className={`co-toolbar ${className ?? ''}`} role="toolbar" aria-label={label}>
      {children}
    </div>
  );
}

export function KeyHint({ keys }: { keys: readonly string[] }): ReactNode {
  return (
    <span className="co-line" style={{ gap: 3, display: 'inline-flex' }}>
      {keys.map(key => (
        <kbd key={key} className="co-key">
          {key}
        </kbd>
      ))}
    </span>
  );
}

export function Count({ value }: { value: number }): ReactNode {
  return <span className="co-count">{value > 999 ? '999+' : value}</span>;
}

/** Two letters of a name, one character of a Chinese one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  if (/\p{Script=Han}/u.test(first)) return Array.from(first).slice(-2).join('');
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return (Array.from(first)[0] ?? '?').toUpperCase() + (Array.from(last)[0] ?? '').toUpperCase();
}

/** A hue that stays with a name. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 3_600;
  return Math.round(hash / 10);
}

export function Avatar({ name, size = 28 }: { name: string; size?: number }): ReactNode {
  const style = { '--size': `${size}px`, '--hue': hueOf(name) };
  return (
    <span className="co-avatar" style={style} title={name} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}

export interface ProgressProps {
  /** 0 to 1; undefined while the length is not known. */
  value?: number | undefined;
  label: string;
  tone?: 'accent' | 'good' | 'warn' | 'bad' | 'info';
}

export function Progress({ value, label, tone = 'accent' }: ProgressProps): ReactNode {
  const share = value === undefined ? {} : { value: Math.min(1, Math.max(0, value)) };
  return (
    <progress
      className="co-progress"
      style={{ '--fill': `var(--${tone})` }}
      aria-label={label}
      max={1}
      {...share}
    />
  );
}
