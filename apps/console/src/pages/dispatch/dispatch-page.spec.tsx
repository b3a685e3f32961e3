/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { candidate, calm, engineer, madeVisit, planned, urgent } from './dispatch.fixture';
import { refuse } from '../../answers.fixture';
import { openDispatch as open, standStill } from './open-dispatch.fixture';
import type { Call } from '../../answers.fixture';

const queueLine = (text: string) => screen.findByRole('button', { name: new RegExp(text) });
const posts = (calls: readonly Call[]) => calls.filter(call => call.method === 'POST');

beforeEach(standStill);
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

  it('says which visits do not hold since somebody fell ill, and goes there by C', async () => {
    const day = { start: '2026-03-03T00:00:00.000Z', end: '2026-03-04T00:00:00.000Z' };
    const ill = { ...engineer, absences: [{ id: urgent.id, ...day, reason: 'Flu' }] };
    open({ 'GET /engineers': () => ({ items: [ill], nextCursor: null }) });
    const button = await screen.findByRole('button', { name: '1 visit does not hold' });
    fireEvent.keyDown(document.body, { key: 'c' });
    expect(new URLSearchParams(location.search).get('visit')).toBe(planned.id);
    fireEvent.click(button);
    const [line] = await screen.findAllByRole('button', { name: /Mall Sofia.*Absent/s });
    expect(line?.textContent).toContain('Ivan Dimitrov');
    expect(screen.getByRole('button', { name: /WO-000123.*does not hold any more/ })).not.toBeNull();
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
