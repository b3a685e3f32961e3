import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import LongestFirst, { longest } from './longest-first.mjs';

const rootDir = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const given = (sizes: Record<string, number>) =>
  Object.keys(sizes).map(path => ({
    path: join(rootDir, path),
    context: {
      config: { rootDir },
      hasteFS: { getSize: (asked: string) => sizes[asked.slice(rootDir.length + 1)] ?? null },
    },
  }));

describe('the order of the spec files', () => {
  it('names files that are there', () => {
    expect(longest.filter(path => !existsSync(join(rootDir, path)))).toEqual([]);
  });

  it('begins with the longest that are known and goes on with the largest', () => {
    const [first = '', second = ''] = longest;
    const tests = given({ 'a.spec.ts': 1, [second]: 5, 'b.spec.ts': 3, [first]: 2 });
    const sorted = new LongestFirst().sort(tests).map(({ path }) => path.slice(rootDir.length + 1));
    expect(sorted).toEqual([first, second, 'b.spec.ts', 'a.spec.ts']);
  });

  it('gives every file to one shard', () => {
    const tests = given({ 'a.spec.ts': 1, 'b.spec.ts': 3, 'c.spec.ts': 2 });
    const shards = [1, 2].map(shardIndex => new LongestFirst().shard(tests, { shardIndex, shardCount: 2 }));
    expect(shards.map(shard => shard.length)).toEqual([2, 1]);
    expect(new Set(shards.flat()).size).toBe(3);
  });
});
