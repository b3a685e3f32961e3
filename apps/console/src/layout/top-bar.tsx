import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon, KeyHint, LiveMark } from '#ui';
import { useT } from '../i18n';
import { PersonMenu } from './person-menu';
import { isTyping } from './typing';
import './top-bar.css';

const Search = lazy(() => import('./search'));

export function TopBar(): ReactNode {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isShortcut = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!isShortcut || (isTyping(event) && event.altKey)) return;
      event.preventDefault();
      setOpen(open => !open);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  return (
    <header className="cs-top">
      <button
        type="button"
        className="cs-top__search"
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        <Icon name="search" size={16} />
        <span className="co-grow co-clip">{t('search.open')}</span>
        <span className="cs-top__keys" aria-hidden>
          <KeyHint keys={['Ctrl', 'K']} />
        </span>
      </button>
      <span className="co-grow" />
      <LiveMark />
      <PersonMenu />
      {isOpen && (
        <Suspense>
          <Search onClose={close} />
        </Suspense>
      )}
    </header>
  );
}
