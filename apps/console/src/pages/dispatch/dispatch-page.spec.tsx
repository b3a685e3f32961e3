/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
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

interface Call {
  method: string;
  path: string;
  body: unknown;
}
type Answers = Record<string, (call: Call) => unknown>;

const refuse = (code: string, facts: Record<string, unknown>): never => {
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
function open(over: Answers = {}): Call[] {
  const calls: Call[] = [];
  const answers: Answers = {
    'GET /work-orders': () => ({ items: [calm, urgent], nextCursor: null }),
    'GET /engineers': () => ({ items: [engineer], nextCursor: null }),
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

const queueLine = (text: string) => screen.findByRole('button', { name: new RegExp(text) });
const posts = (calls: readonly Call[]) => calls.filter(call => call.method === 'POST');

beforeEach(() => {
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
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('the dispatch page', () => {
  it('shows what waits by urgency and what is planned on the row of its engineer', async () => {
    open();
    await queueLine('Charger smokes');
    const waiting = screen.getAllByRole('button', { name: /WO-00000[12]/ });
    expect(waiting.map(line => line.getAttribute('data-order'))).toEqual([urgent.id, calm.id]);
    expect(await screen.findByRole('button', { name: /WO-000123/ })).not.toBeNull();
  });

  it('says why a candidate is good and what speaks against', async () => {
    open();
    fireEvent.click(await queueLine('Charger smokes'));
    const card = await screen.findByText('14 km', { exact: false });
    const item = card.closest('li');
    if (!item) throw new Error('The candidate is not in a list.');
    expect(within(item).getByText('Home 15 mins after the shift')).not.toBeNull();
    expect(within(item).getByText(/Has the skills: EV chargers/)).not.toBeNull();
    expect(within(item).getByText('13:00–14:00', { exact: false })).not.toBeNull();
  });

  it('walks the queue by arrow keys, assigns the best with A and takes it back with U', async () => {
    const calls = open();
    fireEvent.keyDown(await queueLine('Charger smokes'), { key: 'ArrowDown' });
    expect(new URLSearchParams(location.search).get('order')).toBe(urgent.id);
    fireEvent.keyDown(document.body, { key: 'a' });
    await screen.findByText(/WO-000001 goes to Ivan Dimitrov/);
    expect(posts(calls)[0]).toMatchObject({
      path: '/visits',
      body: {
        workOrderId: urgent.id,
        workOrderVersion: urgent.version,
        engineerId: engineer.id,
        start: candidate.proposedWindow?.start,
        overrideReason: null,
      },
    });
    fireEvent.keyDown(document.body, { key: 'u' });
    await screen.findByText('WO-000001 is back in the queue');
    expect(posts(calls)[1]).toMatchObject({
      path: `/visits/${madeVisit.id}/cancel`,
      body: { version: madeVisit.version, reason: 'Undone by the dispatcher' },
    });
    expect(screen.queryByText(/goes to Ivan/)).toBeNull();
  });

  it('tells who was faster', async () => {
    const facts = { by: 'Kalin', engineerName: 'Ivan', start: '2026-03-03T12:05:00.000Z' };
    open({ 'POST /visits': () => refuse('work-order-already-assigned', facts) });
    fireEvent.click(await queueLine('Charger smokes'));
    fireEvent.click(await screen.findByRole('button', { name: 'Assign' }));
    await screen.findByText(/Kalin assigned WO-000001 to Ivan \(3 Mar, 14:05/);
  });

  it('asks why when something speaks against it, and sends the reason along', async () => {
    const reasons = [{ code: 'off-shift', kind: 'against', params: {} }];
    const calls = open({
      'POST /visits': ({ body }) =>
        JSON.stringify(body).includes('Customer insists')
          ? madeVisit
          : refuse('engineer-off-shift', { needsReason: true, reasons }),
    });
    Object.assign(HTMLDialogElement.prototype, {
      showModal(this: HTMLDialogElement) {
        this.open = true;
      },
      close: () => undefined,
    });
    fireEvent.click(await queueLine('Charger smokes'));
    fireEvent.click(await screen.findByRole('button', { name: 'Assign' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('Not on shift then')).not.toBeNull();
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: 'Customer insists' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Plan it so' }));
    await screen.findByText(/WO-000001 goes to Ivan Dimitrov/);
    expect(posts(calls)[1]?.body).toMatchObject({ overrideReason: 'Customer insists' });
  });

  it('leaves letters alone while one writes', async () => {
    const calls = open();
    fireEvent.click(await queueLine('Charger smokes'));
    const search = screen.getByRole('searchbox');
    fireEvent.keyDown(search, { key: 'a' });
    fireEvent.change(search, { target: { value: 'flickers' } });
    await waitFor(() => expect(screen.queryByRole('button', { name: /WO-000001.*/ })).toBeNull());
    expect(posts(calls)).toEqual([]);
  });
});
