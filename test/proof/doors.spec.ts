import { beforeAll, describe, expect, it } from '@jest/globals';
import { openHouse } from '../world/house';
import type { House } from '../world/house';
import { raw } from '../world/raw';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

describe('an address', () => {
  it.each([
    ['GET', '/api/nothing-here'],
    ['POST', '/api/me'],
    ['PUT', '/api/work-orders'],
    ['DELETE', '/api/equipment/1'],
    ['TRACE', '/api/me'],
    ['OPTIONS', '/api/work-orders'],
  ])('that is not there is a problem of its own: %s %s', async (method, path) => {
    const answer = await house.as('manager', { method, path });
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json).toMatchObject({ code: 'route-unknown', status: 404 });
  });

  const forms = (path: string) => [
    `/api${path}`,
    `/api${path}/`,
    `/api${path}?x=1`,
    `/api${path}#x`,
    `/API${path.toUpperCase()}`,
    `/Api${path}`,
    `//api${path}`,
    `/api/${path}`,
    `/api/.${path}`,
    `/api/me/..${path}`,
    `/%61pi${path}`,
    `/api${path.replace(/^\/(.)/, (_, first: string) => `/%${first.codePointAt(0)?.toString(16)}`)}`,
    `/api%2f${path.slice(1)}`,
    `/api${path};x=1`,
    `/api${path}%00`,
    `/api${path}.json`,
    `http://127.0.0.1/api${path}`,
  ];
  const tricks: Record<string, string>[] = [
    {},
    { 'x-http-method-override': 'GET', 'x-original-url': '/healthz', 'x-rewrite-url': '/healthz' },
    { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1', host: 'localhost' },
  ];

  it.each(['GET', 'HEAD'])('lets nobody in by the way it is written: %s', async method => {
    const wrong: string[] = [];
    for (const path of forms('/work-orders'))
      for (const headers of tricks)
        for (const caller of ['nobody', 'device', 'label'] as const) {
          const answer = await house.as(caller, { method, path, headers });
          if (![400, 401, 403, 404].includes(answer.status))
            wrong.push(`${caller} ${path}: ${answer.status} ${answer.text.slice(0, 80)}`);
        }
    expect(wrong).toEqual([]);
  });

  it('lets no role do what it may not by the way it is written', async () => {
    const wrong: string[] = [];
    for (const path of forms('/alert-rules'))
      for (const headers of tricks) {
        const answer = await house.as('customer', { path, headers });
        if (![400, 403, 404].includes(answer.status)) wrong.push(`${path}: ${answer.status}`);
      }
    expect(wrong).toEqual([]);
  });

  it('of a page leads nowhere outside of the pages', async () => {
    for (const path of [
      '/console/../../package.json',
      '/console/../api/work-orders',
      '/console/%2e%2e/%2e%2e/package.json',
      '/field/..%2f..%2fpackage.json',
      '/portal/%00',
      '/console/%c0%ae%c0%ae/',
    ]) {
      const answer = await raw(house.api.url, { path });
      expect({ path, text: answer.text.includes('"dependencies"') }).toEqual({ path, text: false });
      expect(answer.status).toBeLessThan(500);
    }
  });
});

describe('a page or an answer', () => {
  it.each([
    '/console/',
    '/portal/e/x',
    '/field/',
    '/e/unknown',
    '/api/me',
    '/api/nothing',
    '/api/openapi.json',
    '/api/docs',
    '/healthz',
    '/nowhere',
  ])('at %s has the headers that keep it in its place', async path => {
    const { headers } = await raw(house.api.url, { path });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(
      /default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/,
    );
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['x-request-id']).toMatch(/^[\w-]{8,64}$/);
  });

  it.each(['/api/me', '/API/me', '/api/ME/', '/api/work-orders'])(
    'of the api at %s is kept by nobody',
    async path => {
      const answer = await house.as('manager', { path });
      expect(answer.headers['cache-control']).toBe('no-store');
    },
  );

  it('takes a request’s own id only in a sound form', async () => {
    const given = async (id: string) =>
      (await raw(house.api.url, { path: '/api/me', headers: { 'x-request-id': id } })).headers[
        'x-request-id'
      ];
    expect(await given('spec-12345678')).toBe('spec-12345678');
    expect(await given('<script>')).not.toBe('<script>');
  });
});

describe('a foreign page', () => {
  const cookie = () =>
    `__Host-callout=${(house.badges.next('dispatcher').headers['Authorization'] ?? '').slice(7)}`;
  const change = (headers: Record<string, string>) =>
    raw(house.api.url, {
      method: 'PATCH',
      path: '/api/me',
      headers: { 'content-type': 'application/json', cookie: cookie(), ...headers },
      body: '{}',
    });

  it('cannot make a signed-in browser change anything', async () => {
    const refused = { status: 403, json: { code: 'cross-site-request' } };
    expect(await change({})).toMatchObject(refused);
    expect(await change({ 'x-callout': '1', 'sec-fetch-site': 'cross-site' })).toMatchObject(refused);
    expect(await change({ 'x-callout': '1', 'sec-fetch-site': 'same-site' })).toMatchObject(refused);
    expect(await change({ 'sec-fetch-site': 'same-origin' })).toMatchObject(refused);
  });

  it('is not our own', async () => {
    expect((await change({ 'x-callout': '1', 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
});
