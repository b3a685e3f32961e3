import type { ReactNode } from 'react';

/** Title of the browser's tab; React moves it into the head. */
export function PageTitle({ text }: { text: string }): ReactNode {
  return <title>{`${text} · Callout`}</title>;
}
