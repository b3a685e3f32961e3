import { z } from 'zod';
import { Id, IdParams, ShortText } from './primitives';
import { route } from './route';

export const PreferenceScope = z.enum(['customer', 'site', 'unit']);
export type PreferenceScope = z.infer<typeof PreferenceScope>;

/** Had better go, or is not to come again. */
export const PreferenceKind = z.enum(['preferred', 'excluded']);
export type PreferenceKind = z.infer<typeof PreferenceKind>;

export const NewEngineerPreference = z.object({
  engineerId: Id,
  kind: PreferenceKind,
  /** The unit alone, or all units of its site or of its customer. */
  scope: PreferenceScope,
  reason: ShortText.nullable().default(null),
});
export type NewEngineerPreference = z.infer<typeof NewEngineerPreference>;

export const EngineerPreference = z.object({
  id: Id,
  engineerId: Id,
  engineerName: z.string(),
  partnerName: z.string().nullable(),
  kind: PreferenceKind,
  scope: PreferenceScope,
  /** The customer's or the site's name, or the unit's serial number. */
  scopeName: z.string(),
  reason: z.string().nullable(),
  /** False where something nearer to the unit says otherwise of the same engineer. */
  counts: z.boolean(),
});
export type EngineerPreference = z.infer<typeof EngineerPreference>;
const preferences = z.object({ items: z.array(EngineerPreference) });

export const engineerPreferenceRoutes = {
  listEngineerPreferences: route({
    method: 'GET',
    path: '/equipment/:id/engineer-preferences',
    summary: 'Who had better go to this unit, and who is not to come again',
    permission: 'engineer-preference.read',
    params: IdParams,
    answer: preferences,
  }),
  addEngineerPreference: route({
    method: 'POST',
    path: '/equipment/:id/engineer-preferences',
    summary: 'Prefer an engineer for this unit, its site or its customer, or let one not come again',
    permission: 'engineer-preference.change',
    params: IdParams,
    body: NewEngineerPreference,
    answer: preferences,
  }),
  removeEngineerPreference: route({
    method: 'DELETE',
    path: '/equipment/:id/engineer-preferences/:preferenceId',
    summary: 'Treat the engineer there as everybody else',
    permission: 'engineer-preference.change',
    params: z.object({ id: Id, preferenceId: Id }),
    answer: preferences,
  }),
} as const;
