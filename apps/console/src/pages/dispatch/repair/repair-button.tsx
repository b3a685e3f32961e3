import type { ReactNode } from 'react';
import { Button } from '#ui';
import { useT } from '../../../i18n';
import { useRepair } from './use-repair';

export function RepairButton(): ReactNode {
  const t = useT();
  const { isPossible, isOpen, busy, open, close } = useRepair();
  if (!isPossible && !isOpen) return null;
  return (
    <Button
      small
      icon="swap"
      className="cs-planbutton"
      busy={busy === 'begin'}
      aria-pressed={isOpen}
      onClick={isOpen ? close : open}
    >
      {t('repair.button')}
    </Button>
  );
}
