/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { routes } from '#contracts';
import type { DataNotice as Kept } from '#contracts';
import { ApiProvider, createQueryClient, ToastProvider } from '#ui';
import { clientOf } from '../../answers.fixture';
import type { Call } from '../../answers.fixture';
import { I18nProvider } from '../../i18n';
import { DataNotice } from './data-notice';

afterEach(cleanup);

const accepted = { at: '2026-03-03T08:00:00.000Z', byName: 'Maria' };

function open(given: Kept): Call[] {
  let kept = given;
  const calls: Call[] = [];
  const client = clientOf(
    {
      'GET /assistant/notice': () => kept,
      'POST /assistant/notice': ({ body }) => {
        const { isAccepted } = routes.setDataNotice.body.parse(body);
        kept = { ...kept, accepted: isAccepted ? accepted : null, before: null };
        return kept;
      },
    },
    calls,
  );
  render(
    <ApiProvider client={client} queryClient={createQueryClient()}>
      <I18nProvider personLocale="en">
        <ToastProvider>
          <DataNotice />
        </ToastProvider>
      </I18nProvider>
    </ApiProvider>,
  );
  return calls;
}

describe('the notice before anything is sent to a language model', () => {
  it('says what would go where, and that nothing goes until somebody accepts it', async () => {
    const calls = open({ endpoint: 'llm.example:8443', accepted: null, before: null });
    await screen.findByText(/Nothing is sent/u);
    expect(screen.getByText(/llm\.example:8443/u)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Accept, and ask it from now on' }));
    await screen.findByText(/Accepted by Maria/u);
    expect(calls.find(one => one.method === 'POST')?.body).toEqual({
      endpoint: 'llm.example:8443',
      isAccepted: true,
    });
    fireEvent.click(screen.getByRole('button', { name: 'Send nothing any more' }));
    await screen.findByText(/Nothing is sent/u);
  });

  it('asks anew for another endpoint, and names the one before', async () => {
    open({ endpoint: 'new.example', accepted: null, before: 'old.example' });
    const told = await screen.findByText(/old\.example was accepted/u);
    expect(told.textContent).toContain('new.example');
  });
});
