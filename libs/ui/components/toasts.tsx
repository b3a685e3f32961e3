import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useSharedT } from '../i18n/i18n';
import { Button, IconButton } from './button';
import { useExplain } from './feedback';
import { Icon } from './icon';
import type { IconName } from './icons';
import type { Tone } from './status';
import './overlay.css';

export interface Toast {
  text: ReactNode;
  tone?: Tone;
  /** Offers "Undo" for as long as the toast stands. */
  undo?: () => void;
  /** 6 s unless told, 10 s with an undo; stays while the pointer or the focus is on it. */
  forMs?: number;
}

interface Toasts {
  /** Returns what puts the toast away before its time. */
  show: (toast: Toast) => () => void;
  /** The refusal of a verb in the reader's language. */
  fail: (error: unknown) => void;
}

const Context = createContext<Toasts>({ show: () => () => undefined, fail: () => undefined });
export const useToasts = (): Toasts => useContext(Context);

const marks: Partial<Record<Tone, IconName>> = { good: 'checkCircle', bad: 'alert', warn: 'alert' };
const colours: Partial<Record<Tone, string>> = { good: '#86d495', bad: '#f79a94', warn: '#f0bd6a' };

export function ToastProvider({ children }: { children: ReactNode }): ReactNode {
  const [toasts, setToasts] = useState<(Toast & { id: number })[]>([]);
  const explanation = useExplain();
  const explain = useRef(explanation);
  const nextId = useRef(0);
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    explain.current = explanation;
  });

  const close = useCallback(
    (id: number) => setToasts(current => current.filter(toast => toast.id !== id)),
    [],
  );
  const show = useCallback(
    (toast: Toast) => {
      nextId.current += 1;
      const id = nextId.current;
      setToasts(current => [...current.slice(-2), { ...toast, id }]);
      return () => close(id);
    },
    [close],
  );
  const fail = useCallback(
    (error: unknown) => {
      const { title, hint } = explain.current(error);
      show({ tone: 'bad', text: hint || title, forMs: 9_000 });
    },
    [show],
  );

  useEffect(() => {
    const element = region.current;
    // The top layer: a toast must not vanish behind a modal dialog.
    if (!element || typeof element.showPopover !== 'function') return;
    if (toasts.length === 0) return;
    element.hidePopover();
    element.showPopover();
  }, [toasts]);

  const value = useMemo(() => ({ show, fail }), [show, fail]);
  return (
    <Context.Provider value={value}>
      {children}
      <div ref={region} className="co-toasts" popover="manual" aria-live="polite">
        {toasts.map(toast => (
          <ToastLine key={toast.id} toast={toast} onClose={() => close(toast.id)} />
        ))}
      </div>
    </Context.Provider>
  );
}

function ToastLine({ toast, onClose }: { toast: Toast; onClose: () => void }): ReactNode {
  const t = useSharedT();
  const [held, setHeld] = useState(false);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const forMs = toast.forMs ?? (toast.undo ? 10_000 : 6_000);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => close.current(), forMs);
    return () => clearTimeout(timer);
  }, [held, forMs]);
  const tone = toast.tone ?? 'neutral';
  return (
    <div
      className="co-toast"
      style={{ '--toast-mark': colours[tone] ?? 'inherit' }}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {marks[tone] && <Icon name={marks[tone]} />}
      <span className="co-grow">{toast.text}</span>
      {toast.undo && (
        <Button
          kind="quiet"
          small
          className="co-toast__undo"
          onClick={() => {
            toast.undo?.();
            onClose();
          }}
        >
          {t('common.undo')}
        </Button>
      )}
      <IconButton icon="x" small label={t('common.close')} onClick={onClose} />
    </div>
  );
}
