export type { DragController, DragPayload, DragState, DropTarget } from './controller';
export * from './drag';
