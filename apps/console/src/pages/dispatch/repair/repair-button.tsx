import type { ReactNode } from 'react';
import { useT } from '../../../i18n';
import { RunButton } from '../run/run-panel';
import { useRepair } from './use-repair';

export function RepairButton(): ReactNode {
  const t = useT();
  return <RunButton icon="swap" text={t('repair.button')} run={useRepair()} />;
}
