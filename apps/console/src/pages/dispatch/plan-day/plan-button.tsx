import type { ReactNode } from 'react';
import { useT } from '../../../i18n';
import { RunButton } from '../run/run-panel';
import { usePlanDay } from './use-plan-day';

export function PlanButton(): ReactNode {
  const t = useT();
  return <RunButton icon="spark" text={t('planDay.button')} run={usePlanDay()} />;
}
