import { z } from 'zod';
import { Id, IdParams, listQuery, pageOf, Version } from './primitives';
import { route } from './route';

/** More would be a dictionary: each is looked for in every text. */
export const mostTerms = 1_000;
export const mostImported = 500;

/** At least one letter or digit. Chinese says much with one character. */
const Word = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/[\p{L}\p{N}]/u);
const Words = z
  .array(Word)
  .max(10)
  .transform(words => [...new Set(words)]);

const termShape = {
  /** A name of a brand, a model, a part or a code: never translated, always written as here. */
  isProtected: z.boolean(),
  zh: Words,
  en: Words,
  bg: Words,
};
type Spelled = Record<'zh' | 'en' | 'bg', readonly string[]>;

/** A name of one letter would be found everywhere. */
const isLongEnough = ({ isProtected, zh, en, bg }: Spelled & { isProtected: boolean }): boolean =>
  !isProtected || [...zh, ...en, ...bg].every(word => word.length > 1);
/** What has a word in one language only, can be found in no other. */
const isUseful = ({ isProtected, zh, en, bg }: Spelled & { isProtected: boolean }): boolean =>
  [zh, en, bg].filter(words => words.length > 0).length >= (isProtected ? 1 : 2);

export const NewTerm = z
  .object(termShape)
  .refine(isUseful, { error: 'words in two languages, or a protected name', path: ['en'] })
  .refine(isLongEnough, { error: 'a protected name has two letters', path: ['en'] });
export type NewTerm = z.infer<typeof NewTerm>;

export const Term = z.object({
  id: Id,
  isProtected: z.boolean(),
  zh: z.array(z.string()),
  en: z.array(z.string()),
  bg: z.array(z.string()),
  version: Version,
});
export type Term = z.infer<typeof Term>;

export const TermsImported = z.object({
  added: z.number().int(),
  /** A word of them is in the glossary already. */
  known: z.number().int(),
});
export type TermsImported = z.infer<typeof TermsImported>;

export const glossaryRoutes = {
  listTerms: route({
    method: 'GET',
    path: '/assistant/terms',
    summary:
      'The words of the organisation that search and assistant know beside those of the trade; `q` searches',
    permission: 'organisation.change',
    query: listQuery(['word'], { q: z.string().max(60).optional() }),
    answer: pageOf(Term),
  }),
  addTerm: route({
    method: 'POST',
    path: '/assistant/terms',
    summary: 'Add a term or a protected name',
    permission: 'organisation.change',
    body: NewTerm,
    answer: Term,
  }),
  importTerms: route({
    method: 'POST',
    path: '/assistant/terms/import',
    summary: 'Add many terms; those of which a word is known already are left out',
    permission: 'organisation.change',
    body: z.object({ terms: z.array(NewTerm).min(1).max(mostImported) }),
    answer: TermsImported,
  }),
  changeTerm: route({
    method: 'PATCH',
    path: '/assistant/terms/:id',
    summary: 'Change a term',
    permission: 'organisation.change',
    params: IdParams,
    body: z
      .object({ ...termShape, version: Version })
      .refine(isUseful, { error: 'words in two languages, or a protected name', path: ['en'] })
      .refine(isLongEnough, { error: 'a protected name has two letters', path: ['en'] }),
    answer: Term,
  }),
  deleteTerm: route({
    method: 'DELETE',
    path: '/assistant/terms/:id',
    summary: 'Delete a term; adding it again takes that back',
    permission: 'organisation.change',
    params: IdParams,
  }),
} as const;
