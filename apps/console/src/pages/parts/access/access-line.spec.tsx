/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { AccessHours, Me, Site } from '#contracts';
import { ApiProvider, createQueryClient, ToastProvider } from '#ui';
import { clientOf, refuse } from '../../../answers.fixture';
import type { Answers, Call } from '../../../answers.fixture';
import { I18nProvider } from '../../../i18n';
import { SessionProvider } from '../../../session';
import { me } from '../../dispatch/dispatch.fixture';
import { AccessLine } from './access-line';

beforeEach(() => {
  // jsdom knows the element, not its methods.
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
});
afterEach(cleanup);

const plant: AccessHours = {
  windows: [{ days: [1, 2, 3, 4, 5], from: 420, to: 960 }],
  closedDays: ['2020-12-24'],
};
const site: Site = {
  id: '6a1f7c52-3f0e-4c7e-9a55-0d5b6a4d2b01',
  name: 'Mill',
  address: '1 Iztok',
  city: 'Plovdiv',
  position: { lat: 42.1, lng: 24.7 },
  timeZone: 'Europe/Sofia',
  customerId: '6a1f7c52-3f0e-4c7e-9a55-0d5b6a4d2b02',
  customerName: 'Bakers',
  contactName: null,
  contactPhone: null,
  accessNotes: null,
  accessHours: plant,
  equipmentCount: 1,
  version: 3,
};
const path = `/sites/${site.id}`;

function open(
  hours: AccessHours | null,
  { role = 'dispatcher', over = {} }: { role?: Me['person']['role']; over?: Answers } = {},
) {
  const calls: Call[] = [];
  const answers = {
    [`GET ${path}`]: () => ({ ...site, accessHours: hours }),
    [`PATCH ${path}`]: () => site,
    ...over,
  };
  render(
    <ApiProvider client={clientOf(answers, calls)} queryClient={createQueryClient()}>
      <I18nProvider personLocale="en">
        <ToastProvider>
          <SessionProvider me={{ ...me, person: { ...me.person, role } }}>
            <AccessLine siteId={site.id} hours={hours} timeZone={site.timeZone} />
          </SessionProvider>
        </ToastProvider>
      </I18nProvider>
    </ApiProvider>,
  );
  return calls;
}
const edit = () => fireEvent.click(screen.getByRole('button', { name: 'Change the access hours' }));
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));
const sent = (calls: readonly Call[]) =>
  calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body);

describe('the access hours of a site on a page', () => {
  it('are one line, without the days that are over', async () => {
    open(plant);
    await screen.findByText('Mon–Fri 07:00–16:00');
    cleanup();
    open(null);
    await screen.findByText('Open at any time');
  });

  it('are only read by whoever may not change sites', async () => {
    open(plant, { role: 'partner-dispatcher' });
    await screen.findByText('Mon–Fri 07:00–16:00');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('are given to a site that was always open, with a closed day', async () => {
    const calls = open(null);
    edit();
    fireEvent.click(await screen.findByRole('checkbox', { name: /only at certain hours/ }));
    const day = screen.getByLabelText('Closed on');
    fireEvent.change(day, { target: { value: '2026-12-24' } });
    // Enter adds the day and does not send the form.
    fireEvent.keyDown(day, { key: 'Enter' });
    await screen.findByText('24 Dec 2026');
    expect(sent(calls)).toEqual([]);
    save();
    await screen.findByText('The access hours of Mill are saved');
    const windows = [{ days: [1, 2, 3, 4, 5], from: 480, to: 1_080 }];
    expect(sent(calls)).toEqual([{ version: 3, accessHours: { windows, closedDays: ['2026-12-24'] } }]);
  });

  it('are taken away, and a day is opened after all', async () => {
    const calls = open(plant);
    edit();
    fireEvent.click(await screen.findByRole('button', { name: 'Open on 24 Dec 2020 after all' }));
    save();
    await waitFor(() =>
      expect(sent(calls)).toEqual([{ version: 3, accessHours: { ...plant, closedDays: [] } }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    edit();
    fireEvent.click(await screen.findByRole('checkbox', { name: /only at certain hours/ }));
    save();
    await waitFor(() => expect(sent(calls)[1]).toEqual({ version: 3, accessHours: null }));
  });

  it('are not saved with a line that has no day, or over what somebody else has written', async () => {
    const calls = open(plant, { over: { [`PATCH ${path}`]: () => refuse('stale-version', {}) } });
    edit();
    const monday = await screen.findByRole('button', { name: 'Mon' });
    for (const name of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'])
      fireEvent.click(screen.getByRole('button', { name }));
    save();
    await screen.findByText('At least one day is needed.');
    expect(sent(calls)).toEqual([]);
    fireEvent.click(monday);
    save();
    await screen.findByRole('button', { name: /Show the present/ });
  });
});
