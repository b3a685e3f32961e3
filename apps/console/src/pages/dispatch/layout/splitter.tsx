import { useEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent as ReactPointerEvent, ReactNode } from 'react';
import './splitter.css';

export interface SplitterProps {
  label: string;
  /** `x`: between left and right; `y`: between above and below. */
  axis: 'x' | 'y';
  /** Pixels of the panel that it sizes. */
  value: number;
  least: number;
  most: number;
  /** The panel lies before (left of, above) or behind the line. */
  side: 'before' | 'behind';
  onChange: (px: number) => void;
}

/** The line between two panels: dragged, or moved by the arrow keys. Underneath it is a range input. */
export function Splitter({ label, axis, value, least, most, side, onChange }: SplitterProps): ReactNode {
  const ending = useRef<() => void>(() => undefined);
  useEffect(() => () => ending.current(), []);
  const clamp = (px: number): number => Math.round(Math.min(most, Math.max(least, px)));
  const sign = side === 'before' ? 1 : -1;

  const begin = (event: ReactPointerEvent): void => {
    event.preventDefault();
    const from = axis === 'x' ? event.clientX : event.clientY;
    const move = (to: PointerEvent): void =>
      onChange(clamp(value + sign * ((axis === 'x' ? to.clientX : to.clientY) - from)));
    const end = (): void => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', end);
      delete document.documentElement.dataset.resizing;
    };
    ending.current = end;
    document.documentElement.dataset.resizing = axis;
    addEventListener('pointermove', move);
    addEventListener('pointerup', end);
  };
  const press = (event: KeyboardEvent): void => {
    const steps: Record<string, number> =
      axis === 'x' ? { ArrowLeft: -16, ArrowRight: 16 } : { ArrowUp: -16, ArrowDown: 16 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onChange(clamp(value + sign * step));
  };
  return (
    <div className={`cs-splitter cs-splitter--${axis}`} onPointerDown={begin}>
      <input
        type="range"
        aria-label={label}
        min={least}
        max={most}
        value={value}
        onChange={event => onChange(clamp(Number(event.target.value)))}
        onKeyDown={press}
      />
    </div>
  );
}
