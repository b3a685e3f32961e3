import { useState } from 'react';
import type { ReactNode } from 'react';
import { openVisitStatuses, routes } from '#contracts';
import type { VisitLine, VisitStatus } from '#contracts';
import { EmptyState, ErrorState, IconButton, LiveMark, Skeleton, useFormat, useList, useNow } from '#ui';
import { useT } from '../i18n';
import { dayBounds, groupDay } from './day';
import { DayChanges } from './day-changes';
import { DayMenu } from './day-menu';
import { VisitCard } from './visit-card';

/** The engineer's day: what is next first and large, what is done small below. */
export function DayPage({ personId }: { personId: string }): ReactNode {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const [offset, setOffset] = useState(0);
  const { from, to } = dayBounds(now, offset);
  const { rows, query } = useList(routes.listVisits, {
    query: { from: from.toISOString(), to: to.toISOString(), limit: 100, sort: 'start' },
  });
  const { ahead, over } = groupDay(rows, status =>
    (openVisitStatuses as readonly VisitStatus[]).includes(status),
  );
  return (
    <>
      <header className="fi-top">
        <div className="co-grow">
          <h1>{offset === 0 ? t('day.title') : format.dateTime(from, { style: 'day' })}</h1>
          <p className="co-muted">
            {offset === 0 && <>{format.dateTime(from, { style: 'date' })} · </>}
            {t('day.left', { count: ahead.length })}
          </p>
        </div>
        <LiveMark wordless />
        <DayMenu />
      </header>
      <nav className="fi-days" aria-label={t('day.title')}>
        <IconButton icon="chevronLeft" label={t('day.previous')} onClick={() => setOffset(offset - 1)} />
        <button
          type="button"
          className="fi-days__today"
          aria-pressed={offset === 0}
          onClick={() => setOffset(0)}
        >
          {t('common.today')}
        </button>
        <IconButton icon="chevronRight" label={t('day.next')} onClick={() => setOffset(offset + 1)} />
      </nav>
      <main className="fi-main">
        {offset === 0 && query.isSuccess && (
          <DayChanges key={from.toISOString()} personId={personId} from={from.toISOString()} rows={rows} />
        )}
        {query.error && rows.length === 0 ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isPending ? (
          <Skeleton lines={6} />
        ) : rows.length === 0 ? (
          <EmptyState icon="calendar" title={t('day.none')} text={t('day.noneHint')} />
        ) : (
          <Visits ahead={ahead} over={over} />
        )}
      </main>
    </>
  );
}

function Visits({ ahead, over }: { ahead: readonly VisitLine[]; over: readonly VisitLine[] }): ReactNode {
  const t = useT();
  return (
    <>
      <ol className="fi-visits">
        {ahead.map((visit, index) => (
          <li key={visit.id}>
            <VisitCard visit={visit} next={index === 0} />
          </li>
        ))}
      </ol>
      {over.length > 0 && (
        <>
          <h2 className="fi-section">{t('day.done')}</h2>
          <ol className="fi-visits fi-visits--over">
            {over.map(visit => (
              <li key={visit.id}>
                <VisitCard visit={visit} next={false} />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
