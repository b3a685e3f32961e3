import { setTimeout as sleep } from 'node:timers/promises';

/** Calls `write` so many times a second, however long each takes; resolves when the last has ended. */
export async function steadily({ perSecond, seconds }, write) {
  const running = new Set();
  const begun = performance.now();
  const all = perSecond * seconds;
  for (let done = 0; done < all; await sleep(4)) {
    const due = Math.min(all, Math.floor(((performance.now() - begun) / 1_000) * perSecond));
    for (; done < due; done++) {
      const one = write(done).finally(() => running.delete(one));
      running.add(one);
    }
  }
  await Promise.all(running);
}

/** Changes the demo's open orders in turn, each by the version it has: as dispatchers do. Answers a `write`. */
export async function orderChanges(owner, client, tokens) {
  const { rows } = await owner.query(
    `SELECT id, version FROM work_order WHERE status IN ('ready', 'scheduled', 'on_hold') ORDER BY id`,
  );
  const free = [...rows];
  return async n => {
    const order = free.shift();
    // All of them are being changed: this turn is left out.
    if (!order) return;
    const answer = await client.json(`/api/work-orders/${order.id}`, {
      method: 'PATCH',
      token: tokens[n % tokens.length],
      body: { version: order.version, estimatedMinutes: 30 + (n % 90) },
    });
    order.version = answer.version;
    free.push(order);
  };
}
