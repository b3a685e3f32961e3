import { z } from 'zod';
import { Id, Instant, listQuery, pageOf } from './primitives';
import { route } from './route';

/** Why an endpoint gave no answer that can be used. */
export const AssistantFault = z.enum([
  'unreachable',
  'slow',
  'busy',
  'quota',
  'rejected',
  'refused',
  'filtered',
  'truncated',
  'garbled',
  'paused',
  'crowded',
  'stopped',
  'spent',
  'not-accepted',
]);
export type AssistantFault = z.infer<typeof AssistantFault>;

/** Why what words mean is not known, although a model for it is configured. */
export const MeaningFault = z.union([AssistantFault, z.literal('nothing-embedded')]);
export type MeaningFault = z.infer<typeof MeaningFault>;

/** What the endpoint was found to take. */
export const EndpointCard = z.object({
  json: z.enum(['schema', 'object', 'prompt']),
  tokens: z.enum(['max_tokens', 'max_completion_tokens']),
  temperature: z.boolean(),
  stream: z.boolean(),
});
export type EndpointCard = z.infer<typeof EndpointCard>;

/** Where the language model is; the key is never told. */
export const AssistantEndpoint = z.object({
  /** Host and port; null: none is configured, and rules do the triage alone. */
  host: z.string().nullable(),
  model: z.string().nullable(),
  /** What came of the last check; null before the first. */
  check: z
    .object({
      at: Instant,
      card: EndpointCard.nullable(),
      fault: AssistantFault.nullable(),
      /** Whether the endpoint lists the model; null when it lists none. */
      listed: z.boolean().nullable(),
      /** The median answer. */
      ms: z.number().int().nullable(),
    })
    .nullable(),
});
export type AssistantEndpoint = z.infer<typeof AssistantEndpoint>;

/** Whether anything may leave for the endpoint: a manager accepts first what is sent, and to whom. */
export const DataNotice = z.object({
  /** Host and port; null: none is configured. */
  endpoint: z.string().nullable(),
  accepted: z.object({ at: Instant, byName: z.string().nullable() }).nullable(),
  /** Another endpoint that was accepted before this one was set. */
  before: z.string().nullable(),
});
export type DataNotice = z.infer<typeof DataNotice>;

/** How often the language model was right about the fault, and how often the rules: of the closed cases in which it named one. */
export const AssistantStanding = z.object({
  /** Null: none is configured. */
  model: z.string().nullable(),
  cases: z.number().int(),
  modelRight: z.number().int(),
  rulesRight: z.number().int(),
  /** It was worse, and the fault of the rules stands. */
  isWorse: z.boolean(),
  /** So many cases it takes to say so. */
  fewest: z.number().int(),
});
export type AssistantStanding = z.infer<typeof AssistantStanding>;

/** What the closed cases of one equipment model taught. */
export const LessonSummary = z.object({
  /** Of the model. */
  id: Id,
  modelName: z.string(),
  /** Closed cases of people with the fault that they ended with. */
  closedCases: z.number().int(),
  /** Null before there are enough cases and a night has passed. Shares of 1. */
  lesson: z
    .object({
      at: Instant,
      cases: z.number().int(),
      labels: z.number().int(),
      right: z.number(),
      accepted: z.number(),
      acceptedRight: z.number(),
      rulesRight: z.number(),
      isUsed: z.boolean(),
    })
    .nullable(),
});
export type LessonSummary = z.infer<typeof LessonSummary>;

export const assistantRoutes = {
  listLessons: route({
    method: 'GET',
    path: '/assistant/lessons',
    summary: 'What was learned from closed cases, by equipment model',
    permission: 'organisation.change',
    query: listQuery(['modelName'], {}),
    answer: pageOf(LessonSummary),
  }),
  learnLessons: route({
    method: 'POST',
    path: '/assistant/lessons',
    summary: 'Learns from new closed cases now, not at night; takes some minutes',
    permission: 'organisation.change',
  }),
  assistantEndpoint: route({
    method: 'GET',
    path: '/assistant/endpoint',
    summary: 'The endpoint of the language model and what it takes',
    permission: 'organisation.change',
    answer: AssistantEndpoint,
  }),
  dataNotice: route({
    method: 'GET',
    path: '/assistant/notice',
    summary: 'Whether this organisation has accepted what is sent to the endpoint',
    permission: 'organisation.change',
    answer: DataNotice,
  }),
  setDataNotice: route({
    method: 'POST',
    path: '/assistant/notice',
    summary: 'Accept what is sent to the endpoint, or take that back: nothing is sent from then on',
    permission: 'organisation.change',
    body: z.object({ endpoint: z.string().min(1).max(300), isAccepted: z.boolean() }),
    answer: DataNotice,
  }),
  assistantStanding: route({
    method: 'GET',
    path: '/assistant/standing',
    summary: 'How often the language model was right about the fault, beside the rules',
    permission: 'organisation.change',
    answer: AssistantStanding,
  }),
  checkAssistantEndpoint: route({
    method: 'POST',
    path: '/assistant/endpoint/check',
    summary: 'Asks the endpoint a few small questions and says what it takes',
    permission: 'organisation.change',
    answer: AssistantEndpoint,
  }),
} as const;
