import { z } from 'zod';
import { AssistantFault } from './assistant';
import { Id, IdParams, Instant, listQuery, pageOf } from './primitives';
import { route } from './route';

/** What the language model was asked for. */
export const ModelPurpose = z.enum(['triage', 'conversation', 'search']);
export type ModelPurpose = z.infer<typeof ModelPurpose>;

export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

const Price = z.number().min(0).max(100_000).nullable();

/** Of a million tokens, and of a calendar month in the organisation's zone. */
const budgetShape = {
  currency: z.string().regex(/^[A-Z]{3}$/),
  priceIn: Price,
  priceOut: Price,
  /** Of texts to be searched by meaning; null: they are reckoned like tokens read, which is more than any endpoint asks. */
  priceSearch: Price.default(null),
  /** Null: no limit. Needs both prices. */
  monthly: z.number().min(0).max(100_000_000).nullable(),
  /** From which share of it on the settings warn. */
  warnShare: z.number().min(0.1).max(1),
  /** 0: nothing was ever set. */
  version: z.number().int().min(0).max(2_147_483_647),
};

export const AssistantBudget = z.object(budgetShape);
export type AssistantBudget = z.infer<typeof AssistantBudget>;

/** `warned`: the share of the budget is used; `stopped`: the next question may cost more than is left, rules do the work alone. */
export const SpendingState = z.enum(['unlimited', 'within', 'warned', 'stopped']);
export type SpendingState = z.infer<typeof SpendingState>;

export const SpendingDay = z.object({
  /** In the organisation's zone. */
  day: z.iso.date(),
  purpose: ModelPurpose,
  calls: z.number().int(),
  /** Without an answer that can be used. */
  failed: z.number().int(),
  /** Not made: the budget was used up. */
  refused: z.number().int(),
  /** Under way, or of an endpoint that does not tell what was used: counted at the most that it can be. */
  unmeasured: z.number().int(),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  /** In the currency of the budget; null: none of these calls had a price. */
  cost: z.number().nullable(),
});
export type SpendingDay = z.infer<typeof SpendingDay>;

export const AssistantSpending = z.object({
  budget: AssistantBudget,
  month: Month,
  /** The month that it is now, and how its budget stands. */
  thisMonth: Month,
  state: SpendingState,
  spent: z.number(),
  days: z.array(SpendingDay),
});
export type AssistantSpending = z.infer<typeof AssistantSpending>;

/** One call of a model. */
export const ModelCall = z.object({
  id: Id,
  at: Instant,
  purpose: ModelPurpose,
  model: z.string(),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  /** False: under way, or of an endpoint that does not tell: counted at the most that it can be. */
  isMeasured: z.boolean(),
  /** Null: no price was set then. */
  cost: z.number().nullable(),
  currency: z.string().nullable(),
  /** Null: under way, or the process ended meanwhile. */
  ms: z.number().int().nullable(),
  fault: AssistantFault.nullable(),
});
export type ModelCall = z.infer<typeof ModelCall>;

export const ModelCallLine = ModelCall.extend({ serviceRequestId: Id.nullable() });
export type ModelCallLine = z.infer<typeof ModelCallLine>;

/** What the language model has used for one request. */
export const RequestSpending = z.object({
  calls: z.number().int(),
  /** Without an answer that can be used. */
  failed: z.number().int(),
  /** Not made: the budget was used up. */
  refused: z.number().int(),
  unmeasured: z.number().int(),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  /** Of all calls together. */
  ms: z.number().int(),
  /** By currency; empty: no call had a price. */
  costs: z.array(z.object({ currency: z.string(), cost: z.number() })),
  /** The newest first, 60 at most. */
  newest: z.array(ModelCall),
});
export type RequestSpending = z.infer<typeof RequestSpending>;

export const spendingRoutes = {
  requestSpending: route({
    method: 'GET',
    path: '/service-requests/:id/model-calls',
    summary: 'What the language model has used and cost for one request',
    permission: 'request.work',
    params: IdParams,
    answer: RequestSpending,
  }),
  assistantSpending: route({
    method: 'GET',
    path: '/assistant/spending',
    summary: 'What the language model has used in a month, by day and purpose, and its budget',
    permission: 'organisation.change',
    query: z.object({ month: Month.optional() }),
    answer: AssistantSpending,
  }),
  listModelCalls: route({
    method: 'GET',
    path: '/assistant/model-calls',
    summary: 'Every call of the language model: when, for what, how much, and what it was about',
    permission: 'organisation.change',
    query: listQuery(['-at'], { month: Month.optional() }),
    answer: pageOf(ModelCallLine),
  }),
  setAssistantBudget: route({
    method: 'POST',
    path: '/assistant/budget',
    summary: 'Set the prices of tokens and the monthly budget of the language model',
    permission: 'organisation.change',
    body: z
      .object(budgetShape)
      .refine(one => (one.priceIn === null) === (one.priceOut === null), {
        error: 'both prices or none',
        path: ['priceOut'],
      })
      .refine(one => one.monthly === null || one.priceIn !== null, {
        error: 'a budget needs prices',
        path: ['monthly'],
      }),
    answer: AssistantBudget,
  }),
} as const;
