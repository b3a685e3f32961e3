import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { BottomSheet, Icon, useRoute } from '#ui';
import { useT } from '../i18n';
import { currentEntry, entriesFor } from '../pages/find';
import type { ConsolePage } from '../pages/define';
import { pages } from '../pages/list';
import { Link, useLocation } from '../routing';
import { useMay, useMe } from '../session';
import { Mark } from './mark';
import './navigation.css';

/** How many entries the bar of a phone holds beside "More". */
const onPhone = 4;

/** A rail on the left; on a phone a bar at the bottom. */
export function Navigation(): ReactNode {
  const t = useT();
  const { path } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const entries = entriesFor(pages, useMe().person.role);
  const current = currentEntry(entries, path);
  const hasMore = entries.length > onPhone + 1;
  return (
    <nav className="cs-nav" aria-label={t('nav.label')}>
      <Link to="/" className="cs-nav__mark" aria-label="Callout">
        <Mark />
      </Link>
      {entries.map((entry, index) => (
        <Entry
          key={entry.path}
          entry={entry}
          isCurrent={entry === current}
          isExtra={hasMore && index >= onPhone}
        />
      ))}
      {hasMore && (
        <button type="button" className="cs-nav__entry cs-nav__more" onClick={() => setOpen(true)}>
          <Icon name="menu" size={20} />
          <span>{t('nav.more')}</span>
        </button>
      )}
      <BottomSheet open={isOpen} onClose={() => setOpen(false)} title={t('nav.more')}>
        {entries.slice(onPhone).map(entry => (
          <Link
            key={entry.path}
            to={entry.path}
            className="cs-nav__line"
            aria-current={entry === current ? 'page' : undefined}
            onClick={() => setOpen(false)}
          >
            {entry.entry && <Icon name={entry.entry.icon} size={20} />}
            {entry.entry && t(entry.entry.label)}
          </Link>
        ))}
      </BottomSheet>
    </nav>
  );
}

function Entry(props: { entry: ConsolePage; isCurrent: boolean; isExtra: boolean }): ReactNode {
  const t = useT();
  const { entry, path } = props.entry;
  const count = useWaiting(entry?.counts === 'waiting');
  if (!entry) return null;
  const waiting = count > 0 ? t('nav.waiting', { count }) : undefined;
  return (
    <Link
      to={path}
      className={`cs-nav__entry ${props.isExtra ? 'cs-nav__entry--extra' : ''}`}
      aria-current={props.isCurrent ? 'page' : undefined}
      aria-description={waiting}
    >
      <Icon name={entry.icon} size={20} />
      <span>{t(entry.label)}</span>
      {count > 0 && (
        <b className="cs-nav__count" title={waiting} aria-hidden>
          {count > 99 ? '99+' : count}
        </b>
      )}
    </Link>
  );
}

/** How many requests wait for a person, on every page. */
function useWaiting(isWanted: boolean): number {
  const may = useMay();
  const overview = useRoute(routes.overview, isWanted && may('overview.read') ? {} : 'skip');
  // Whoever does not ask sees what another has asked for.
  return isWanted ? (overview.data?.requests.handOver ?? 0) : 0;
}
