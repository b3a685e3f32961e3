import type { ReactNode } from 'react';
import { Chip, useFormat, useNow } from '#ui';
import { useT } from '../../i18n';
import { timeLeft } from './deadline';

/** Counts down to a deadline, and up when it has passed. */
export function DeadlineMark({ at, zone }: { at: string; zone?: string | undefined }): ReactNode {
  const t = useT();
  const format = useFormat();
  const now = useNow(1_000);
  const left = timeLeft(at, now);
  const time = left.clock ?? format.duration(left.minutes);
  return (
    <Chip
      tone={left.isLate ? 'bad' : left.isClose ? 'warn' : 'neutral'}
      icon="clock"
      title={format.dateTime(at, { zone, style: 'full' })}
    >
      {t(left.isLate ? 'parts.late' : 'parts.left', { time })}
    </Chip>
  );
}
