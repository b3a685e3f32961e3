import type { ReactNode } from 'react';
import { Button } from '#ui';
import { useT } from '../../../i18n';
import { usePlanDay } from './use-plan-day';

export function PlanButton(): ReactNode {
  const t = useT();
  const { isPossible, isOpen, busy, open, close } = usePlanDay();
  if (!isPossible && !isOpen) return null;
  return (
    <Button
      small
      icon="spark"
      className="cs-planbutton"
      busy={busy === 'begin'}
      aria-pressed={isOpen}
      onClick={isOpen ? close : open}
    >
      {t('planDay.button')}
    </Button>
  );
}
