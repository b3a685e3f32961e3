import type { ReactNode } from 'react';
import { Icon } from '#ui';
import { useT } from './i18n';

/** Stands above every report, whoever writes it: first yourself, then the machine. */
export function Danger(): ReactNode {
  const t = useT();
  return (
    <p className="po-danger">
      <Icon name="alert" size={20} /> {t('report.danger')}
    </p>
  );
}
