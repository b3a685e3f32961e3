/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Room } from '#contracts';
import { refuse } from '../../../answers.fixture';
import { engineer, madeVisit, planned, urgent } from '../dispatch.fixture';
import { openDispatch, standStill } from '../open-dispatch.fixture';

const other = {
  engineerId: '44444444-4444-4444-8444-444444444409',
  engineerName: 'Ilieva',
  partnerName: null,
};
const own = { engineerId: engineer.id, engineerName: engineer.name, partnerName: null };
const room: Room = {
  ...own,
  start: '2026-03-03T11:00:00.000Z',
  end: '2026-03-03T12:00:00.000Z',
  travelMinutes: 12,
  earlierMinutes: 130,
  moved: {
    visitId: planned.id,
    number: 'WO-000812',
    title: 'Filter is full',
    from: { ...own, start: '2026-03-03T11:00:00.000Z', end: '2026-03-03T12:00:00.000Z' },
    to: { ...other, start: '2026-03-03T13:00:00.000Z', end: '2026-03-03T14:00:00.000Z' },
    call: { customerName: 'Rose Valley', contactName: 'Maria', phone: '+359 88 123' },
  },
};
const path = `/work-orders/${urgent.id}/room`;

async function openRooms(answers: Parameters<typeof openDispatch>[0]) {
  const calls = openDispatch({ [`GET ${path}`]: () => ({ items: [room] }), ...answers });
  fireEvent.click(await screen.findByRole('button', { name: /Charger smokes/ }));
  const section = await screen.findByRole('region', { name: 'If one visit moves' });
  return { calls, section: within(section) };
}

beforeEach(standStill);
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('what it would take', () => {
  it('is told with what moves where and whom to phone; one press does both, one takes both back', async () => {
    const { calls, section } = await openRooms({
      [`POST ${path}`]: () => ({ visit: madeVisit, moved: { ...madeVisit, id: planned.id, version: 8 } }),
      [`PATCH /visits/${planned.id}`]: () => ({ ...madeVisit, id: planned.id, version: 9 }),
    });
    const card = section.getByRole('listitem');
    expect(card.textContent).toContain('2 hrs 10 mins sooner');
    expect(card.textContent).toContain('WO-000812 Filter is full goes to Ilieva');
    expect(within(card).getByRole('link', { name: '+359 88 123' })).toBeTruthy();
    fireEvent.click(section.getByRole('button', { name: `Do both: ${engineer.name} goes, WO-000812 moves` }));
    await screen.findByText(/WO-000812 has moved/);
    expect(calls.find(call => call.method === 'POST')).toMatchObject({
      path,
      body: {
        engineerId: engineer.id,
        start: room.start,
        move: { visitId: planned.id, to: { engineerId: other.engineerId, start: room.moved.to.start } },
      },
    });
    fireEvent.click(screen.getByRole('button', { name: /Undo/ }));
    await screen.findByText(/WO-000812 where it was/);
    expect(calls.find(call => call.method === 'PATCH')).toMatchObject({
      path: `/visits/${planned.id}`,
      body: { engineerId: engineer.id, start: room.moved.from.start, version: 8 },
    });
  });

  it('says when the visit has changed meanwhile, and asks again', async () => {
    const { calls, section } = await openRooms({
      [`POST ${path}`]: () => refuse('repair-outdated', { number: 'WO-000812' }),
    });
    fireEvent.click(section.getByRole('button', { name: /WO-000812 moves/ }));
    await waitFor(() =>
      expect(calls.filter(call => call.path === path && call.method === 'GET').length).toBe(2),
    );
  });
});
