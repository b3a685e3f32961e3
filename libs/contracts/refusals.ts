import { z } from 'zod';

/** Every refusal the server can give, with its HTTP status. Clients translate the code. */
export const refusals = {
  'input-invalid': 400,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'code-wrong': 401,
  'link-expired': 410,
  forbidden: 403,
  'cross-site-request': 403,
  'not-found': 404,
  'route-unknown': 404,
  'stale-version': 409,
  'illegal-transition': 409,
  'draft-outdated': 409,
  'already-exists': 409,
  'visit-overlaps': 409,
  'work-order-already-assigned': 409,
  'work-order-not-plannable': 409,
  'work-order-gates-open': 409,
  'work-order-closed': 409,
  'request-already-converted': 409,
  'engineer-not-assignable': 409,
  'engineer-off-shift': 409,
  'site-closed': 409,
  'skill-missing': 409,
  'override-reason-missing': 409,
  'visit-not-yours': 403,
  'checklist-incomplete': 422,
  'signature-missing': 422,
  'in-the-past': 422,
  'reference-unknown': 422,
  'idempotency-key-reused': 422,
  'file-type-refused': 415,
  'file-too-large': 413,
  'body-too-large': 413,
  'too-many-files': 422,
  'password-too-weak': 422,
  'last-manager': 409,
  'own-account': 409,
  'position-off-shift': 409,
  'too-many-requests': 429,
  'demo-only': 403,
  'simulator-away': 503,
  'plan-run-under-way': 409,
  'plan-too-large': 422,
  'repair-empty': 409,
  'repair-outdated': 409,
  'repair-no-longer-fits': 409,
  'plan-failed': 503,
  'backtest-failed': 422,
  busy: 503,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusals;

/** RFC 9457 problem details. `type` is `urn:callout:refusal:<code>`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  requestId: z.string().optional(),
  /** Which field is wrong and why; `path` is a JSON pointer below the body, query or params. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What the client needs to explain: who won, which transitions are legal, the current version. */
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;
