import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { ErrorState, Icon, Skeleton } from '#ui';
import { useT } from '../i18n';
import { navigate } from '../routing';
import { useHits } from './search-hits';
import type { Hit } from './search-hits';
import './search.css';

/** One field over everything: equipment, work orders, requests and the pages themselves. */
export default function Search({ onClose }: { onClose: () => void }): ReactNode {
  const t = useT();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const { hits, isLoading, error } = useHits(wanted);
  const at = Math.min(chosen, hits.length - 1);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const open = (hit: Hit): void => {
    onClose();
    navigate(hit.to);
  };
  const press = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setChosen((at + step + hits.length) % hits.length);
    }
    const hit = hits[at];
    if (event.key === 'Enter' && hit) open(hit);
  };

  return (
    <dialog
      ref={dialog}
      className="cs-search"
      aria-label={t('search.title')}
      onClose={onClose}
      onPointerDown={event => event.target === event.currentTarget && onClose()}
    >
      <div className="cs-search__field">
        <Icon name="search" size={18} />
        <input
          value={text}
          placeholder={t('search.placeholder')}
          aria-label={t('search.title')}
          aria-describedby="search-chosen"
          onChange={event => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
        {isLoading && <span className="co-spinner" aria-hidden />}
      </div>
      <output className="co-sr" id="search-chosen">
        {hits[at] && `${hits[at].group}: ${hits[at].name} ${hits[at].detail ?? ''}`}
      </output>
      <div className="cs-search__hits">
        {error && hits.length === 0 && <ErrorState error={error} />}
        {isLoading && hits.length === 0 && <Skeleton lines={4} />}
        {hits.map((hit, index) => (
          <HitLine
            key={hit.to}
            hit={hit}
            isChosen={index === at}
            isFirst={hits[index - 1]?.kind !== hit.kind}
            onOpen={() => open(hit)}
            onPoint={() => setChosen(index)}
          />
        ))}
        {hits.length === 0 && !isLoading && !error && (
          <p className="cs-search__hint">
            {wanted.length < 2 ? t('search.start') : t('search.nothing', { text: wanted })}
          </p>
        )}
      </div>
      <footer className="cs-search__foot">{t('search.hint')}</footer>
    </dialog>
  );
}

interface HitLineProps {
  hit: Hit;
  isChosen: boolean;
  isFirst: boolean;
  onOpen: () => void;
  onPoint: () => void;
}

function HitLine({ hit, isChosen, isFirst, onOpen, onPoint }: HitLineProps): ReactNode {
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <>
      {isFirst && <div className="co-label cs-search__kind">{hit.group}</div>}
      <button
        ref={line}
        type="button"
        aria-current={isChosen || undefined}
        tabIndex={-1}
        className="cs-search__hit"
        onClick={onOpen}
        onPointerMove={onPoint}
      >
        <Icon name={hit.icon} size={17} />
        <span className="co-clip">
          <span className={hit.kind === 'page' ? '' : 'co-mono'}>{hit.name}</span>
          {hit.detail && <span className="co-muted"> · {hit.detail}</span>}
        </span>
      </button>
    </>
  );
}
