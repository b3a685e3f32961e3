export interface FieldError {
  /** JSON pointer below the body, query or params. */
  path: string;
  message: string;
}

/** The server refused, and said why: RFC 9457 problem details. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** Key of the refusal; `useRefusalText()` has the sentence in the reader's language. */
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];
  readonly requestId: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Seconds to wait, from Retry-After. */
  readonly retryAfter: number | undefined;

  constructor(fields: {
    status: number;
    code: string;
    title?: string;
    detail?: string | undefined;
    errors?: readonly FieldError[];
    requestId?: string | undefined;
    facts?: Readonly<Record<string, unknown>>;
    retryAfter?: number | undefined;
  }) {
    super(fields.title ?? fields.code);
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title ?? fields.code;
    this.detail = fields.detail;
    this.errors = fields.errors ?? [];
    this.requestId = fields.requestId;
    this.facts = fields.facts ?? {};
    this.retryAfter = fields.retryAfter;
  }

  /** What is wrong with one field, by its name or JSON pointer (`serialNumber`, `/contact/email`). */
  errorOf(field: string): string | undefined {
    const pointer = field.startsWith('/') ? field : `/${field}`;
    return this.errors.find(error => error.path === pointer || error.path === pointer.slice(1))?.message;
  }
}

/** The server was not reached: no network, a refused connection, or (reason `timeout`) no answer in time. */
export class Offline extends Error {
  override readonly name = 'Offline';
  readonly reason: 'network' | 'timeout';
  constructor(reason: 'network' | 'timeout', cause?: unknown) {
    super(reason === 'timeout' ? 'The server takes too long.' : 'The server cannot be reached.', { cause });
    this.reason = reason;
  }
}

/** An answer that the contract does not describe: the app and the server are of different versions. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
  readonly requestId: string | undefined;
  constructor(message: string, requestId: string | undefined, cause?: unknown) {
    super(message, { cause });
    this.requestId = requestId;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const codeOfStatus: Record<number, string> = {
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  413: 'body-too-large',
  429: 'too-many-requests',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** Reads a refusal out of a response; a body that is no problem (a proxy's HTML page) still gives a code by status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const base = {
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
  };
  const body: unknown = await response.json().catch(() => undefined);
  if (!isRecord(body)) return new ApiProblem({ ...base, code: codeOfStatus[response.status] ?? 'general' });
  const code = textOf(body.code) ?? /^urn:callout:refusal:(.+)$/.exec(textOf(body.type) ?? '')?.[1];
  const errors = Array.isArray(body.errors) ? body.errors.filter(isRecord) : [];
  return new ApiProblem({
    ...base,
    code: code ?? codeOfStatus[response.status] ?? 'general',
    title: textOf(body.title) ?? response.statusText,
    detail: textOf(body.detail),
    requestId: textOf(body.requestId) ?? base.requestId,
    errors: errors.map(error => ({ path: textOf(error.path) ?? '', message: textOf(error.message) ?? '' })),
    facts: isRecord(body.facts) ? body.facts : {},
  });
}
