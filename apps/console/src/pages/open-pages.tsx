import { lazy, Suspense } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { ErrorBoundary, LocaleSwitch, ThemeSwitch } from '#ui';
import { useT } from '../i18n';
import { Mark } from '../layout/mark';
import './open-pages.css';

const SignIn = lazy(() => import('./sign-in/sign-in'));
const others: Readonly<Record<string, ComponentType>> = {
  '/invitation': lazy(() => import('./invitation/invitation')),
  '/reset': lazy(() => import('./reset/reset')),
};

/** Sign-in, invitation and password: a form beside what this is. */
export function OpenPages({ path }: { path: string }): ReactNode {
  const t = useT();
  const Form = others[path] ?? SignIn;
  return (
    <div className="cs-open">
      <aside className="cs-open__side">
        <div className="cs-open__brand">
          <Mark size={40} />
          <span>Callout</span>
        </div>
        <div>
          <p className="cs-open__lead">{t('signIn.lead')}</p>
          <p className="cs-open__more">{t('signIn.lead2')}</p>
        </div>
        <Way />
      </aside>
      <main className="cs-open__main">
        <div className="cs-open__form">
          <ErrorBoundary resetKey={path}>
            <Suspense>
              <Form />
            </Suspense>
          </ErrorBoundary>
        </div>
        <footer className="cs-open__foot">
          <LocaleSwitch />
          <ThemeSwitch />
        </footer>
      </main>
    </div>
  );
}

/** A way from a reading to a visit, as decoration. */
function Way(): ReactNode {
  return (
    <svg className="cs-open__way" viewBox="0 0 420 190" fill="none" aria-hidden>
      <path
        d="M6 150h60l14-34 18 62 20-108 18 80h38c60 0 52-94 112-94 52 0 44 60 92 60h36"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="174" cy="150" r="6" fill="var(--rail)" stroke="currentColor" strokeWidth="2.5" />
      <circle cx="286" cy="56" r="6" fill="var(--rail)" stroke="currentColor" strokeWidth="2.5" />
      <circle cx="412" cy="116" r="7" fill="#ffc56b" />
    </svg>
  );
}
