import { routes } from '#contracts';
import { addressOf, ApiProblem } from '#ui';
import type { Answer, ApiClient, ApiRoute, Args, LooseArgs } from '#ui';

export interface Call {
  method: string;
  path: string;
  body: unknown;
}
export type Answers = Record<string, (call: Call) => unknown>;

export const refuse = (code: string, facts: Record<string, unknown>): never => {
  throw new ApiProblem({ status: 409, code, facts });
};

/** A client that answers from a table, by the contract: what does not fit the schema fails the spec. */
export function clientOf(answers: Answers, calls: Call[]): ApiClient {
  function call<R extends ApiRoute>(route: R, args?: Args<R>): Promise<Answer<R>>;
  function call(route: ApiRoute, args?: LooseArgs): Promise<unknown>;
  async function call(route: ApiRoute, args: LooseArgs = {}): Promise<unknown> {
    const path = addressOf(route, args).split('?')[0] ?? '';
    const made = { method: route.method, path, body: args.body };
    calls.push(made);
    const answer = answers[`${route.method} ${path}`];
    if (!answer) throw new ApiProblem({ status: 404, code: 'not-found' });
    const given = await answer(made);
    return route.carries === 'file-out' ? given : route.answer?.parse(given);
  }
  return { routes, baseUrl: '/api', call, ask: call, url: route => route.path };
}
