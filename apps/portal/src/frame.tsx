import type { ReactNode } from 'react';
import { Icon, LocaleSwitch, ThemeSwitch } from '#ui';
import { useT } from './i18n';
import { Link } from './routing';
import './portal.css';

/** One calm column: who this is above, the page, and what happens with what one sends below. */
export function Frame({ children }: { children: ReactNode }): ReactNode {
  const t = useT();
  return (
    <div className="po-frame">
      <header className="po-top">
        <Link to="/" className="po-brand">
          <Icon name="wrench" size={20} />
          <span>{t('portal.name')}</span>
        </Link>
        <Link to="/account" className="po-account">
          <Icon name="user" size={18} />
          <span>{t('portal.account')}</span>
        </Link>
      </header>
      <main className="po-main">{children}</main>
      <footer className="po-foot">
        <p>{t('portal.privacy')}</p>
        <div className="po-foot__choices">
          <LocaleSwitch />
          <ThemeSwitch />
        </div>
      </footer>
    </div>
  );
}
