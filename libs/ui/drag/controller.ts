/** What is being dragged: a work order, a visit. */
export interface DragPayload {
  kind: string;
  id: string;
  /** Shown beside the pointer and read aloud. */
  label: string;
}

export interface DropTarget {
  id: string;
  /** Read aloud when the keyboard comes to it. */
  label: string;
  accepts?: (payload: DragPayload) => boolean;
  /** `at` is where in the window the pointer let go; null by keyboard. */
  onDrop: (payload: DragPayload, at: { x: number; y: number } | null) => void;
  /** While the payload hovers: for the instant check. */
  onOver?: (payload: DragPayload, at: { x: number; y: number } | null) => void;
  onLeave?: () => void;
}

export interface DragState {
  payload: DragPayload | null;
  over: string | null;
  overLabel: string | null;
  byKeyboard: boolean;
  at: { x: number; y: number } | null;
}

export const idleDrag: DragState = {
  payload: null,
  over: null,
  overLabel: null,
  byKeyboard: false,
  at: null,
};

export interface DragController {
  state: () => DragState;
  subscribe: (listener: () => void) => () => void;
  register: (target: DropTarget) => () => void;
  begin: (payload: DragPayload, at: { x: number; y: number } | null) => void;
  /** The pointer is at a place, over the target of this id (found by `data-drop-target`). */
  move: (at: { x: number; y: number }, targetId: string | null) => void;
  /** Next or previous target that accepts, for the keyboard. */
  step: (by: 1 | -1) => void;
  drop: () => void;
  cancel: () => void;
}

/** One drag at a time, whoever began it: the board, the queue or the map. Knows nothing of the DOM. */
export function createDragController(): DragController {
  const targets = new Map<string, DropTarget>();
  const listeners = new Set<() => void>();
  let state = idleDrag;

  const set = (next: DragState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const accepting = (id: string | null): DropTarget | null => {
    const target = id === null ? undefined : targets.get(id);
    if (!target || !state.payload) return null;
    return target.accepts && !target.accepts(state.payload) ? null : target;
  };
  const hover = (target: DropTarget | null, at: DragState['at']): void => {
    if (!state.payload) return;
    if (state.over !== null && state.over !== target?.id) targets.get(state.over)?.onLeave?.();
    set({ ...state, at, over: target?.id ?? null, overLabel: target?.label ?? null });
    target?.onOver?.(state.payload, at);
  };

  return {
    state: () => state,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    register: target => {
      targets.set(target.id, target);
      return () => {
        // A later registration under the same id stays.
        if (targets.get(target.id) === target) targets.delete(target.id);
      };
    },
    begin: (payload, at) => set({ ...idleDrag, payload, byKeyboard: at === null, at }),
    move: (at, targetId) => hover(accepting(targetId), at),
    step: by => {
      if (!state.payload) return;
      const open = [...targets.values()].filter(target => accepting(target.id));
      if (open.length === 0) return;
      const found = open.findIndex(target => target.id === state.over);
      const next = found === -1 ? (by === 1 ? 0 : open.length - 1) : (found + by + open.length) % open.length;
      hover(open[next] ?? null, null);
    },
    drop: () => {
      const { payload, at } = state;
      const target = accepting(state.over);
      set(idleDrag);
      target?.onLeave?.();
      if (payload && target) target.onDrop(payload, at);
    },
    cancel: () => {
      if (state.over !== null) targets.get(state.over)?.onLeave?.();
      set(idleDrag);
    },
  };
}
