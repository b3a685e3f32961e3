import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icons';
import './overlay.css';

export interface PopoverTrigger {
  ref: (element: HTMLElement | null) => void;
  onClick: () => void;
  'aria-expanded': boolean;
  'aria-controls': string;
  'aria-haspopup': 'menu' | 'dialog';
}

interface FloatingProps {
  /** `renderTrigger={props => <IconButton {...props} icon="more" label="..." />}` */
  renderTrigger: (props: PopoverTrigger) => ReactNode;
  kind: 'menu' | 'dialog';
  className: string;
  children: (close: () => void) => ReactNode;
}

/** Beside its trigger, below when there is room, inside the window always; in the top layer, so nothing clips it. */
function place(panel: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = at.bottom + 6 + height <= innerHeight || at.top < innerHeight - at.bottom;
  const top = below ? at.bottom + 6 : at.top - height - 6;
  const alignedLeft = at.left + width <= innerWidth - 8 ? at.left : at.right - width;
  panel.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
  panel.style.left = `${Math.max(8, alignedLeft)}px`;
}

const menuSteps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrow keys go from item to item, around the end; Home and End jump. */
function roam(event: KeyboardEvent, panel: HTMLElement): void {
  const buttons = [...panel.querySelectorAll<HTMLButtonElement>('button:enabled')];
  const at = buttons.findIndex(button => button === document.activeElement);
  const step = menuSteps[event.key];
  const next = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step && at + step;
  if (next === undefined) return;
  event.preventDefault();
  buttons[(next + buttons.length) % buttons.length]?.focus();
}

function Floating({ renderTrigger, kind, className, children }: FloatingProps): ReactNode {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const element = panel.current;
    if (!element || !open) return undefined;
    if (typeof element.showPopover === 'function') element.showPopover();
    if (anchor) place(element, anchor);
    element.querySelector<HTMLElement>('button, input, select, a')?.focus();
    const away = (): void => setOpen(false);
    const pressedOutside = (event: PointerEvent): void => {
      if (!(event.target instanceof Node) || element.contains(event.target) || anchor?.contains(event.target))
        return;
      setOpen(false);
    };
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' || (event.key === 'Tab' && kind === 'menu')) {
        // A dialog around the menu must not close with it.
        if (event.key === 'Escape') event.preventDefault();
        event.stopPropagation();
        setOpen(false);
        anchor?.focus();
      } else if (kind === 'menu') roam(event, element);
    };
    element.addEventListener('keydown', pressed);
    document.addEventListener('pointerdown', pressedOutside, true);
    addEventListener('resize', away);
    return () => {
      element.removeEventListener('keydown', pressed);
      document.removeEventListener('pointerdown', pressedOutside, true);
      removeEventListener('resize', away);
    };
  }, [open, anchor, kind]);

  const close = (): void => {
    setOpen(false);
    anchor?.focus();
  };

  return (
    <>
      {renderTrigger({
        ref: setAnchor,
        onClick: () => setOpen(current => !current),
        'aria-expanded': open,
        'aria-controls': id,
        'aria-haspopup': kind,
      })}
      {open && (
        <div ref={panel} id={id} role={kind} tabIndex={-1} popover="manual" className={className}>
          {children(close)}
        </div>
      )}
    </>
  );
}

export interface MenuItem {
  label: string;
  icon?: IconName;
  onSelect: () => void;
  danger?: boolean;
  disabled?: boolean;
  /** A line above it. */
  divided?: boolean;
}

export function Menu({
  renderTrigger,
  items,
}: {
  renderTrigger: FloatingProps['renderTrigger'];
  items: readonly MenuItem[];
}): ReactNode {
  return (
    <Floating renderTrigger={renderTrigger} kind="menu" className="co-menu">
      {close =>
        items.map(item => (
          <div key={item.label} role="none">
            {item.divided && <hr className="co-menu__line" />}
            <button
              type="button"
              role="menuitem"
              className={`co-menu__item ${item.danger ? 'co-menu__item--danger' : ''}`}
              disabled={item.disabled}
              onClick={() => {
                close();
                item.onSelect();
              }}
            >
              {item.icon && <Icon name={item.icon} />}
              {item.label}
            </button>
          </div>
        ))
      }
    </Floating>
  );
}

export interface PopoverProps {
  renderTrigger: FloatingProps['renderTrigger'];
  children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover({ renderTrigger, children }: PopoverProps): ReactNode {
  return (
    <Floating renderTrigger={renderTrigger} kind="dialog" className="co-menu co-menu--popover">
      {close => (typeof children === 'function' ? children(close) : children)}
    </Floating>
  );
}
