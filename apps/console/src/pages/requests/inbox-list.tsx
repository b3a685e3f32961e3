import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ServiceRequest } from '#contracts';
import {
  Button,
  Count,
  EmptyState,
  Icon,
  ErrorState,
  SegmentedControl,
  Select,
  Skeleton,
  StatusChip,
  UrgencyMark,
  useDynamicT,
  useSharedT,
} from '#ui';
import { useT } from '../../i18n';
import { Link, useLocation, useSearchParams } from '../../routing';
import { DeadlineMark } from '../parts/deadline-mark';
import { Ago } from '../parts/moment';
import { NoMatch } from '../parts/no-match';
import { SearchBox } from '../parts/search-box';
import { sortOf, whichOf } from './which';

export interface InboxListProps {
  list: {
    rows: readonly ServiceRequest[];
    query: { isLoading: boolean; error: Error | null; refetch: () => unknown };
    more: { available: boolean; busy: boolean; load: () => void };
  };
  openId: string | undefined;
  action: ReactNode;
}

const filterNames = ['q', 'status'] as const;

export function InboxList({ list, openId, action }: InboxListProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const [params, change] = useSearchParams();
  const { rows, query, more } = list;
  const isFiltered = filterNames.some(name => params.has(name));
  return (
    <>
      <header className="cs-inbox__head">
        <div className="co-line">
          <h1>{t('requests.title')}</h1>
          {!query.isLoading && <Count value={rows.length} />}
          <span className="co-grow" />
          {action}
        </div>
        <SearchBox label={t('requests.search')} />
        <div className="co-line">
          <SegmentedControl
            label={t('requests.which')}
            value={whichOf(params.get('which'))}
            onChange={which => change({ which: which === 'open' ? null : which, status: null, sort: null })}
            options={[
              { value: 'open', label: t('requests.open') },
              { value: 'waiting', label: t('requests.waiting') },
              { value: 'mine', label: t('requests.mine') },
              { value: 'all', label: t('requests.every') },
            ]}
          />
          <Select
            aria-label={t('requests.sort')}
            className="cs-filter"
            value={sortOf(params.get('sort'), whichOf(params.get('which')))}
            options={[
              { value: 'deadline', label: t('requests.byDeadline') },
              { value: 'urgency', label: t('requests.byUrgency') },
              { value: 'newest', label: t('requests.byNewest') },
            ]}
            onChange={event => change({ sort: event.target.value })}
          />
        </div>
      </header>
      <div className="cs-inbox__rows">
        {query.error && rows.length === 0 && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.isLoading && (
          <div className="cs-inbox__wait">
            <Skeleton lines={10} />
          </div>
        )}
        {!query.isLoading &&
          !query.error &&
          rows.length === 0 &&
          (isFiltered ? (
            <NoMatch names={filterNames} />
          ) : (
            <EmptyState
              icon="checkCircle"
              title={t(whichOf(params.get('which')) === 'waiting' ? 'requests.noneWaiting' : 'requests.none')}
              text={t('requests.noneHint')}
            />
          ))}
        <ul>
          {rows.map(row => (
            <Row key={row.id} row={row} isOpen={row.id === openId} />
          ))}
        </ul>
        {more.available && (
          <div className="cs-more">
            <Button small busy={more.busy} onClick={more.load}>
              {shared('common.loadMore')}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

function Row({ row, isOpen }: { row: ServiceRequest; isOpen: boolean }): ReactNode {
  const t = useT();
  const { search } = useLocation();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const word = useDynamicT();
  const { handOver, takenOverAt } = row;
  // What a person has taken over waits for nobody.
  const due = takenOverAt === null ? (handOver?.deadline ?? row.answerDueAt) : null;
  return (
    <li ref={line}>
      <Link
        to={`/requests/${row.id}${search}`}
        className="cs-inbox__row"
        aria-current={isOpen ? 'true' : undefined}
      >
        <span className="cs-inbox__mark">
          <UrgencyMark urgency={row.urgency} />
        </span>
        <span className="cs-inbox__line">
          <b className="co-clip">{row.serialNumber}</b>
          <small className="co-grow co-clip">{row.siteName}</small>
          <small>
            <Ago at={row.createdAt} zone={row.timeZone} />
          </small>
        </span>
        <span className="cs-inbox__text">{row.text}</span>
        {handOver && (
          <span className="cs-inbox__line cs-inbox__why">
            <Icon name="headset" size={13} />
            <span className="co-clip">
              {handOver.owner ?? t('parts.nobody')}
              {handOver.reason && ` · ${word('requests.handOver', handOver.reason)}`}
            </span>
          </span>
        )}
        <span className="cs-inbox__line cs-inbox__foot">
          <StatusChip kind="request" status={row.status} bare />
          {due && <DeadlineMark at={due} zone={row.timeZone} />}
          <small className="co-mono">{row.number}</small>
        </span>
      </Link>
    </li>
  );
}
