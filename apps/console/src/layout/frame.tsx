import type { ReactNode } from 'react';
import { useSharedT } from '#ui';
import { Navigation } from './navigation';
import { TopBar } from './top-bar';
import './frame.css';

/** Navigation, top bar and the page between them. */
export function Frame({ children }: { children: ReactNode }): ReactNode {
  const t = useSharedT();
  return (
    <div className="cs-frame">
      <a className="co-skip" href="#content">
        {t('common.skip')}
      </a>
      <Navigation />
      <TopBar />
      <main className="cs-main" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
