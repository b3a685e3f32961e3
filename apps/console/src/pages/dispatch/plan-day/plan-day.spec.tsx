/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { PlanRun } from '#contracts';
import { calm, urgent } from '../dispatch.fixture';
import { refuse } from '../../../answers.fixture';
import { openDispatch, standStill } from '../open-dispatch.fixture';
import type { Answers, Call } from '../../../answers.fixture';
import { byEngineer, ghostsOf } from './by-engineer';
import { aProposal, aRun } from './plan-day.fixture';

beforeEach(standStill);
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const { id } = aRun();
const button = () => screen.findByRole('button', { name: 'Plan the day' });
const panel = () => screen.findByRole('region', { name: /^Plan for/ });
const sent = (calls: readonly Call[], path: string) =>
  calls.filter(call => call.method === 'POST' && call.path === path).map(call => call.body);

/** The api with one run, as it is at the moment. */
function openWith(run: PlanRun, over: Answers = {}) {
  let current = run;
  const { proposals: _, leftOut: __, ...line } = run;
  const calls = openDispatch({
    'GET /plan-runs': () => ({ items: [line], nextCursor: null }),
    [`GET /plan-runs/${id}`]: () => current,
    [`POST /plan-runs/${id}/publish`]: () => (current = { ...current, status: 'applied', version: 4 }),
    [`POST /plan-runs/${id}/discard`]: () => (current = { ...current, status: 'discarded', version: 4 }),
    ...over,
  });
  return calls;
}

