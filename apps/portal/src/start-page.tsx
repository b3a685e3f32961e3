import type { ReactNode } from 'react';
import { CodeEntry } from './code-entry';
import { useT } from './i18n';
import { Link } from './routing';

/** For those who came without a code: type it, or sign in. */
export function StartPage(): ReactNode {
  const t = useT();
  return (
    <>
      <h1>{t('start.title')}</h1>
      <p className="po-lead">{t('start.lead')}</p>
      <CodeEntry />
      <p className="po-aside">
        {t('start.signInLead')} <Link to="/account">{t('start.signIn')}</Link>
      </p>
    </>
  );
}
