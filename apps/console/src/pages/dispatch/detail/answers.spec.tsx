/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import type { Explanation, OfferedSlot } from '#contracts';
import { engineer, madeVisit, planned, urgent, wholeOrder } from '../dispatch.fixture';
import { openDispatch, standStill } from '../open-dispatch.fixture';

const who = { engineerId: engineer.id, engineerName: engineer.name, partnerName: null };
const slot: OfferedSlot = {
  ...who,
  start: '2026-03-03T10:00:00.000Z',
  latestStart: '2026-03-03T12:30:00.000Z',
  end: '2026-03-03T11:00:00.000Z',
  extraTravelMinutes: 12,
  keepsPromise: null,
  outsideMinutes: null,
  isLate: false,
};
const slotsPath = `GET /work-orders/${urgent.id}/slots`;
const whyPath = `GET /work-orders/${urgent.id}/explanation`;

const why = (over: Partial<Explanation>): Explanation => ({
  day: '2026-03-03',
  planned: null,
  engineers: [
    {
      ...who,
      refusal: { code: 'skill', params: { skill: 'compressor', level: 3 } },
      cheapest: null,
      earliest: null,
    },
  ],
  ...over,
});

async function openTab(name: string, answers: Parameters<typeof openDispatch>[0]) {
  const calls = openDispatch(answers);
  fireEvent.click(await screen.findByRole('button', { name: /Charger smokes/ }));
  fireEvent.click(await screen.findByRole('tab', { name }));
  return calls;
}

beforeEach(standStill);
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('times to offer the customer', () => {
  it('are lines with the engineer and the detour, and taking one plans the visit', async () => {
    const calls = await openTab('Times to offer', { [slotsPath]: () => ({ items: [slot] }) });
    const line = within(await screen.findByRole('list', { name: 'Times to offer' })).getByRole('listitem');
    expect(line.textContent).toContain('12:00–14:30');
    expect(line.textContent).toContain('12 mins more on the way');
    fireEvent.click(within(line).getByRole('button', { name: /Assign Ivan Dimitrov/ }));
    await screen.findByText(/WO-000001 goes to Ivan Dimitrov/);
    expect(calls.find(call => call.method === 'POST')).toMatchObject({
      path: '/visits',
      body: { workOrderId: urgent.id, engineerId: engineer.id, start: slot.start },
    });
  });

  it('say whether the customer prefers them', async () => {
    const items = [
      { ...slot, outsideMinutes: 0 },
      { ...slot, start: slot.latestStart, outsideMinutes: 90 },
      { ...slot, start: '2026-03-03T14:00:00.000Z', latestStart: '2026-03-03T14:30:00.000Z' },
    ];
    await openTab('Times to offer', { [slotsPath]: () => ({ items }) });
    const lines = within(await screen.findByRole('list', { name: 'Times to offer' })).getAllByRole(
      'listitem',
    );
    const told = lines.map(
      line => /as preferred|1 hr 30 mins outside of what is preferred/.exec(line.textContent)?.[0],
    );
    expect(told).toEqual(['as preferred', '1 hr 30 mins outside of what is preferred', undefined]);
  });

  it('say so when there is none', async () => {
    await openTab('Times to offer', { [slotsPath]: () => ({ items: [] }) });
    await screen.findByText('No time can be offered');
  });
});

describe('why', () => {
  it('nobody goes: what keeps each engineer', async () => {
    await openTab('Why', { [whyPath]: () => why({}) });
    await screen.findByText(/nobody can take it/);
    screen.getByText('Lacks Compressors at level 3');
  });

  it('the visit is here and not earlier', async () => {
    const notEarlier = {
      code: 'visit-before',
      params: { time: '2026-03-03T09:30:00.000Z', minutes: 20, with: 'WO-000009' },
    };
    await openTab('Why', {
      [`GET /work-orders/${urgent.id}`]: () => ({
        ...wholeOrder(urgent),
        visits: [{ ...madeVisit, id: planned.id }],
      }),
      [whyPath]: () => why({ planned: { ...who, visitId: planned.id, start: planned.start, notEarlier } }),
    });
    await screen.findByText(/^Not earlier: WO-000009 ends at 11:30.*, and the way takes 20 mins$/);
  });

  it('names a code that it does not know', async () => {
    await openTab('Why', {
      [whyPath]: () =>
        why({
          engineers: [{ ...who, refusal: { code: 'moon', params: {} }, cheapest: null, earliest: null }],
        }),
    });
    await screen.findByText('Another reason (moon)');
  });
});
