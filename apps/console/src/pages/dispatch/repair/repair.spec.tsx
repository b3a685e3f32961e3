/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { DayRepair } from '#contracts';
import { calm, engineer, urgent } from '../dispatch.fixture';
import { refuse } from '../../../answers.fixture';
import { openDispatch, standStill } from '../open-dispatch.fixture';
import type { Answers, Call } from '../../../answers.fixture';
import { aRepair } from './repair.fixture';
import { repairGhosts, ticked } from './ticks';

beforeEach(standStill);
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const { id } = aRepair();
const button = () => screen.findByRole('button', { name: 'Repair the day' });
const panel = () => screen.findByRole('region', { name: /^Repair of/ });
const sent = (calls: readonly Call[], path: string) =>
  calls.filter(call => call.method === 'POST' && call.path === path).map(call => call.body);

/** The api with one repair, as it is at the moment. */
function openWith(run: DayRepair, over: Answers = {}) {
  let current = run;
  return openDispatch({
    'POST /day-repairs': () => current,
    [`GET /day-repairs/${id}`]: () => current,
    [`POST /day-repairs/${id}/publish`]: () =>
      (current = {
        ...current,
        status: 'applied',
        changes: current.changes.map(change => ({ ...change, isPublished: true })),
      }),
    ...over,
  });
}

describe('repairing the day', () => {
  it('shows on one press what changes and why, who must be phoned, and ghosts on the board', async () => {
    const calls = openWith(aRepair());
    fireEvent.click(await button());
    const shown = within(await panel());
    await shown.findByText('1 customer must be phoned');
    expect(sent(calls, '/day-repairs')).toEqual([{ day: '2026-03-03', events: [] }]);
    expect(shown.getByRole('link', { name: '+359 88 123' }).getAttribute('href')).toBe('tel:+359 88 123');
    expect(shown.getByText(/Georgi Iliev is away · only together with WO-000002/)).not.toBeNull();
    expect(shown.getByText('1 visit stays as it is')).not.toBeNull();
    const ghosts = [...document.querySelectorAll('[data-ghost]')].map(one => one.getAttribute('data-ghost'));
    expect(ghosts).toEqual([urgent.number]);
  });

  it('leaves out with a change those that need it, and publishes the rest with the reason', async () => {
    const calls = openWith(aRepair());
    fireEvent.click(await button());
    const needed = await screen.findByRole('checkbox', { name: `Change ${calm.number}` });
    fireEvent.click(needed);
    const none = await screen.findByRole('button', { name: 'Publish 0 changes' });
    expect(none.hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('Nobody must be phoned')).not.toBeNull();
    fireEvent.click(screen.getByRole('checkbox', { name: `Change ${urgent.number}` }));
    fireEvent.click(await screen.findByRole('button', { name: 'Publish 2 changes' }));
    await waitFor(() =>
      expect(sent(calls, `/day-repairs/${id}/publish`)).toEqual([
        { version: 3, leaveOut: [], why: 'Repair of the day' },
      ]),
    );
    await waitFor(() => expect(document.querySelectorAll('[data-ghost]')).toHaveLength(0));
  });

  it('notes who is informed', async () => {
    const calls = openWith(aRepair(), { [`POST /day-repairs/${id}/informed`]: () => aRepair() });
    fireEvent.click(await button());
    fireEvent.click(
      await screen.findByRole('checkbox', { name: `Mill Ltd is informed about ${urgent.number}` }),
    );
    await waitFor(() =>
      expect(sent(calls, `/day-repairs/${id}/informed`)).toEqual([
        { workOrderId: urgent.id, isInformed: true },
      ]),
    );
  });

  it('names what stands in the way when somebody has moved a visit meanwhile', async () => {
    openWith(aRepair(), {
      [`POST /day-repairs/${id}/publish`]: () => refuse('repair-outdated', { number: calm.number }),
    });
    fireEvent.click(await button());
    fireEvent.click(await screen.findByRole('button', { name: 'Publish 2 changes' }));
    await screen.findByText(/WO-000002 has changed meanwhile\. Nothing was published/);
  });

  it('is asked again with who has phoned in sick', async () => {
    const calls = openWith(aRepair({ changes: [], counts: null }));
    fireEvent.click(await button());
    await screen.findByText('Nothing to repair');
    fireEvent.change(screen.getByLabelText('Who is away from now on?'), { target: { value: engineer.id } });
    await waitFor(() =>
      expect(sent(calls, '/day-repairs')[1]).toEqual({
        day: '2026-03-03',
        events: [
          { kind: 'engineer-away', engineerId: engineer.id, from: '2026-03-03T07:00:00.000Z', to: null },
        ],
      }),
    );
  });

  it('is opened with R and left with Escape', async () => {
    openWith(aRepair());
    await button();
    await screen.findByRole('button', { name: /Charger smokes/ });
    await waitFor(() => {
      fireEvent.keyDown(document.body, { key: 'r' });
      expect(new URLSearchParams(location.search).get('repair')).toBe(id);
    });
    await panel();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Repair of/ })).toBeNull());
  });

  it('that is done can be taken back, which opens the way back', async () => {
    const back = aRepair({ id: '55555555-5555-4555-8555-555555555503', undoes: id });
    openWith(aRepair({ status: 'applied' }), {
      [`POST /day-repairs/${id}/undo`]: () => back,
      [`GET /day-repairs/${back.id}`]: () => back,
    });
    fireEvent.click(await button());
    fireEvent.click(await screen.findByRole('button', { name: 'Take it back' }));
    await waitFor(() => expect(new URLSearchParams(location.search).get('repair')).toBe(back.id));
  });

  it.each([
    ['queued', 'Planning …'],
    ['running', 'Planning …'],
    ['failed', 'The repair could not be made'],
    ['discarded', 'This repair was discarded'],
  ] as const)('says when it is %s', async (status, text) => {
    history.replaceState(null, '', `/console/dispatch?repair=${id}`);
    openWith(aRepair({ status, changes: [], counts: null }));
    expect(await within(await panel()).findByText(text)).not.toBeNull();
  });

  it('says when it cannot be begun or read', async () => {
    openDispatch({
      'POST /day-repairs': () => refuse('plan-run-under-way', { kind: 'plan', planRunId: id }),
    });
    fireEvent.click(await button());
    await screen.findByText('A plan for this time is being made already.');
    cleanup();
    history.replaceState(null, '', `/console/dispatch?repair=${id}`);
    openDispatch();
    await within(await panel()).findByRole('alert');
  });

  it('is not offered for a day that is over', async () => {
    history.replaceState(null, '', '/console/dispatch?day=2026-03-01');
    openDispatch();
    await screen.findByRole('button', { name: /Charger smokes/ });
    expect(screen.queryByRole('button', { name: 'Repair the day' })).toBeNull();
  });
});

describe('a tick', () => {
  it('takes along what needs it, and what it needs', () => {
    const { changes } = aRepair();
    const without = ticked(changes, new Set(), calm.id, false);
    expect(without).toEqual(new Set([calm.id, urgent.id]));
    expect(ticked(changes, without, calm.id, true)).toEqual(new Set([urgent.id]));
    expect(ticked(changes, without, urgent.id, true)).toEqual(new Set());
  });

  it('dims the ghost, which is gone when it is decided', () => {
    const ghosts = repairGhosts(aRepair(), new Set([urgent.id])).get(engineer.id);
    expect(ghosts).toMatchObject([{ id: urgent.number, isWanted: false }]);
    expect(repairGhosts(aRepair({ status: 'applied' }), new Set()).size).toBe(0);
  });
});
