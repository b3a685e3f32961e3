import type { ReactNode } from 'react';
import { useFormat, useNow } from '#ui';

/** "3 min. ago", with the full time of the site's zone on hover. */
export function Ago({ at, zone }: { at: string; zone?: string | undefined }): ReactNode {
  const format = useFormat();
  const now = useNow();
  return (
    <time dateTime={at} title={format.dateTime(at, { zone, style: 'full' })}>
      {format.relative(at, now)}
    </time>
  );
}

export function At({ at, zone }: { at: string; zone?: string | undefined }): ReactNode {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.dateTime(at, { zone, style: 'full' })}>
      {format.dateTime(at, { zone })}
    </time>
  );
}
