import type { Answer, ApiRoute, Args, LooseArgs } from './route';
import { addressOf } from './route';
import { BadAnswer, Offline, problemOf } from './problem';

export interface CallOptions {
  /** Same key, same effect: kept across the retries of one call, and by the field app's outbox across restarts. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
  /** `Authorization: Bearer`, for a visitor with a tracking link; a signed-in person has a cookie. */
  token?: string | undefined;
}

export interface ClientOptions<Routes extends Readonly<Record<string, ApiRoute>>> {
  routes: Routes;
  /** '/api' unless told. */
  baseUrl?: string;
  /** The answer was 401: the session ended. Not called for signing in itself (`sign-in-failed`, `code-wrong`). */
  onSignedOut?: () => void;
  token?: () => string | undefined;
  /** Which app calls, for the audit trail; read from the address of the page unless told. */
  app?: string | undefined;
  fetch?: typeof fetch;
  newKey?: () => string;
  wait?: (ms: number) => Promise<void>;
  timeoutMs?: number;
  /** Further attempts after the network failed or the server was busy (502, 503, 504). */
  retries?: number;
}

export interface ApiClient<
  Routes extends Readonly<Record<string, ApiRoute>> = Readonly<Record<string, ApiRoute>>,
> {
  readonly routes: Routes;
  readonly baseUrl: string;
  call: <R extends ApiRoute>(route: R, args?: Args<R> & CallOptions) => Promise<Answer<R>>;
  /** The same without types, for code that serves any route (outbox, lists). */
  ask: (route: ApiRoute, args?: LooseArgs & CallOptions) => Promise<unknown>;
  /** Address of a route for <img src>, <a href> or EventSource. */
  url: <R extends ApiRoute>(route: R, args?: Omit<Args<R>, 'body'>) => string;
}

const appOfPage = (): string | undefined =>
  typeof location === 'undefined' ? undefined : /^\/(console|field|portal)\//.exec(location.pathname)?.[1];

const waitFor = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/**
 * The typed client of the routes table. Answers are parsed by the contract; refusals are `ApiProblem`; what did not
 * reach the server is `Offline`. A mutating call carries an idempotency key, so trying again never does a thing twice.
 */
export function createClient<Routes extends Readonly<Record<string, ApiRoute>>>(
  options: ClientOptions<Routes>,
): ApiClient<Routes> {
  const baseUrl = options.baseUrl ?? '/api';
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const wait = options.wait ?? waitFor;
  const newKey = options.newKey ?? (() => crypto.randomUUID());
  const retries = options.retries ?? 2;
  const app = options.app ?? appOfPage();

  async function attempt(
    url: string,
    init: RequestInit,
    timeoutMs: number,
    outer?: AbortSignal,
  ): Promise<Response> {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await send(url, { ...init, signal: outer ? AbortSignal.any([outer, timeout]) : timeout });
    } catch (error) {
      if (outer?.aborted) throw error;
      throw new Offline(timeout.aborted ? 'timeout' : 'network', error);
    }
  }

  async function persist(
    url: string,
    init: RequestInit,
    timeoutMs: number,
    outer?: AbortSignal,
  ): Promise<Response> {
    for (let tried = 0; ; tried += 1) {
      try {
        const response = await attempt(url, init, timeoutMs, outer);
        const busy = response.status === 502 || response.status === 503 || response.status === 504;
        if (!busy || tried >= retries) return response;
        const after = Number(response.headers.get('retry-after') ?? Number.NaN);
        await wait(Math.min(Number.isFinite(after) ? after * 1000 : 400 * 2 ** tried, 5_000));
      } catch (error) {
        if (!(error instanceof Offline) || error.reason === 'timeout' || tried >= retries) throw error;
        await wait(400 * 2 ** tried);
      }
    }
  }

  async function read(route: ApiRoute, response: Response): Promise<unknown> {
    if (!response.ok) {
      const problem = await problemOf(response);
      if (problem.code === 'not-signed-in') options.onSignedOut?.();
      throw problem;
    }
    if (route.carries === 'file-out') return response.blob();
    if (!route.answer) return undefined;
    const requestId = response.headers.get('x-request-id') ?? undefined;
    const body: unknown = await response.json().catch((error: unknown) => {
      throw new BadAnswer(`${route.method} ${route.path}: not JSON`, requestId, error);
    });
    const parsed = route.answer.safeParse(body);
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues[0];
    const why = `${where?.path.join('.') ?? ''}: ${where?.message ?? ''}`;
    throw new BadAnswer(`${route.method} ${route.path}: ${why}`, requestId, parsed.error);
  }

  // The route's own schema has parsed what comes back: the first signature names what the parser proved.
  function call<R extends ApiRoute>(route: R, args?: Args<R> & CallOptions): Promise<Answer<R>>;
  function call(route: ApiRoute, args?: LooseArgs & CallOptions): Promise<unknown>;
  async function call(route: ApiRoute, args: LooseArgs & CallOptions = {}): Promise<unknown> {
    const headers = new Headers({ accept: 'application/json, application/problem+json', 'x-callout': '1' });
    if (app) headers.set('x-callout-app', app);
    const token = args.token ?? options.token?.();
    if (token) headers.set('authorization', `Bearer ${token}`);
    if (route.method !== 'GET') headers.set('idempotency-key', args.idempotencyKey ?? newKey());
    const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' };
    if (args.body instanceof Blob) {
      headers.set('content-type', args.body.type || 'application/octet-stream');
      init.body = args.body;
    } else if (args.body !== undefined) {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(args.body);
    }
    const timeoutMs = args.timeoutMs ?? options.timeoutMs ?? (args.body instanceof Blob ? 60_000 : 15_000);
    return read(route, await persist(baseUrl + addressOf(route, args), init, timeoutMs, args.signal));
  }

  return {
    routes: options.routes,
    baseUrl,
    call,
    ask: call,
    url: (route, args) => baseUrl + addressOf(route, args ?? {}),
  };
}
