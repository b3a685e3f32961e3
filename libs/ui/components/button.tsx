import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icons';
import './button.css';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  kind?: ButtonKind;
  small?: boolean;
  /** As wide as its container. */
  wide?: boolean;
  icon?: IconName | undefined;
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** Work is under way: shows a spinner, keeps its width, ignores further presses. */
  busy?: boolean;
}

const classes = ({ kind = 'secondary', small, wide }: Look, more?: string): string =>
  ['co-button', `co-button--${kind}`, small && 'co-button--small', wide && 'co-button--wide', more]
    .filter(Boolean)
    .join(' ');

export function Button({
  kind,
  small,
  wide,
  icon,
  busy,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={classes({ kind, small, wide }, className)}
      aria-busy={busy || undefined}
      // Not `disabled`: that would drop the focus of the one who has just pressed it.
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? event => event.preventDefault() : onClick}
    >
      {busy ? <span className="co-spinner" aria-hidden /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  icon: IconName;
  /** What it does: read aloud and shown on hover. */
  label: string;
  kind?: ButtonKind;
  small?: boolean;
  busy?: boolean;
}

export function IconButton({
  icon,
  label,
  kind = 'quiet',
  small,
  busy,
  className,
  ...rest
}: IconButtonProps): ReactNode {
  const more = `co-button--icon ${className ?? ''}`;
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-busy={busy || undefined}
      {...rest}
      className={classes(small ? { kind, small } : { kind }, more)}
    >
      {busy ? <span className="co-spinner" aria-hidden /> : <Icon name={icon} />}
    </button>
  );
}

export interface LinkButtonProps extends AnchorHTMLAttributes<HTMLAnchorElement>, Look {}

/** Looks like a button, goes somewhere: a call, a route on a map, a download. */
export function LinkButton({
  kind,
  small,
  wide,
  icon,
  children,
  className,
  ...rest
}: LinkButtonProps): ReactNode {
  return (
    <a {...rest} className={classes({ kind, small, wide }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
