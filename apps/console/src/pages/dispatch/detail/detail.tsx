import type { ReactNode } from 'react';
import { EmptyState } from '#ui';
import { useT } from '../../../i18n';
import { useDesk } from '../desk/desk';
import { EngineerPanel } from './engineer-panel';
import { OrderPanel } from './order-panel';
import './detail.css';

/** What is chosen, and what can be done with it. */
export function Detail({ onClose }: { onClose: () => void }): ReactNode {
  const t = useT();
  const { selection } = useDesk();
  if (selection.orderId)
    return <OrderPanel key={selection.orderId} orderId={selection.orderId} onClose={onClose} />;
  if (selection.engineerId) return <EngineerPanel engineerId={selection.engineerId} onClose={onClose} />;
  return (
    <EmptyState icon="hand" title={t('dispatch.nothingChosen')} text={t('dispatch.nothingChosenHint')} />
  );
}
