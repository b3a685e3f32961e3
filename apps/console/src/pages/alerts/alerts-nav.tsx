import type { ReactNode } from 'react';
import { useT } from '../../i18n';
import { Link, useLocation } from '../../routing';
import { useMay } from '../../session';
import '../parts/parts.css';

/** Alerts, and the rules that raise them, for those who may read both. */
export function AlertsNav(): ReactNode {
  const t = useT();
  const may = useMay();
  const { path } = useLocation();
  if (!may('alert-rule.read')) return null;
  const entry = (to: string, text: string): ReactNode => (
    <Link to={to} aria-current={path === to ? 'page' : undefined}>
      {text}
    </Link>
  );
  return (
    <nav className="cs-subnav" aria-label={t('alerts.pages')}>
      {entry('/alerts', t('alerts.title'))}
      {entry('/alerts/rules', t('alerts.rules'))}
    </nav>
  );
}
