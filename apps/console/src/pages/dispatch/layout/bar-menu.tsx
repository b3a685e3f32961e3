import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { BoardVisit } from '#contracts';
import { Icon } from '#ui';
import type { IconName } from '#ui';
import { useT } from '../../../i18n';
import { navigate } from '../../../routing';
import { useMay } from '../../../session';
import { useDesk } from '../desk/desk';
import { usePlanning } from '../desk/planning';
import { isMovable } from '../drop/dragged';

interface Item {
  label: string;
  icon: IconName;
  onSelect: () => void;
  isDanger?: boolean;
}

interface BarMenuProps {
  visit: BoardVisit;
  at: { x: number; y: number };
  onMove: () => void;
  onClose: () => void;
}

/** What can be done with a visit: by the right button, the menu key, or a long press. */
export function BarMenu({ visit, at, onMove, onClose }: BarMenuProps): ReactNode {
  const menu = useRef<HTMLDivElement>(null);
  const items = useItems(visit, onMove);

  useEffect(() => {
    const element = menu.current;
    if (!element) return undefined;
    const before = document.activeElement;
    element.showPopover();
    element.style.left = `${Math.min(at.x, innerWidth - element.offsetWidth - 8)}px`;
    element.style.top = `${Math.min(at.y, innerHeight - element.offsetHeight - 8)}px`;
    element.querySelector('button')?.focus();
    const away = (event: PointerEvent): void => {
      if (!(event.target instanceof Node) || !element.contains(event.target)) onClose();
    };
    addEventListener('pointerdown', away, true);
    addEventListener('resize', onClose);
    return () => {
      removeEventListener('pointerdown', away, true);
      removeEventListener('resize', onClose);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [at, onClose]);

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const focused = buttons.findIndex(button => button === document.activeElement);
    buttons[(focused + step + buttons.length) % buttons.length]?.focus();
  };

  return (
    <div ref={menu} popover="manual" role="menu" tabIndex={-1} className="co-menu" onKeyDown={press}>
      <div className="cs-barmenu__title co-clip">
        <span className="co-mono">{visit.workOrderNumber}</span> · {visit.siteName}
      </div>
      {items.map(item => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          className={item.isDanger ? 'co-menu__item co-menu__item--danger' : 'co-menu__item'}
          onClick={() => {
            onClose();
            item.onSelect();
          }}
        >
          <Icon name={item.icon} />
          {item.label}
        </button>
      ))}
    </div>
  );
}

function useItems(visit: BoardVisit, onMove: () => void): Item[] {
  const t = useT();
  const planning = usePlanning();
  const { select } = useDesk();
  const canPlan = useMay()('visit.plan');
  const isAhead = canPlan && ['planned', 'dispatched', 'accepted'].includes(visit.status);
  const items: Item[] = [
    {
      label: t('dispatch.show'),
      icon: 'eye',
      onSelect: () => select({ orderId: visit.workOrderId, visitId: visit.id }),
    },
    {
      label: t('dispatch.openOrder'),
      icon: 'clipboard',
      onSelect: () => navigate(`/work-orders/${visit.workOrderId}`),
    },
  ];
  if (canPlan && visit.status === 'planned')
    items.push({ label: t('do.visit.dispatch'), icon: 'send', onSelect: () => planning.dispatch(visit) });
  if (canPlan && isMovable(visit))
    items.push({ label: t('dispatch.moveTo'), icon: 'calendar', onSelect: onMove });
  if (isAhead) {
    items.push({
      label: t(visit.pinned ? 'dispatch.unpin' : 'dispatch.pin'),
      icon: 'lock',
      onSelect: () => planning.pin(visit),
    });
    items.push({
      label: t('do.visit.cancel'),
      icon: 'ban',
      isDanger: true,
      onSelect: () => void planning.cancel(visit),
    });
  }
  return items;
}
