import { z } from 'zod';
import { Email } from './people';
import { Id, Instant } from './primitives';
import { route } from './route';

/** At least six digits: with fewer, half of an organisation would be one person. */
const Phone = z
  .string()
  .trim()
  .max(40)
  .refine(text => text.replaceAll(/\D/g, '').length >= 6, { error: 'at least six digits' });

/** Whose data: an account, or who left an e-mail address or a phone number with a report. One of the three. */
export const PersonSought = z.object({
  personId: Id.optional(),
  email: Email.optional(),
  phone: Phone.optional(),
});
export type PersonSought = z.infer<typeof PersonSought>;

/** What is kept of a person, by kind. */
export const PersonalDataKind = z.enum([
  'account',
  'session',
  'invitation',
  'request',
  'message',
  'draft',
  'conversation',
  'picture',
  'signature',
  'code',
  'site',
  'work-order',
  'visit',
  'acceptance',
  'engineer',
  'absence',
  'position',
  'preference',
  'trail',
]);
export type PersonalDataKind = z.infer<typeof PersonalDataKind>;

/** What an erasure does to a kind: its rows go, or stay for the books of the house without the person. */
export const ErasureFate = z.enum(['removed', 'without-person']);
export type ErasureFate = z.infer<typeof ErasureFate>;

/** Why nobody can be erased yet, and what stands in the way. */
export const ErasureHold = z.object({
  because: z.enum([
    'own-account',
    'last-manager',
    'restricted',
    'request-open',
    'hand-over-open',
    'work-order-open',
    'visit-open',
    'too-much',
  ]),
  /** Of the request or the order; null where it is the account itself. */
  id: Id.nullable(),
  number: z.string().nullable(),
});
export type ErasureHold = z.infer<typeof ErasureHold>;

export const PersonalDataSummary = z.object({
  personId: Id.nullable(),
  /** Under which the person is found; an erased account has none. */
  names: z.array(z.string()),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  role: z.string().nullable(),
  organisationName: z.string().nullable(),
  erasedAt: Instant.nullable(),
  /** Since then what is kept is kept, and nothing is done with it. */
  restrictedAt: Instant.nullable(),
  kinds: z.array(
    z.object({ kind: PersonalDataKind, count: z.number().int().nonnegative(), fate: ErasureFate }),
  ),
  /** At most 50 of each reason. Empty: the person can be erased. */
  holds: z.array(ErasureHold),
});
export type PersonalDataSummary = z.infer<typeof PersonalDataSummary>;

export const Erasure = z.object({
  erasedAt: Instant,
  kinds: PersonalDataSummary.shape.kinds,
});
export type Erasure = z.infer<typeof Erasure>;

export const personalDataRoutes = {
  personalData: route({
    method: 'POST',
    path: '/personal-data/summary',
    summary: 'What is kept of one person, what an erasure would do to it, and what stands in its way',
    permission: 'personal-data.manage',
    body: PersonSought,
    answer: PersonalDataSummary,
  }),
  exportPersonalData: route({
    method: 'POST',
    path: '/personal-data/export',
    summary: 'Everything that is kept of one person, as one JSON file',
    permission: 'personal-data.manage',
    body: PersonSought,
    carries: 'file-out',
    media: 'application/json',
  }),
  erasePersonalData: route({
    method: 'POST',
    path: '/personal-data/erasure',
    summary: 'Erase a person: what is only theirs goes, what the books need stays without them',
    permission: 'personal-data.manage',
    body: PersonSought.extend({
      /** The address, number or name of the person, typed once more. */
      confirm: z.string().trim().min(1).max(254),
    }),
    answer: Erasure,
  }),
  restrictPersonalData: route({
    method: 'POST',
    path: '/personal-data/restriction',
    summary: 'Halt what is done with the data of one person while something is in dispute, or go on',
    permission: 'personal-data.manage',
    body: PersonSought.extend({ restricted: z.boolean() }),
    answer: z.object({ restrictedAt: Instant.nullable() }),
  }),
} as const;
