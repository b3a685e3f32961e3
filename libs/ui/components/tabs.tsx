import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Count } from './card';
import { Icon } from './icon';
import type { IconName } from './icons';
import './overlay.css';

export interface Tab<Value extends string> {
  value: Value;
  label: string;
  icon?: IconName;
  count?: number | undefined;
}

export interface TabsProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  tabs: readonly Tab<Value>[];
  /** The panel of the chosen tab. */
  children?: ReactNode;
}

export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
  children,
}: TabsProps<Value>): ReactNode {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // More tabs than a phone has room for are pushed sideways; the chosen one is never out of sight.
  useEffect(() => {
    const chosen = document.getElementById(`${id}-${value}`);
    if (!list.current || !chosen) return;
    list.current.scrollLeft = chosen.offsetLeft - (list.current.clientWidth - chosen.offsetWidth) / 2;
  }, [id, value]);
  const step = (event: KeyboardEvent<HTMLElement>): void => {
    const move = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (move === 0) return;
    event.preventDefault();
    const at = tabs.findIndex(tab => tab.value === value);
    const next = tabs[(at + move + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  };
  return (
    <>
      <div ref={list} className="co-tabs" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={step}>
        {tabs.map(tab => (
          <button
            key={tab.value}
            id={`${id}-${tab.value}`}
            type="button"
            role="tab"
            className="co-tabs__tab"
            aria-selected={tab.value === value}
            aria-controls={children === undefined ? undefined : `${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
          >
            {tab.icon && <Icon name={tab.icon} />}
            {tab.label}
            {tab.count !== undefined && <Count value={tab.count} />}
          </button>
        ))}
      </div>
      {children !== undefined && (
        <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`}>
          {children}
        </div>
      )}
    </>
  );
}
