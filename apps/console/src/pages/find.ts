import { allows } from '#contracts';
import type { Role } from '#contracts';
import { match } from '../routing';
import type { Params } from '../routing';
import type { ConsolePage } from './define';

export interface FoundPage {
  page: ConsolePage;
  params: Params;
}

/** The page of an address; an exact path wins over one with a parameter (`/people/new` over `/people/:id`). */
export function findPage(pages: readonly ConsolePage[], path: string): FoundPage | null {
  const found: FoundPage[] = [];
  for (const page of pages) {
    const params = match(page.path, path);
    if (params) found.push({ page, params });
  }
  found.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  return found[0] ?? null;
}

/** Entries of the navigation that a role may open. */
export const entriesFor = (pages: readonly ConsolePage[], role: Role): ConsolePage[] =>
  pages.filter(page => page.entry && allows(page.permission, role));

/** Which entry is lit at an address: the longest path that it begins with. */
export function currentEntry(entries: readonly ConsolePage[], path: string): ConsolePage | undefined {
  const within = entries.filter(
    entry => path === entry.path || (entry.path !== '/' && path.startsWith(`${entry.path}/`)),
  );
  return within.sort((a, b) => b.path.length - a.path.length)[0];
}
