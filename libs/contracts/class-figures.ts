import { z } from 'zod';
import { route } from './route';

const Count = z.number().int();

/** Conversations that began in a week: all of them, those that the assistant solved alone, those that a person has or had. */
export const ClassWeek = z.object({ total: Count, solved: Count, withPerson: Count });
export type ClassWeek = z.infer<typeof ClassWeek>;

export const ClassFigures = z.object({
  /** Mondays by the clocks of the organisation, the oldest first; the last week is not over yet. */
  weeks: z.array(z.iso.date()),
  /** The most frequent class first; each has as many weeks. */
  classes: z.array(
    z.object({
      /** The class of problem, as fault codes have it; null: not triaged. */
      category: z.string().nullable(),
      weeks: z.array(ClassWeek),
    }),
  ),
});
export type ClassFigures = z.infer<typeof ClassFigures>;

export const classFigureRoutes = {
  classFigures: route({
    method: 'GET',
    path: '/assistant/classes',
    summary: 'Conversations by class of problem and week, and how many needed a person',
    permission: 'organisation.change',
    query: z.object({ weeks: z.coerce.number().int().min(1).max(52).default(12) }),
    answer: ClassFigures,
  }),
} as const;
