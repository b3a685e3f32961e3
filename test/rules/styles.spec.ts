import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const apps = ['console', 'field', 'portal'] as const;

/** The classes that a sheet says something about by themselves, beside their elements and variants. */
function blocksOf(sheet: string): Set<string> {
  return new Set([...sheet.matchAll(/^\.([a-z]+(?:-[a-z0-9]+)+)(?=[\s,{]|$)/gm)].map(([, name]) => name!));
}

describe.each(apps)('style sheets of the %s', app => {
  const folder = join(root, 'apps', app, 'src');
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.css'),
  );

  // A sheet stays when its page is left: what two say of one class, both say on every page from then on.
  it('say each what no other one says', () => {
    const owners = new Map<string, string[]>();
    for (const sheet of sheets)
      for (const block of blocksOf(readFileSync(join(folder, sheet), 'utf8')))
        owners.set(block, [...(owners.get(block) ?? []), sheet]);
    const shared = [...owners].filter(([, names]) => names.length > 1);
    expect(shared.map(([block, names]) => `${block}: ${names.sort().join(', ')}`)).toEqual([]);
  });

  it('are there to be compared', () => {
    expect(sheets.length).toBeGreaterThan(0);
  });
});
