import { jest } from '@jest/globals';
import { render } from '@testing-library/react';
import { ApiProvider, createQueryClient, ToastProvider } from '#ui';
import { clientOf } from '../../answers.fixture';
import type { Answers, Call } from '../../answers.fixture';
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
    [`GET /work-orders/${urgent.id}/room`]: () => ({ items: [] }),
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
