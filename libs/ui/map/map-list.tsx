import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from '../components/button';
import { Avatar } from '../components/card';
import { UrgencyMark } from '../components/chip';
import { useDynamicT, useSharedT } from '../i18n/i18n';
import type { MapEngineer, MapJob, MapSelection } from './types';

export interface MapListProps {
  title: string;
  jobs: readonly MapJob[];
  engineers: readonly MapEngineer[];
  selected: MapSelection;
  onSelect: (selection: MapSelection) => void;
  onClose: () => void;
  /** As tall as its content: for the few jobs of one spot. */
  short?: boolean;
}

/** A list shows at most this many rows; beyond it the queue beside the map is the better place. */
const limit = 200;

/** The map in words: for the keyboard, for a screen reader, and for jobs that lie on one spot. */
export function MapList({
  title,
  jobs,
  engineers,
  selected,
  onSelect,
  onClose,
  short,
}: MapListProps): ReactNode {
  const t = useSharedT();
  const word = useDynamicT();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('li button')?.focus();
  }, []);
  return (
    <section ref={panel} className={`co-map__list ${short ? 'co-map__list--short' : ''}`} aria-label={title}>
      <header>
        <span>{title}</span>
        <IconButton small icon="x" label={t('common.close')} onClick={onClose} />
      </header>
      <ul>
        {engineers.map(engineer => (
          <li key={engineer.id}>
            <button
              type="button"
              className="co-map__list-item"
              aria-current={selected?.kind === 'engineer' && selected.id === engineer.id}
              onClick={() => onSelect({ kind: 'engineer', id: engineer.id })}
            >
              <Avatar name={engineer.name} size={22} />
              <span className="co-clip">
                {engineer.name}
                <small>{word('engineer.state', engineer.state)}</small>
              </span>
            </button>
          </li>
        ))}
        {jobs.slice(0, limit).map(job => (
          <li key={job.id}>
            <button
              type="button"
              className="co-map__list-item"
              aria-current={selected?.kind === 'job' && selected.id === job.id}
              onClick={() => onSelect({ kind: 'job', id: job.id })}
            >
              <UrgencyMark urgency={job.urgency} />
              <span className="co-clip">
                {job.title}
                {job.detail && <small className="co-clip">{job.detail}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
