import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Overview } from '#contracts';
import { Button, Card, Count, EmptyState, Icon, UrgencyMark, useDynamicT, useFormat, useNow } from '#ui';
import type { IconName } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { pageOf } from '../parts/page-of';

type Item = Overview['needsAttention'][number];
type Kind = Item['kind'];

const atFirst = 8;
const placeOf: Record<Kind, (id: string) => string> = {
  alert: pageOf.alert,
  request: pageOf['service-request'],
  'work-order': pageOf['work-order'],
};
const iconOf: Record<Kind, IconName> = { alert: 'alert', request: 'message', 'work-order': 'clipboard' };
const nounOf = { alert: 'noun.alert', request: 'noun.request', 'work-order': 'noun.workOrder' } as const;

/** What waits for a person, the most urgent first, as the server ranks it. */
export function Attention({ items }: { items: readonly Item[] }): ReactNode {
  const t = useT();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? items : items.slice(0, atFirst);
  return (
    <Card flush title={t('overview.attention')} actions={items.length > 0 && <Count value={items.length} />}>
      {items.length === 0 && (
        <EmptyState icon="checkCircle" title={t('overview.calm')} text={t('overview.calmHint')} />
      )}
      <ul className="cs-list">
        {shown.map(item => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
      {items.length > atFirst && (
        <div className="cs-attention__more">
          <Button small kind="quiet" aria-expanded={showsAll} onClick={() => setShowsAll(before => !before)}>
            {showsAll ? t('common.less') : t('overview.showAll', { count: items.length })}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Row({ item }: { item: Item }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const now = useNow();
  const isAhead = Date.parse(item.since) > now;
  const when = format.relative(item.since, now);
  return (
    <li>
      <Link to={placeOf[item.kind](item.id)} className="cs-list__row cs-attention__row">
        <span className="cs-attention__urgency">
          <UrgencyMark urgency={item.urgency} size={16} />
          <span className="co-sr">{word('urgency', item.urgency)}</span>
        </span>
        <span className="cs-attention__text">
          <b className="co-clip">{item.title}</b>
          <span className="cs-attention__detail">
            <Icon name={iconOf[item.kind]} size={13} />
            {t(nounOf[item.kind])}
            <span className="co-clip"> · {item.detail}</span>
          </span>
        </span>
        <span className="cs-list__end">
          <time dateTime={item.since} title={format.dateTime(item.since, { style: 'full' })}>
            {isAhead ? t('overview.due', { when }) : when}
          </time>
        </span>
      </Link>
    </li>
  );
}
