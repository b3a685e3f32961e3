import type { ReactNode } from 'react';

/** The sign of the product, as in icon.svg. */
export function Mark({ size = 28 }: { size?: number }): ReactNode {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden>
      <rect width="64" height="64" rx="14" fill="#0e6b62" />
      <path
        d="M44.6 23.4A15 15 0 1 0 45 40"
        fill="none"
        stroke="#fff"
        strokeWidth="7"
        strokeLinecap="round"
      />
      <circle cx="46" cy="31.5" r="5" fill="#ffb454" />
    </svg>
  );
}
