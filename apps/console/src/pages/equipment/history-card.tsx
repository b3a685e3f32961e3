import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Equipment, HistoryEntry } from '#contracts';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Skeleton,
  Timeline,
  useDynamicT,
  useList,
  useSharedT,
} from '#ui';
import type { IconName, Tone } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { useMay } from '../../session';

const looks: Record<HistoryEntry['kind'], { icon: IconName; tone: Tone }> = {
  alert: { icon: 'alert', tone: 'warn' },
  request: { icon: 'message', tone: 'info' },
  'work-order': { icon: 'clipboard', tone: 'accent' },
  visit: { icon: 'wrench', tone: 'move' },
  change: { icon: 'edit', tone: 'neutral' },
};

function placeOf({ kind, subjectId }: HistoryEntry, may: ReturnType<typeof useMay>): string | null {
  if (subjectId === null) return null;
  if (kind === 'request' && !may('request.read')) return null;
  if (kind === 'alert') return `/alerts?alert=${subjectId}`;
  if (kind === 'request') return `/requests/${subjectId}`;
  return kind === 'work-order' ? `/work-orders/${subjectId}` : null;
}

/** From the factory to the scrap yard, the newest first. */
export function HistoryCard({ unit }: { unit: Equipment }): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const word = useDynamicT();
  const may = useMay();
  const { rows, query, more } = useList(routes.equipmentHistory, {
    params: { id: unit.id },
    query: { limit: 25 },
  });
  const events = rows.map(entry => {
    const place = placeOf(entry, may);
    const title = word('audit', entry.verb);
    return {
      id: `${entry.kind}-${entry.id}`,
      at: entry.at,
      ...looks[entry.kind],
      title,
      ...(entry.actorName && { who: t('equipment.byWhom', { name: entry.actorName }) }),
      ...(entry.title && { body: place ? <Link to={place}>{entry.title}</Link> : entry.title }),
    };
  });
  return (
    <Card title={t('equipment.history')}>
      {query.error && rows.length === 0 && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isLoading && <Skeleton lines={5} />}
      {query.isSuccess && rows.length === 0 && <EmptyState icon="clock" title={t('equipment.noHistory')} />}
      <Timeline events={events} zone={unit.timeZone} />
      {more.available && (
        <div className="cs-more">
          <Button small busy={more.busy} onClick={more.load}>
            {shared('common.loadMore')}
          </Button>
        </div>
      )}
    </Card>
  );
}
