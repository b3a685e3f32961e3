import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { allows, isMutating, routes } from '#contracts';
import type { RouteName } from '#contracts';
import { testApp } from '../app';
import { atEnd } from '../database';
import { callerOf, callers, issueBadges } from '../rules/matrix/callers';
import { Calls, routeOf, send } from '../rules/matrix/calls';
import type { Prepared } from '../rules/matrix/calls';
import type { Tenants } from '../rules/matrix/things';
import { makeCompany } from '../world/company';

let calls: Calls;

beforeAll(async () => {
  const api = await testApp({ CALLOUT_ROLES: 'http,ingest', CALLOUT_LOG: 'silent', CALLOUT_DEMO: 'on' });
  const company = await makeCompany(api.db.database, 'Haoyang');
  const foreign = await makeCompany(api.db.database, 'Ningbo');
  const badges = await issueBadges(api.db.database, company);
  const tenants: Tenants = { company, foreign, badges, foreignBadges: badges };
  calls = await Calls.open(api.url, api.db.ownerUrl, tenants);
  atEnd(() => calls.close());
});

/** What some client will send some day: text that a database cannot keep, moments that no calendar has, numbers that no column holds. */
const hostile: readonly unknown[] = [
  'nul \u0000 nul',
  'half a \ud83d pair',
  `'; DROP TABLE person; --`,
  '%_\\',
  '\u202e\u0007\uffff',
  ' ',
  'x'.repeat(100_000),
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '2026-02-30T25:61:61Z',
  '2026-11-20T00:00:00+23:59',
  '00000000-0000-0000-0000-000000000000',
  0.5,
  -1,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  1e308,
  {},
  [],
  null,
];

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same body with each of its values in turn replaced by each hostile one. */
function* spoilt(body: unknown, path = ''): Generator<{ path: string; value: unknown; body: unknown }> {
  if (Array.isArray(body) || isJson(body))
    for (const key of Object.keys(body)) {
      const rest: unknown = Reflect.get(body, key);
      for (const inner of spoilt(rest, `${path}/${key}`))
        yield { ...inner, body: Array.isArray(body) ? [inner.body] : { ...body, [key]: inner.body } };
    }
  if (path !== '') for (const value of hostile) yield { path, value, body: value };
}

const isRouteName = (name: string): name is RouteName => name in routes;
const names = Object.keys(routes)
  .filter(isRouteName)
  // A password is hashed for every try.
  .filter(name => !['startSession', 'changeMyPassword', 'endCurrentSession'].includes(name))
  .filter(name => routeOf(name).carries !== 'stream');

async function prepared(name: RouteName): Promise<Prepared> {
  const allowed = callers.filter(
    caller => caller !== 'nobody' && allows(routeOf(name).permission, callerOf(caller)),
  );
  // A link shows more than a label.
  for (const caller of allowed.toReversed()) {
    const call = await calls.prepare(name, caller);
    if (call) return call;
  }
  throw new RangeError(`Nobody can call ${name}`);
}

const shown = (value: unknown) => JSON.stringify(value).slice(0, 60);

describe('whatever is sent, it is refused or done, never a fault of ours', () => {
  const withBody = names.filter(name => routeOf(name).body && isMutating(routeOf(name)));

  it.each(withBody)(
    'in the body of %s',
    async name => {
      const wrong: string[] = [];
      let ready = await prepared(name);
      const sample: unknown = JSON.parse(String(ready.body));
      for (const { path, value, body } of spoilt(sample)) {
        const answer = await send({ ...ready, body: JSON.stringify(body) });
        // What is refused leaves everything as it was.
        if (answer.status < 400) ready = await prepared(name);
        if (answer.status >= 500 && answer.code !== 'simulator-away')
          wrong.push(`${path} ${shown(value)}: ${answer.status}`);
        if (answer.status === 401 && answer.code === 'not-signed-in') wrong.push(`${path}: signed out`);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  const withQuery = names.filter(name => routeOf(name).query);

  it.each(withQuery)(
    'in the query of %s',
    async name => {
      const wrong: string[] = [];
      const { query } = routeOf(name);
      const values = hostile.map(one =>
        typeof one === 'string' ? one.slice(0, 2_000) : JSON.stringify(one),
      );
      const [first] = values;
      let call = await prepared(name);
      for (const field of Object.keys(query?.shape ?? {}))
        for (const value of [...values, '', '1,2']) {
          const url = new URL(call.url);
          url.searchParams.set(field, value.toWellFormed());
          // A field twice or as an object is refused whatever its value is.
          const twisted = [`${url.href}&${field}=again`, url.href.replace(`${field}=`, `${field}[x]=`)];
          for (const href of [url.href, ...(value === first ? twisted : [])]) {
            const answer = await send({ ...call, url: href });
            if (answer.status >= 500) wrong.push(`${field}=${shown(value)}: ${answer.status}`);
            if (answer.status < 400 && isMutating(routeOf(name))) call = await prepared(name);
          }
        }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  const withParams = names.filter(name => routeOf(name).params);

  it.each(withParams)('in the address of %s', async name => {
    const wrong: string[] = [];
    for (const value of [
      '1',
      'null',
      '%00',
      '%ff',
      '..%2f',
      '00000000-0000-0000-0000-000000000000',
      'x'.repeat(4_000),
    ]) {
      const call = await prepared(name);
      const [id = ''] = call.ids;
      const answer = await send({ ...call, url: call.url.replace(id, value) });
      const isId = z.uuid().safeParse(value).success;
      if (![400, 404].includes(answer.status) && !isId) wrong.push(`${value.slice(0, 40)}: ${answer.status}`);
      if (answer.status >= 500) wrong.push(`${value}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a body that is too deep or too wide', () => {
  it.each([
    ['deep lists', '['.repeat(400_000)],
    ['deep objects', '{"a":'.repeat(150_000)],
    ['closed deep lists', `{"title": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    [
      'a hundred thousand fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`k${n}`, 1]))),
    ],
    [
      'a long list of skills',
      JSON.stringify({
        title: 'T',
        skills: Array.from({ length: 20_000 }, () => ({ skill: 's', level: 1 })),
      }),
    ],
  ])('of %s is refused', async (_, body) => {
    const call = await prepared('createWorkOrder');
    const answer = await send({ ...call, body });
    expect([answer.status, answer.code]).toEqual([400, 'input-invalid']);
  });
});
