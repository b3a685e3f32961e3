import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type {
  KeyboardEvent as ReactKeyboardEvent,
  PointerEvent as ReactPointerEvent,
  ReactNode,
} from 'react';
import { Icon } from '../components/icon';
import { useSharedT } from '../i18n/i18n';
import type { SharedKey, Translate } from '../i18n/i18n';
import { createDragController, idleDrag } from './controller';
import type { DragController, DragPayload, DragState, DropTarget } from './controller';
import './drag.css';

const Context = createContext<DragController | null>(null);

export function useDragController(): DragController | null {
  return useContext(Context);
}

/** Pixels that a press must travel before it is a drag and no longer a press. */
const thresholdPx = 5;

function targetAt(x: number, y: number): string | null {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop-target]');
  return element?.dataset.dropTarget ?? null;
}

/** Makes dragging possible below it; queue, board and map share one. */
export function DragProvider({ children }: { children: ReactNode }): ReactNode {
  const [controller] = useState(createDragController);
  return (
    <Context.Provider value={controller}>
      {children}
      <DragLayer controller={controller} />
    </Context.Provider>
  );
}

/** Follows the pointer and the keys of a drag from anywhere on the page, until it ends. */
function DragLayer({ controller }: { controller: DragController }): ReactNode {
  const t = useSharedT();
  const state = useSyncExternalStore(controller.subscribe, controller.state);
  const active = state.payload !== null;
  useEffect(() => {
    if (!active) return undefined;
    const move = (event: PointerEvent): void => {
      event.preventDefault();
      controller.move({ x: event.clientX, y: event.clientY }, targetAt(event.clientX, event.clientY));
    };
    // What scrolls away under a resting pointer is no longer what it would be dropped on.
    const scrolled = (): void => {
      const { at } = controller.state();
      if (at) controller.move(at, targetAt(at.x, at.y));
    };
    const up = (): void => controller.drop();
    const key = (event: KeyboardEvent): void => {
      const steps: Record<string, () => void> = {
        Escape: controller.cancel,
        Enter: controller.drop,
        ' ': controller.drop,
        ArrowDown: () => controller.step(1),
        ArrowRight: () => controller.step(1),
        ArrowUp: () => controller.step(-1),
        ArrowLeft: () => controller.step(-1),
      };
      const act = event.key === 'Escape' || controller.state().byKeyboard ? steps[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    document.documentElement.dataset.dragging = 'true';
    addEventListener('pointermove', move, { passive: false });
    addEventListener('scroll', scrolled, true);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', controller.cancel);
    addEventListener('keydown', key, true);
    return () => {
      delete document.documentElement.dataset.dragging;
      removeEventListener('pointermove', move);
      removeEventListener('scroll', scrolled, true);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', controller.cancel);
      removeEventListener('keydown', key, true);
    };
  }, [active, controller]);

  useEffect(() => {
    if (!state.over) return;
    const element = document.querySelector(`[data-drop-target="${CSS.escape(state.over)}"]`);
    if (state.byKeyboard) element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [state.over, state.byKeyboard]);

  return (
    <>
      <DropMark state={state} />
      {state.payload && state.at && (
        <div
          className="co-drag"
          style={{ transform: `translate(${state.at.x + 12}px, ${state.at.y + 10}px)` }}
        >
          <Icon name="handle" />
          {state.payload.label}
        </div>
      )}
      <output className="co-sr" aria-live="assertive">
        {state.payload && state.byKeyboard && announce(state, t)}
      </output>
    </>
  );
}

function announce({ payload, overLabel }: DragState, t: Translate<SharedKey>): string {
  const item = payload?.label ?? '';
  return overLabel === null ? t('drag.picked', { item }) : t('drag.over', { item, target: overLabel });
}

/** Marks the element under the payload, wherever it is drawn (React, or Leaflet's own DOM). */
function DropMark({ state }: { state: DragState }): ReactNode {
  useEffect(() => {
    if (!state.over) return undefined;
    const elements = document.querySelectorAll(`[data-drop-target="${CSS.escape(state.over)}"]`);
    for (const element of elements) element.setAttribute('data-drop-over', 'true');
    return () => {
      for (const element of elements) element.removeAttribute('data-drop-over');
    };
  }, [state.over]);
  return null;
}

export interface DragSource {
  onPointerDown: (event: ReactPointerEvent<HTMLElement>) => void;
  /** Space or M picks it up, arrows choose where, Enter drops, Escape cancels. */
  onKeyDown: (event: ReactKeyboardEvent<HTMLElement>) => void;
}

/** Props of a thing that can be dragged; null while it cannot. A press without movement stays a press. */
export function useDragSource(payload: DragPayload | null): Partial<DragSource> {
  const controller = useDragController();
  const current = useRef(payload);
  useEffect(() => {
    current.current = payload;
  });
  const onPointerDown = useCallback(
    (event: ReactPointerEvent<HTMLElement>) => {
      const dragged = current.current;
      if (!controller || !dragged || event.button !== 0 || event.pointerType === 'touch') return;
      watchForDrag(controller, dragged, event.clientX, event.clientY);
    },
    [controller],
  );
  const onKeyDown = useCallback(
    (event: ReactKeyboardEvent<HTMLElement>) => {
      const dragged = current.current;
      if (!controller || !dragged || event.target !== event.currentTarget) return;
      if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      controller.begin(dragged, null);
      controller.step(1);
    },
    [controller],
  );
  return controller && payload ? { onPointerDown, onKeyDown } : {};
}

/** Begins a drag once the pointer has moved; used by the map too, whose marks are no elements. */
export function watchForDrag(controller: DragController, payload: DragPayload, x: number, y: number): void {
  const move = (event: PointerEvent): void => {
    if (Math.hypot(event.clientX - x, event.clientY - y) < thresholdPx) return;
    stop();
    getSelection()?.removeAllRanges();
    controller.begin(payload, { x: event.clientX, y: event.clientY });
    // The click that follows the release belongs to the drag.
    addEventListener('click', swallow, { capture: true, once: true });
    addEventListener('pointerup', () => setTimeout(() => removeEventListener('click', swallow, true)), {
      once: true,
    });
  };
  const stop = (): void => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', stop);
    removeEventListener('pointercancel', stop);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', stop);
  addEventListener('pointercancel', stop);
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

const silent = (): (() => void) => () => undefined;

export interface DropProps {
  'data-drop-target': string;
  'data-drop-open': true | undefined;
}

/** Makes an element a place to drop on: spread the result on it. `open` while the dragged thing may be dropped here. */
export function useDropTarget(target: DropTarget): DropProps {
  const controller = useDragController();
  const current = useRef(target);
  useEffect(() => {
    current.current = target;
  });
  const { id, label } = target;
  useEffect(
    () =>
      controller?.register({
        id,
        label,
        accepts: payload => current.current.accepts?.(payload) ?? true,
        onDrop: (payload, at) => current.current.onDrop(payload, at),
        onOver: (payload, at) => current.current.onOver?.(payload, at),
        onLeave: () => current.current.onLeave?.(),
      }),
    [controller, id, label],
  );
  // The payload alone: a row must not be drawn again for every pixel that the pointer moves.
  const payload = useSyncExternalStore(
    controller?.subscribe ?? silent,
    () => controller?.state().payload ?? null,
  );
  return {
    'data-drop-target': id,
    'data-drop-open': (payload && (target.accepts?.(payload) ?? true)) || undefined,
  };
}

/** The drag that is under way, if any. Changes with every move of the pointer: use it low in the tree. */
export function useDrag(): DragState {
  const controller = useDragController();
  return useSyncExternalStore(controller?.subscribe ?? silent, controller?.state ?? (() => idleDrag));
}
