import type { ReactNode } from 'react';
import type { IconName } from './icons';
import { icons } from './icons';

export interface IconProps {
  name: IconName;
  /** Pixels; 1.25 em of the text around it unless told. */
  size?: number | undefined;
  /** Said by a screen reader; without it the icon is decoration. */
  label?: string | undefined;
  filled?: boolean;
  className?: string;
}

export function Icon({ name, size, label, filled, className }: IconProps): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size ?? '1.25em'}
      height={size ?? '1.25em'}
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      style={{ flex: 'none' }}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={icons[name]} />
    </svg>
  );
}
