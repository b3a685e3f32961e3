/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { PlanRun } from '#contracts';
import { refuse } from '../../../answers.fixture';
import type { Answers, Call } from '../../../answers.fixture';
import { calm, urgent } from '../dispatch.fixture';
import { openDispatch, standStill } from '../open-dispatch.fixture';
import { byDay, covers, datesOf } from './by-day';
import { daysIn } from './horizon';
import { aLongRun, aProposal, aRun } from './plan-day.fixture';

beforeEach(standStill);
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const { id } = aRun();
const choice = () => screen.findByRole('combobox', { name: 'How many days to plan' });
const panel = () => screen.findByRole('region', { name: 'Plan for Tue 3 Mar – Thu 5 Mar' });
const sent = (calls: readonly Call[], path: string) =>
  calls.filter(call => call.method === 'POST' && call.path === path).map(call => call.body);
const ghosts = () =>
  [...document.querySelectorAll('[data-ghost]')].map(one => one.getAttribute('data-ghost'));
const shownDay = () => new URLSearchParams(location.search).get('day');

function openWith(run: PlanRun, over: Answers = {}) {
  const { proposals: _, leftOut: __, byDay: ___, ...line } = run;
  return openDispatch({
    'GET /plan-runs': () => ({ items: [line], nextCursor: null }),
    [`GET /plan-runs/${id}`]: () => run,
    [`POST /plan-runs/${id}/publish`]: () => ({ ...run, status: 'applied', version: 4 }),
    'POST /plan-runs': () => run,
    ...over,
  });
}

describe('planning several days', () => {
  it('goes as far as was chosen, and the choice is kept', async () => {
    const calls = openDispatch({ 'POST /plan-runs': () => aLongRun() });
    const select = await choice();
    expect(
      within(select)
        .getAllByRole('option')
        .map(one => one.textContent),
    ).toEqual([
      'One day: Tue 3 Mar',
      '2 days, until Wed 4 Mar',
      'Work week, until Fri 6 Mar',
      '7 days, until Mon 9 Mar',
    ]);
    fireEvent.change(select, { target: { value: 'workWeek' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Plan the work week' }));
    await waitFor(() =>
      expect(sent(calls, '/plan-runs')).toEqual([{ day: '2026-03-03', days: 4, seconds: 15 }]),
    );
    cleanup();
    openDispatch();
    await screen.findByRole('button', { name: 'Plan the work week' });
  });

  it('shows one proposal day by day; board and address follow the day that is chosen', async () => {
    openWith(aLongRun());
    fireEvent.click(await screen.findByRole('button', { name: 'Plan the day' }));
    const shown = within(await panel());
    const first = within(await shown.findByRole('region', { name: 'Tue 3 Mar' }));
    expect(first.getByRole('checkbox', { name: `Publish ${urgent.number}` })).not.toBeNull();
    expect(shown.queryByRole('checkbox', { name: `Publish ${calm.number}` })).toBeNull();
    expect(ghosts()).toEqual([urgent.number]);
    const days = within(shown.getByRole('region', { name: 'Days of the plan' }));
    const head = days.getByRole('button', {
      name: /Thu 5 Mar.*2 visits.*home 15 mins after the shift.*1 new/,
    });
    expect(head.getAttribute('aria-current')).toBeNull();
    fireEvent.click(head);
    const last = within(await shown.findByRole('region', { name: 'Thu 5 Mar' }));
    expect(last.getByRole('checkbox', { name: `Publish ${calm.number}` })).not.toBeNull();
    expect(head.getAttribute('aria-current')).toBe('date');
    expect(shownDay()).toBe('2026-03-05');
    expect(ghosts()).toEqual([calm.number]);
    // As with the keys of the board; behind the last day it is no longer about this plan.
    fireEvent.keyDown(document.body, { key: '[' });
    await waitFor(() => expect(shownDay()).toBe('2026-03-04'));
    await within(await panel()).findByText('Nothing is added on this day.');
    for (const _ of [1, 2]) fireEvent.keyDown(document.body, { key: ']' });
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Plan for/ })).toBeNull());
  });

  it('publishes what is ticked on all days; a whole day can be left out', async () => {
    const calls = openWith(aLongRun());
    fireEvent.click(await screen.findByRole('button', { name: 'Plan the day' }));
    await screen.findByRole('button', { name: 'Publish 2 visits' });
    const none = await screen.findByRole('checkbox', { name: 'All visits of Wed 4 Mar' });
    expect(none.hasAttribute('disabled')).toBe(true);
    fireEvent.click(await screen.findByRole('checkbox', { name: 'All visits of Thu 5 Mar' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Publish 1 visit' }));
    await waitFor(() =>
      expect(sent(calls, `/plan-runs/${id}/publish`)).toEqual([{ version: 3, leaveOut: [calm.number] }]),
    );
  });

  it('opens a proposal that goes as far as is wanted, and has a longer one thought about', async () => {
    const calls = openWith(aLongRun(), { 'POST /plan-runs': () => refuse('internal', {}) });
    fireEvent.change(await choice(), { target: { value: 'two' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Plan 2 days' }));
    await panel();
    expect(sent(calls, '/plan-runs')).toEqual([]);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    fireEvent.change(await choice(), { target: { value: 'week' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Plan 7 days' }));
    await waitFor(() =>
      expect(sent(calls, '/plan-runs')).toEqual([{ day: '2026-03-03', days: 7, seconds: 15 }]),
    );
  });

  it('plans the same days again', async () => {
    history.replaceState(null, '', `/console/dispatch?plan=${id}&day=2026-03-04`);
    const calls = openWith(aLongRun({ status: 'failed', proposals: [], leftOut: [], byDay: [] }));
    fireEvent.click(await screen.findByRole('button', { name: 'Plan again' }));
    await waitFor(() =>
      expect(sent(calls, '/plan-runs')).toEqual([{ day: '2026-03-03', days: 3, seconds: 15 }]),
    );
  });

  it('says how much too much it is', async () => {
    openDispatch({ 'POST /plan-runs': () => refuse('plan-too-large', { jobs: 3_200, most: 3_000 }) });
    fireEvent.click(await screen.findByRole('button', { name: 'Plan the day' }));
    await screen.findByText(/3,200 work orders and visits, at most 3,000\. Plan fewer days/);
  });
});

describe('the days of a plan', () => {
  it.each([
    ['2026-03-02', [1, 2, 5, 7]],
    ['2026-03-04', [1, 2, 3, 7]],
    ['2026-03-06', [1, 2, 1, 7]],
    ['2026-03-07', [1, 2, 7, 7]],
    ['2026-03-08', [1, 2, 6, 7]],
  ])('from %s on are as many as the choice says', (day, counts) => {
    expect((['day', 'two', 'workWeek', 'week'] as const).map(one => daysIn(one, day))).toEqual(counts);
  });

  it('are all there, the empty ones too, and what a night shift does behind the last is of the last', () => {
    const night = aProposal({ day: '2026-03-06', number: 'WO-000099' });
    const run = aLongRun({ proposals: [...aLongRun().proposals, night] });
    expect(datesOf(run)).toEqual(['2026-03-03', '2026-03-04', '2026-03-05']);
    expect(byDay(run).map(({ proposals }) => proposals.map(({ number }) => number))).toEqual([
      [urgent.number],
      [],
      [calm.number, 'WO-000099'],
    ]);
    expect(['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-06'].map(day => covers(run, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
