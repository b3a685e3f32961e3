import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { Scope } from './database';
import { createLog, plainLog } from './log';

function paper() {
  const lines: string[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { log: createLog('info', out), text: () => lines.join('') };
}

const system: Scope = {
  family: 'system',
  personId: null,
  role: 'system',
  name: 'spec',
  source: 'automation',
  requestId: 'spec',
};

describe('the log', () => {
  it('tells of a failed statement what failed, and nothing of what was in it', async () => {
    const { database } = await testDatabase();
    const add = () =>
      database.transaction(system, tx =>
        tx.run('INSERT INTO throttle (key, failures) VALUES ($1, $2)', ['mila@example.com', 1]),
      );
    await add();
    const error: unknown = await add().catch((failure: unknown) => failure);
    const { log, text } = paper();
    log.error({ err: error }, 'bug');
    plainLog(log)('A job failed', { error: new Error('outer', { cause: error }) });
    expect(text()).not.toContain('mila');
    const [line] = text().split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({
      msg: 'bug',
      err: { code: '23505', constraint: 'throttle_pkey', stack: expect.stringContaining('duplicate key') },
    });
    expect(text()).toContain('outer');
  });

  it('writes what was thrown, whatever it is', () => {
    const { log, text } = paper();
    log.error({ err: 'a word' }, 'odd');
    expect(text()).toContain('a word');
  });
});
