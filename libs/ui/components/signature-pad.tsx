import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { PointerEvent, ReactNode, Ref } from 'react';
import { useSharedT } from '../i18n/i18n';
import { Button } from './button';
import './capture.css';

export interface SignaturePadHandle {
  isEmpty: () => boolean;
  clear: () => void;
  /** PNG on white, cropped to nothing: the proportions of the pad; null while it is empty. */
  toBlob: () => Promise<Blob | null>;
}

export interface SignaturePadProps {
  ref?: Ref<SignaturePadHandle>;
  height?: number;
  /** Called when it becomes empty or stops being so. */
  onChange?: (empty: boolean) => void;
}

/** A dot is not a signature: below this many CSS pixels of line the pad counts as empty. */
const shortestInk = 40;

export function SignaturePad({ ref, height = 200, onChange }: SignaturePadProps): ReactNode {
  const t = useSharedT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useRef(0);
  const last = useRef<{ x: number; y: number } | null>(null);
  const [drawn, setDrawn] = useState(false);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // Set once: a canvas that is resized forgets what was drawn, and a phone that turns must not lose the signature.
    const ratio = Math.min(3, devicePixelRatio || 1);
    element.width = Math.round(element.clientWidth * ratio);
    element.height = Math.round(element.clientHeight * ratio);
  }, []);

  const clear = (): void => {
    const element = canvas.current;
    element?.getContext('2d')?.clearRect(0, 0, element.width, element.height);
    ink.current = 0;
    setDrawn(false);
    onChange?.(true);
  };

  useImperativeHandle(ref, () => ({
    isEmpty: () => ink.current < shortestInk,
    clear,
    toBlob: async () => {
      const element = canvas.current;
      if (!element || ink.current < shortestInk) return null;
      const page = document.createElement('canvas');
      page.width = element.width;
      page.height = element.height;
      const context = page.getContext('2d');
      if (!context) return null;
      context.fillStyle = '#fff';
      context.fillRect(0, 0, page.width, page.height);
      context.drawImage(element, 0, 0);
      return new Promise(resolve => page.toBlob(resolve, 'image/png'));
    },
  }));

  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    const element = event.currentTarget;
    const context = element.getContext('2d');
    const from = last.current;
    if (!context || !from) return;
    const box = element.getBoundingClientRect();
    const scale = element.width / box.width;
    const points = event.nativeEvent.getCoalescedEvents?.() ?? [];
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = '#1b2a4a';
    let at = from;
    for (const point of points.length > 0 ? points : [event.nativeEvent]) {
      const to = { x: point.clientX - box.left, y: point.clientY - box.top };
      const length = Math.hypot(to.x - at.x, to.y - at.y);
      // A fast stroke is thin, a slow one full, as with a pen.
      context.lineWidth = Math.max(1.3, 3.2 - length / 9) * scale;
      context.beginPath();
      context.moveTo(at.x * scale, at.y * scale);
      context.lineTo(to.x * scale, to.y * scale);
      context.stroke();
      ink.current += length;
      at = to;
    }
    last.current = at;
  };

  const lift = (): void => {
    if (!last.current) return;
    last.current = null;
    setDrawn(ink.current > 0);
    if (ink.current >= shortestInk) onChange?.(false);
  };

  return (
    <div className="co-signature" style={{ height }}>
      <canvas
        ref={canvas}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const box = event.currentTarget.getBoundingClientRect();
          last.current = { x: event.clientX - box.left, y: event.clientY - box.top };
        }}
        onPointerMove={draw}
        onPointerUp={lift}
        onPointerCancel={lift}
      >
        {t('signature.title')}
      </canvas>
      <div className="co-signature__line">{drawn ? '' : t('signature.hint')}</div>
      {drawn && (
        <div className="co-signature__clear">
          <Button small kind="quiet" icon="undo" onClick={clear}>
            {t('signature.clear')}
          </Button>
        </div>
      )}
    </div>
  );
}