describe('planning the day', () => {
  it('is asked for with one press and shows what is proposed, ghosts on the board', async () => {
    const calls = openDispatch({
      'POST /plan-runs': () => aRun({ status: 'queued' }),
      [`GET /plan-runs/${id}`]: () => aRun(),
    });
    fireEvent.click(await button());
    const shown = within(await panel());
    await shown.findByText('Ivan Dimitrov');
    expect(sent(calls, '/plan-runs')).toEqual([{ day: '2026-03-03', days: 1, seconds: 5 }]);
    expect(shown.getByRole('row', { name: 'Visits 1 3' })).not.toBeNull();
    expect(shown.queryByRole('row', { name: /preferred times/ })).toBeNull();
    expect(shown.getByText('Nobody has the skills at the level needed: EV chargers')).not.toBeNull();
    const ghosts = [...document.querySelectorAll('[data-ghost]')].map(one => one.getAttribute('data-ghost'));
    expect(ghosts).toEqual([urgent.number, calm.number]);
  });

  it('tells what lies outside of what customers prefer, where there is any', async () => {
    const run = aRun();
    const proposals = [aProposal({ outsideMinutes: 45 })];
    openWith({
      ...run,
      proposals,
      after: run.after && { ...run.after, outsideVisits: 1, outsideMinutes: 45 },
    });
    fireEvent.click(await button());
    const shown = within(await panel());
    await shown.findByText('45 mins outside of what the customer prefers');
    expect(shown.getByRole('row', { name: 'Visits outside of preferred times 0 1' })).not.toBeNull();
    expect(shown.getByRole('row', { name: 'Outside of them altogether 0 mins 45 mins' })).not.toBeNull();
  });

  it.each([999, 1_000])('says so where the queue of %d is longer than a plan can be', async orders => {
    openWith(aRun({ problem: { orders, engineers: 2, visits: 1 } }));
    fireEvent.click(await button());
    await within(await panel()).findByRole('button', { name: /^Publish/ });
    expect(screen.queryByText(/first 1,000 orders of the queue/) === null).toBe(orders < 1_000);
  });

  it('publishes what is ticked and nothing else', async () => {
    const calls = openWith(aRun());
    fireEvent.click(await button());
    fireEvent.click(await screen.findByRole('checkbox', { name: `Publish ${calm.number}` }));
    fireEvent.click(await screen.findByRole('button', { name: 'Publish 1 visit' }));
    await waitFor(() =>
      expect(sent(calls, `/plan-runs/${id}/publish`)).toEqual([{ version: 3, leaveOut: [calm.number] }]),
    );
    await waitFor(() => expect(document.querySelectorAll('[data-ghost]')).toHaveLength(0));
  });

  it('lies over what was chosen, and under what is chosen from it', async () => {
    history.replaceState(null, '', `/console/dispatch?order=${urgent.id}`);
    openWith(aRun());
    await screen.findByRole('region', { name: 'Work order' });
    fireEvent.click(await button());
    const line = await within(await panel()).findByRole('button', { name: new RegExp(calm.title) });
    fireEvent.click(line);
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Plan for/ })).toBeNull());
    expect(new URLSearchParams(location.search).get('order')).toBe(calm.id);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await panel();
  });

  it('can leave out all visits of an engineer', async () => {
    openWith(aRun());
    fireEvent.click(await button());
    const all = await screen.findByRole('checkbox', { name: 'All visits of Ivan Dimitrov' });
    fireEvent.click(all);
    const none = await screen.findByRole('button', { name: 'Publish 0 visits' });
    expect(none.hasAttribute('disabled')).toBe(true);
    fireEvent.click(all);
    await screen.findByRole('button', { name: 'Publish 2 visits' });
  });

  it('says which lines were no longer possible, and why', async () => {
    const refused = aProposal({
      outcome: { status: 'refused', visitId: null, refusal: 'visit-overlaps' },
    });
    openWith(aRun(), {
      [`GET /plan-runs/${id}`]: () => aRun({ status: 'stale', proposals: [refused] }),
    });
    fireEvent.click(await button());
    await screen.findByText(/1 was no longer possible/);
    expect(screen.getByText(/The engineer has another visit at that time/)).not.toBeNull();
  });

  it('is opened with P, left with Escape and discarded with a press', async () => {
    const calls = openWith(aRun());
    await button();
    await screen.findByRole('button', { name: /Charger smokes/ });
    await waitFor(() => {
      fireEvent.keyDown(document.body, { key: 'p' });
      expect(new URLSearchParams(location.search).get('plan')).toBe(id);
    });
    await panel();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Plan for/ })).toBeNull());
    fireEvent.click(await button());
    fireEvent.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(sent(calls, `/plan-runs/${id}/discard`)).toEqual([{ version: 3 }]));
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Plan for/ })).toBeNull());
  });

  it.each([
    ['queued', 'Planning …'],
    ['running', 'Planning …'],
    ['failed', 'The plan could not be made'],
    ['discarded', 'This plan was discarded'],
  ] as const)('says when it is %s', async (status, text) => {
    history.replaceState(null, '', `/console/dispatch?plan=${id}`);
    openWith(aRun({ status, proposals: [], leftOut: [] }));
    expect(await within(await panel()).findByText(text)).not.toBeNull();
  });

  it('says when there is nothing to plan', async () => {
    openWith(aRun({ proposals: [], leftOut: [] }));
    fireEvent.click(await button());
    await screen.findByText('Nothing to plan');
  });

  it('says when it cannot be begun or read', async () => {
    openDispatch({ 'POST /plan-runs': () => refuse('plan-run-under-way', {}) });
    fireEvent.click(await button());
    await screen.findByText('A plan for this time is being made already.');
    cleanup();
    history.replaceState(null, '', `/console/dispatch?plan=${id}`);
    openDispatch();
    await within(await panel()).findByRole('alert');
  });

  it('is not offered for a day that is over', async () => {
    history.replaceState(null, '', '/console/dispatch?day=2026-03-01');
    openDispatch();
    await screen.findByRole('button', { name: /Charger smokes/ });
    expect(screen.queryByRole('button', { name: 'Plan the day' })).toBeNull();
  });
});

describe('the proposals', () => {
  it('stand by the engineer’s name and in the order of the day', () => {
    const late = aProposal({ start: '2026-03-03T15:00:00.000Z' });
    const other = aProposal({ engineerId: calm.id, engineerName: 'Anna' });
    const plans = byEngineer([late, aProposal(), other]);
    expect(plans.map(({ engineerName }) => engineerName)).toEqual(['Anna', 'Ivan Dimitrov']);
    expect(plans[1]?.proposals.map(({ start }) => start.slice(11, 13))).toEqual(['11', '15']);
    expect(plans[1]?.travelMinutes).toBe(40);
  });

  it('are on the board only until they are decided', () => {
    expect(ghostsOf(aRun(), new Set([calm.number])).get(aProposal().engineerId)).toMatchObject([
      { id: urgent.number, isWanted: true },
      { id: calm.number, isWanted: false },
    ]);
    expect(ghostsOf(aRun({ status: 'applied' }), new Set()).size).toBe(0);
    expect(ghostsOf(null, new Set()).size).toBe(0);
  });
});
