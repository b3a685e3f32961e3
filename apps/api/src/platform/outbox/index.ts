export { forgetOldNotes, OUTBOX_RETENTION_MS } from './forget';
export { note, noteAll } from './note';
export type { Note } from './note';
export { record } from './record';
export type { Deed } from './record';
export { OutboxModule } from './outbox.module';
