import { jest } from '@jest/globals';
import { render } from '@testing-library/react';
import { routes } from '#contracts';
import { addressOf, ApiProblem, ApiProvider, createQueryClient, ToastProvider } from '#ui';
import type { Answer, ApiClient, ApiRoute, Args, LooseArgs } from '#ui';
import { I18nProvider } from '../../i18n';
import { SessionProvider } from '../../session';
import DispatchPage from './dispatch-page';
import {
  calm,
  candidate,
  engineer,
  madeVisit,
  me,
  now,
  planned,
  urgent,
  wholeOrder,
} from './dispatch.fixture';

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
function clientOf(answers: Answers, calls: Call[]): ApiClient {
  function call<R extends ApiRoute>(route: R, args?: Args<R>): Promise<Answer<R>>;
  function call(route: ApiRoute, args?: LooseArgs): Promise<unknown>;
  async function call(route: ApiRoute, args: LooseArgs = {}): Promise<unknown> {
    const path = addressOf(route, args).split('?')[0] ?? '';
    const made = { method: route.method, path, body: args.body };
    calls.push(made);
    const answer = answers[`${route.method} ${path}`];
    if (!answer) throw new ApiProblem({ status: 404, code: 'not-found' });
    return route.answer?.parse(await answer(made));
  }
  return { routes, baseUrl: '/api', call, ask: call, url: route => route.path };
}

/** The api as far as the page asks it; a spec replaces the answers that it is about. */
export function openDispatch(over: Answers = {}): Call[] {
  const calls: Call[] = [];
  const answers: Answers = {
    'GET /work-orders': () => ({ items: [calm, urgent], nextCursor: null }),
    'GET /engineers': () => ({ items: [engineer], nextCursor: null }),
    'GET /plan-runs': () => ({ items: [], nextCursor: null }),
    'GET /day-repairs': () => ({ items: [], nextCursor: null }),
    'GET /board': () => ({ items: [planned] }),
    [`GET /work-orders/${urgent.id}`]: () => wholeOrder(urgent),
    [`GET /work-orders/${urgent.id}/candidates`]: () => ({ items: [candidate] }),
    'POST /visits': () => madeVisit,
    [`POST /visits/${madeVisit.id}/cancel`]: () => ({ ...madeVisit, status: 'canceled' }),
    ...over,
  };
  const client = clientOf(answers, calls);
  render(
    <ApiProvider client={client} queryClient={createQueryClient()}>
      <I18nProvider personLocale="en">
        <ToastProvider>
          <SessionProvider me={me}>
            <DispatchPage />
          </SessionProvider>
        </ToastProvider>
      </I18nProvider>
    </ApiProvider>,
  );
  return calls;
}

/** A browser without a map, in which it is the morning of the fixture. */
export function standStill(): void {
  jest.useFakeTimers({ now, doNotFake: ['setTimeout', 'queueMicrotask', 'performance'] });
  localStorage.clear();
  // Leaflet has no place in jsdom: the map is a panel that can be folded away.
  localStorage.setItem('callout.dispatch.hasMap', 'false');
  history.replaceState(null, '', '/console/dispatch');
  const nothing = (): undefined => undefined;
  Object.assign(window, {
    CSS: { escape: (text: string) => text },
    matchMedia: () => ({ matches: false, addEventListener: nothing, removeEventListener: nothing }),
    ResizeObserver: class {
      observe = nothing;
      disconnect = nothing;
    },
  });
  Object.assign(Element.prototype, { scrollTo: nothing, scrollBy: nothing, scrollIntoView: nothing });
}
