import { describe, expect, it } from '@jest/globals';
import { chance, demo } from '../../../../seed';
import { talks } from './talks';

const now = Date.UTC(2026, 10, 18, 9, 40);
const made = () => {
  const { rows } = demo(now);
  return { rows, said: talks(rows, chance(1), now) };
};
const open: readonly unknown[] = ['triaging', 'awaiting_customer', 'remote_fix'];
const { rows, said } = made();
const messages = said['request_message'] ?? [];
const threads = Map.groupBy(messages, one => one['service_request_id']);
const requests = new Map((rows['service_request'] ?? []).map(one => [one['id'], one]));
const remote = [...threads].filter(([id]) => {
  const { status, work_order_id: order } = requests.get(id) ?? {};
  return status === 'closed' && order === null;
});

describe('what was said about the requests of the demo', () => {
  it('is in the order of time, behind the report, and over by now', () => {
    for (const [id, thread] of threads) {
      const times = thread.map(one => Date.parse(String(one['at'])));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThan(Date.parse(String(requests.get(id)?.['created_at'])));
      expect(times.at(-1)).toBeLessThan(now);
    }
  });

  it('is solved, where nobody came, by a button and a goodbye, or else by a person who had it', () => {
    const alone = remote.filter(([, thread]) => JSON.stringify(thread.at(-2)).includes('"button":"solved"'));
    expect(alone.length).toBeGreaterThan(5);
    for (const [id, thread] of remote) {
      const isAlone = thread.at(-1)?.['author'] === 'assistant';
      expect(requests.get(id)).toMatchObject({
        ended_at: thread.at(-1)?.['at'],
        taken_over_at: isAlone ? null : thread.at(-1)?.['at'],
      });
    }
    expect(remote.length - alone.length).toBeGreaterThan(5);
  });

  it('ends with a visit before its order was made', () => {
    const orders = new Map((rows['work_order'] ?? []).map(one => [one['id'], one]));
    const visited = [...threads].flatMap(([id, thread]) => {
      const order = orders.get(requests.get(id)?.['work_order_id']);
      return order
        ? [[Date.parse(String(thread.at(-1)?.['at'])), Date.parse(String(order['created_at']))]]
        : [];
    });
    expect(visited.length).toBeGreaterThan(20);
    for (const [ended = 0, ordered = 0] of visited) expect(ended).toBeLessThan(ordered);
  });

  it('waits for the customer where the request is open and without an order', () => {
    const waiting = [...threads].filter(([id]) => open.includes(requests.get(id)?.['status']));
    expect(waiting.length).toBeGreaterThan(0);
    for (const [, thread] of waiting) expect(thread.map(one => one['author'])).toEqual(['assistant']);
  });

  it('has been heard to the last word', () => {
    for (const { service_request_id: id, heard } of said['conversation'] ?? [])
      expect(heard).toEqual([
        id,
        ...(threads.get(id) ?? []).flatMap(one => (one['author'] === 'customer' ? [one['id']] : [])),
      ]);
  });

  it('is not led with machines, nor with who writes for others', () => {
    for (const id of threads.keys()) expect(['label', 'portal']).toContain(requests.get(id)?.['channel']);
  });

  it('is the same for the same demo', () => expect(made().said).toEqual(said));
});
