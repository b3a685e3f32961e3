/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { PlanRun } from '#contracts';
import { refuse } from '../../../answers.fixture';
import type { Answers, Call } from '../../../answers.fixture';
import { openDispatch, standStill } from '../open-dispatch.fixture';
import { aRun } from './plan-day.fixture';

beforeEach(standStill);
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const { id } = aRun();
const visitId = '22222222-2222-4222-8222-222222222209';
const marked = (run: PlanRun, status: 'published' | 'undone'): PlanRun => ({
  ...run,
  proposals: run.proposals.map(one => ({ ...one, outcome: { status, visitId, refusal: null } })),
});
const published = (over: Partial<PlanRun> = {}): PlanRun =>
  marked(
    aRun({ status: 'applied', version: 4, undoableUntil: '2026-03-04T07:00:00.000Z', ...over }),
    'published',
  );
const sent = (calls: readonly Call[]) =>
  calls.filter(call => call.path === `/plan-runs/${id}/undo`).map(call => call.body);

function open(run: PlanRun, over: Answers = {}): Call[] {
  history.replaceState(null, '', `/console/dispatch?plan=${id}`);
  let current = run;
  const undone = marked({ ...run, status: 'undone', version: 5, undoableUntil: null }, 'undone');
  return openDispatch({
    'GET /plan-runs': () => ({ items: [], nextCursor: null }),
    [`GET /plan-runs/${id}`]: () => current,
    [`POST /plan-runs/${id}/publish`]: () => (current = published()),
    [`POST /plan-runs/${id}/undo`]: () => (current = undone),
    ...over,
  });
}

describe('undoing a published plan', () => {
  it('is one press, and says what waits again', async () => {
    const calls = open(published());
    fireEvent.click(await screen.findByRole('button', { name: 'Undo the plan' }));
    await waitFor(() => expect(sent(calls)).toEqual([{ version: 4, why: 'The plan was undone' }]));
    expect(await screen.findAllByText('The plan is undone: 2 work orders wait again.')).not.toHaveLength(0);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo the plan' })).toBeNull());
    expect(screen.getAllByText('Undone')).toHaveLength(2);
  });

  it('is offered right after the publication, too', async () => {
    const calls = open(aRun());
    fireEvent.click(await screen.findByRole('button', { name: 'Publish 2 visits' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(sent(calls)).toEqual([{ version: 4, why: 'The plan was undone' }]));
  });

  it('that is refused lists everything that has changed, each leading to its order', async () => {
    const [first, second] = published().proposals;
    const changes = [
      { workOrderId: first?.workOrderId, number: 'WO-000001', engineerName: 'Ivan', change: 'accepted' },
      { workOrderId: second?.workOrderId, number: 'WO-000002', engineerName: 'Ana', change: 'promised' },
    ];
    open(published(), { [`POST /plan-runs/${id}/undo`]: () => refuse('plan-changed', { changes }) });
    fireEvent.click(await screen.findByRole('button', { name: 'Undo the plan' }));
    await screen.findByText('The plan was not undone. Since it was published:');
    expect(screen.getByRole('button', { name: 'WO-000001: Ivan has accepted' })).not.toBeNull();
    fireEvent.click(
      screen.getByRole('button', { name: 'WO-000002: the customer was promised something else' }),
    );
    await waitFor(() => expect(new URLSearchParams(location.search).get('order')).toBe(second?.workOrderId));
  });

  it('that is refused is said of that plan alone, also to who had closed it', async () => {
    const [first] = published().proposals;
    const change = {
      workOrderId: first?.workOrderId,
      number: 'WO-000001',
      engineerName: 'Ivan',
      change: 'moved',
    };
    open(aRun(), { [`POST /plan-runs/${id}/undo`]: () => refuse('plan-changed', { changes: [change] }) });
    fireEvent.click(await screen.findByRole('button', { name: 'Publish 2 visits' }));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    fireEvent.click(
      within(await screen.findByRole('region', { name: /^Plan for/ })).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Plan for/ })).toBeNull());
    fireEvent.click(undo);
    await screen.findByText('WO-000001: the visit was moved, it is with Ivan');
    expect(screen.getByText(/cannot be undone as a whole/)).not.toBeNull();
  });

  it.each([
    ['too late', { undoableUntil: '2026-03-03T06:59:00.000Z' }],
    ['without anything published', { undoableUntil: null }],
  ])('is not offered when it is %s', async (_, given) => {
    open(published(given));
    await screen.findByRole('button', { name: 'Plan again' });
    expect(screen.queryByRole('button', { name: 'Undo the plan' })).toBeNull();
  });
});
