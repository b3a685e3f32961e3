import { describe, expect, it } from '@jest/globals';
import { page } from './define';
import { currentEntry, entriesFor, findPage } from './find';

const load = () => Promise.reject(new Error('not loaded in specs'));
const entry = { icon: 'map', label: 'nav.dispatch' } as const;
const pages = [
  page({ path: '/', permission: 'overview.read', entry, load }),
  page({ path: '/requests', permission: 'request.read', entry, load }),
  page({ path: '/requests/:id', permission: 'request.read', load }),
  page({ path: '/requests/new', permission: 'request.create', load }),
];

describe('the pages', () => {
  it('are found by address, an exact one before one with a parameter', () => {
    expect(findPage(pages, '/requests/7')).toMatchObject({ page: pages[2], params: { id: '7' } });
    expect(findPage(pages, '/requests/new')?.page).toBe(pages[3]);
    expect(findPage(pages, '/nowhere')).toBeNull();
  });
  it('stand in the navigation of whom they are for', () => {
    const paths = (role: 'agent' | 'partner-dispatcher') => entriesFor(pages, role).map(one => one.path);
    expect(paths('agent')).toEqual(['/', '/requests']);
    expect(paths('partner-dispatcher')).toEqual(['/']);
  });
  it('light up the entry under which they are', () => {
    const entries = entriesFor(pages, 'agent');
    expect(currentEntry(entries, '/requests/7')?.path).toBe('/requests');
    expect(currentEntry(entries, '/')?.path).toBe('/');
    expect(currentEntry(entries, '/requestsandmore')).toBeUndefined();
  });
});
