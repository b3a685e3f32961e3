/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { defaultPlanningTerms } from '#contracts';
import type { Me, PlanningPolicy } from '#contracts';
import { ApiProvider, createQueryClient, ToastProvider } from '#ui';
import { clientOf } from '../../../answers.fixture';
import type { Call } from '../../../answers.fixture';
import { I18nProvider } from '../../../i18n';
import { SessionProvider } from '../../../session';
import { me } from '../../dispatch/dispatch.fixture';
import { PolicyCard } from './policy-card';

afterEach(cleanup);

const even = { ...defaultPlanningTerms, unevenMinutes: 10, outsideHour: 2 };
const policy: PlanningPolicy = {
  terms: even,
  version: 3,
  history: [{ at: '2026-03-03T08:00:00.000Z', by: 'Maria', from: defaultPlanningTerms, to: even }],
};

function open(role: Me['person']['role'] = 'manager') {
  const calls: Call[] = [];
  const answers = { 'GET /planning-policy': () => policy, 'POST /planning-policy': () => policy };
  render(
    <ApiProvider client={clientOf(answers, calls)} queryClient={createQueryClient()}>
      <I18nProvider personLocale="en">
        <SessionProvider me={{ ...me, person: { ...me.person, role } }}>
          <ToastProvider>
            <PolicyCard />
          </ToastProvider>
        </SessionProvider>
      </I18nProvider>
    </ApiProvider>,
  );
  return calls;
}

describe('the planning policy in the settings', () => {
  it('is changed as it was seen, and put back to the defaults in the form', async () => {
    const calls = open();
    fireEvent.change(await screen.findByLabelText('An hour late, normal'), { target: { value: '3.5' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const sent = () => calls.filter(call => call.method === 'POST').map(call => call.body);
    const { lateHour } = even;
    await waitFor(() =>
      expect(sent()).toEqual([{ version: 3, terms: { ...even, lateHour: { ...lateHour, normal: 3.5 } } }]),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Back to the defaults' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent()[1]).toEqual({ version: 3, terms: defaultPlanningTerms }));
  });

  it('tells what somebody has changed, and nothing else', async () => {
    open();
    await screen.findByText('Changes (1)');
    const change = screen.getByText(/^Maria/).closest('li');
    expect(change?.textContent).toContain('An hour outside of preferred times: 1 hr → 2 hrs');
    expect(change?.textContent).toContain('3 mins → 10 mins');
    expect(change?.textContent).not.toContain('overtime');
  });

  it('is only read by a dispatcher', async () => {
    open('dispatcher');
    await screen.findByText('An hour of overtime, at least');
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });
});
