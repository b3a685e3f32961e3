import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button, EmptyState, ErrorState, Skeleton, useDynamicT } from '#ui';
import { useT } from '../../../i18n';
import { useStored } from '../../../stored';
import { useDesk } from '../desk/desk';
import { fits, groupings, groupQueue, neighbour, noFilter } from './group';
import type { Grouping, QueueFilter, QueueGroup } from './group';
import { QueueHead } from './queue-head';
import { QueueLine } from './queue-line';
import './queue.css';

const isGrouping = (value: unknown): Grouping | undefined => groupings.find(one => one === value);

/** What waits to be planned. Arrow keys walk, Enter goes on to the engineers, letters are the page's shortcuts. */
export function Queue({ onOpen }: { onOpen: () => void }): ReactNode {
  const { orders, ordersLoaded, selection, select, now } = useDesk();
  const [filter, setFilter] = useState<QueueFilter>(noFilter);
  const [grouping, setGrouping] = useStored('dispatch.grouping', 'urgency', isGrouping);
  const list = useRef<HTMLDivElement>(null);
  const wanted = useDeferredValue(filter);
  const fitting = useMemo(() => orders.filter(order => fits(order, wanted)), [orders, wanted]);
  const groups = useMemo(() => groupQueue(fitting, grouping, now), [fitting, grouping, now]);
  const chosen = selection.orderId;

  useEffect(() => {
    if (!chosen) return;
    list.current?.querySelector(`[data-order="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      onOpen();
    }
    if (step === 0) return;
    event.preventDefault();
    const next = neighbour(groups, chosen, step);
    if (!next) return;
    select({ orderId: next });
    list.current?.querySelector<HTMLElement>(`[data-order="${CSS.escape(next)}"]`)?.focus();
  };

  return (
    <section className="cs-queue" aria-busy={ordersLoaded.isLoading || undefined}>
      <QueueHead
        orders={orders}
        shown={fitting.length}
        filter={filter}
        onFilter={setFilter}
        grouping={grouping}
        onGrouping={setGrouping}
        onKeyDown={press}
      />
      <div className="cs-queue__list" ref={list} onKeyDown={press} role="presentation">
        <QueueBody groups={groups} filter={filter} onClear={() => setFilter(noFilter)} onOpen={onOpen} />
      </div>
    </section>
  );
}

interface BodyProps {
  groups: readonly QueueGroup[];
  filter: QueueFilter;
  onClear: () => void;
  onOpen: () => void;
}

function QueueBody({ groups, filter, onClear, onOpen }: BodyProps): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const { orders, ordersLoaded, selection, select, hover, now } = useDesk();
  const choose = useCallback(
    (orderId: string) => {
      select({ orderId });
      onOpen();
    },
    [select, onOpen],
  );
  if (ordersLoaded.error && orders.length === 0)
    return <ErrorState error={ordersLoaded.error} onRetry={ordersLoaded.retry} />;
  if (ordersLoaded.isLoading) return <QueueSkeleton />;
  if (groups.length === 0 && filter === noFilter)
    return (
      <EmptyState icon="checkCircle" title={t('dispatch.queue.empty')} text={t('dispatch.queue.emptyHint')} />
    );
  if (groups.length === 0)
    return (
      <EmptyState
        icon="filter"
        title={t('dispatch.queue.nothing')}
        action={<Button onClick={onClear}>{t('dispatch.queue.clear')}</Button>}
      />
    );
  const first = groups[0]?.orders[0]?.id;
  return groups.map(group => (
    <section key={group.key}>
      <h3 className={`cs-queue__group cs-queue__group--${group.key}`}>
        <span>
          {word(
            ['critical', 'high', 'normal', 'low'].includes(group.key) ? 'urgency' : 'dispatch.due',
            group.key,
          )}
        </span>
        <span className="co-faint">{group.orders.length}</span>
      </h3>
      {group.orders.map(order => (
        <QueueLine
          key={order.id}
          order={order}
          now={now}
          isChosen={order.id === selection.orderId}
          isFocusable={selection.orderId ? order.id === selection.orderId : order.id === first}
          hover={hover}
          onChoose={choose}
        />
      ))}
    </section>
  ));
}

function QueueSkeleton(): ReactNode {
  return Array.from({ length: 9 }, (_, index) => (
    <div key={index} className="cs-queue__skeleton">
      <Skeleton lines={2} />
    </div>
  ));
}
