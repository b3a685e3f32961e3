import { z } from 'zod';
import { Id, Instant } from './primitives';
import { AssistantMode, RequestChannel } from './requests';
import { route } from './route';

/** Where a mode holds; every field that is null holds for all. All null: the whole organisation. */
export const ModeScope = z.object({
  modelId: Id.nullable().default(null),
  /** The class of problem, as fault codes have it. */
  category: z.string().trim().min(1).max(100).nullable().default(null),
  channel: RequestChannel.exclude(['alert']).nullable().default(null),
});
export type ModeScope = z.infer<typeof ModeScope>;

export const ModeRule = ModeScope.extend({ id: Id, mode: AssistantMode });
export type ModeRule = z.infer<typeof ModeRule>;

export const ModeChange = z.object({
  at: Instant,
  by: z.string(),
  scope: ModeScope,
  /** Null: there was, or is, nothing of its own. */
  from: AssistantMode.nullable(),
  to: AssistantMode.nullable(),
});
export type ModeChange = z.infer<typeof ModeChange>;

/** The most exact rule holds; of two equally exact ones the one that lets the assistant do less. */
export const AssistantModes = z.object({
  mode: AssistantMode,
  rules: z.array(ModeRule),
  /** The newest first, at most fifty. */
  history: z.array(ModeChange),
});
export type AssistantModes = z.infer<typeof AssistantModes>;

export const modeRoutes = {
  assistantModes: route({
    method: 'GET',
    path: '/assistant/modes',
    summary: 'What the assistant may do where, and who changed it',
    permission: 'organisation.change',
    answer: AssistantModes,
  }),
  setAssistantMode: route({
    method: 'POST',
    path: '/assistant/modes',
    summary: 'Set the mode of the organisation or of a part of it; `to` null takes the exception away',
    permission: 'organisation.change',
    body: z.object({
      scope: ModeScope,
      /** What the person saw: refused if it is another by now. */
      from: AssistantMode.nullable(),
      to: AssistantMode.nullable(),
    }),
    answer: AssistantModes,
  }),
} as const;
