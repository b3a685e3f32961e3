import { oneOf } from '../parts/filters';

const every = ['open', 'waiting', 'mine', 'all'] as const;
export type Which = (typeof every)[number];

/** What the routes call the orders of the inbox. */
export const sorts = { deadline: 'deadline', urgency: 'urgency', newest: '-createdAt' } as const;
export type InboxSort = keyof typeof sorts;

export const whichOf = (text: string | null): Which => oneOf(text, every) ?? 'open';

/** Who waits for a person waits for a deadline; everything else is read by urgency, unless somebody wants it otherwise. */
export const sortOf = (text: string | null, which: Which): InboxSort =>
  oneOf(text, ['deadline', 'urgency', 'newest']) ?? (which === 'waiting' ? 'deadline' : 'urgency');
