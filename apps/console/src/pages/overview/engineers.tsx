import type { ReactNode } from 'react';
import type { Overview } from '#contracts';
import { Card, EmptyState, useFormat } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { useMay } from '../../session';

/** Who is on shift now: under way or free. */
export function Engineers({ counts }: { counts: Overview['engineers'] }): ReactNode {
  const t = useT();
  const may = useMay();
  const { onShift, underWay, free } = counts;
  return (
    <Card
      title={t('overview.engineers')}
      actions={may('visit.plan') && <Link to="/dispatch">{t('overview.toDispatch')}</Link>}
    >
      {onShift === 0 ? (
        <EmptyState icon="users" title={t('overview.nobodyOnShift')} />
      ) : (
        <>
          <div className="cs-crew">
            <Figure value={onShift} label={t('overview.onShift')} />
            <Figure value={underWay} label={t('overview.underWay')} tone="move" />
            <Figure value={free} label={t('overview.free')} tone="good" />
          </div>
          <div className="cs-crew__bar" aria-hidden>
            <i style={{ flexGrow: underWay, background: 'var(--move)' }} />
            <i style={{ flexGrow: free, background: 'var(--good)' }} />
          </div>
        </>
      )}
    </Card>
  );
}

function Figure({ value, label, tone }: { value: number; label: string; tone?: string }): ReactNode {
  const format = useFormat();
  return (
    <p className="cs-crew__figure">
      <b>{format.number(value)}</b>
      <span>
        {tone && <i style={{ background: `var(--${tone})` }} />}
        {label}
      </span>
    </p>
  );
}
