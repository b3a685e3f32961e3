import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { scratchFolder, sweepScratch } from './scratch';

describe('what a killed run has left', () => {
  it('is taken away an hour later, and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'callout-sweep-'));
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const names = [
      [`callout-test-${dead}-aaaaaa`, 2],
      [`callout-e2e-${dead}-young`, 0],
      [`callout-demo-${process.pid}-mine`, 2],
      [`callout-${dead}-other`, 2],
      ['callout-test-aaaaaa', 2],
    ] as const;
    for (const [name, hours] of names) {
      await mkdir(join(folder, name, 'postgres'), { recursive: true });
      const at = new Date(Date.now() - hours * 3_600_000);
      await utimes(join(folder, name), at, at);
    }
    await sweepScratch(folder);
    const [, ...kept] = names;
    expect((await readdir(folder)).toSorted()).toEqual(kept.map(([name]) => name).toSorted());
    await rm(folder, { recursive: true });
  });

  it('is known by the process that made it', async () => {
    const made = await scratchFolder('callout-e2e-');
    expect(made).toMatch(new RegExp(`/callout-e2e-${process.pid}-\\w+$`));
    await rm(made, { recursive: true });
  });
});
