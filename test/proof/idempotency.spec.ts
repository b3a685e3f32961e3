import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { allows, isMutating, routes } from '#contracts';
import type { RouteName } from '#contracts';
import { forgetOldKeys, KEPT_MS } from '../../apps/api/src/platform/http/idempotency';
import { testApp } from '../app';
import type { TestApp } from '../app';
import { atEnd } from '../database';
import { callerOf, callers, issueBadges } from '../rules/matrix/callers';
import type { CallerName } from '../rules/matrix/callers';
import { Calls, routeOf, send } from '../rules/matrix/calls';
import type { Prepared } from '../rules/matrix/calls';
import type { Tenants } from '../rules/matrix/things';
import { makeCompany } from '../world/company';
import type { Company } from '../world/company';
import { system } from '../world/installation';
import { asOwner, fingerprint } from '../world/traces';

let api: TestApp;
let company: Company;
let tenants: Tenants;
let calls: Calls;

beforeAll(async () => {
  // Without the jobs, whose work would look like an effect of the repetition.
  api = await testApp({ CALLOUT_ROLES: 'http' });
  company = await makeCompany(api.db.database, 'Haoyang');
  const foreign = await makeCompany(api.db.database, 'Ningbo');
  const badges = await issueBadges(api.db.database, company);
  tenants = { company, foreign, badges, foreignBadges: await issueBadges(api.db.database, foreign) };
  calls = await Calls.open(api.url, api.db.ownerUrl, tenants);
  atEnd(() => calls.close());
});

let keys = 0;
const newKey = () => ({ 'Idempotency-Key': `key-${++keys}` });
const count = (table: string, where = 'true') =>
  asOwner(api.db.ownerUrl, async client => {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table} WHERE organisation_id = $1 AND ${where}`,
      [company.organisationId],
    );
    return rows[0]?.count ?? 0;
  });
const prepared = async (name: RouteName, caller: CallerName): Promise<Prepared> => {
  const call = await calls.prepare(name, caller);
  if (!call) throw new TypeError(`${name} cannot be called by ${caller}`);
  return call;
};
const withBody = (call: Prepared, change: object): Prepared => ({
  ...call,
  body: JSON.stringify({ ...Object(JSON.parse(String(call.body))), ...change }),
});
const newOrder = async () =>
  withBody(await prepared('createWorkOrder', 'dispatcher'), { reworkOf: undefined });

describe('a request that is sent again under its key', () => {
  /** What has no transaction of the call's: signing in and the like, which are harmless or meant anew each time. */
  const without: readonly RouteName[] = [
    ...(['startSession', 'requestPasswordReset', 'resetPassword', 'acceptInvitation'] as const),
    ...(['previewInvitation', 'beginAtLabel', 'beginWithLink', 'changeMyPassword', 'redeemCode'] as const),
    // A device repeats by epoch and seq.
    ...(['sendTelemetry', 'triggerFault'] as const),
    // Store nothing, and say how long it took this time.
    ...(['solveVroom', 'checkAssistantEndpoint'] as const),
    // Stores nothing, and the past grows.
    'backtestAlertRule',
    // Each export is a step of its own, and nothing of it is kept for a repetition.
    'exportPersonalData',
    // Whoever signs out is not known the second time.
    'endCurrentSession',
  ];
  const isRouteName = (name: string): name is RouteName => name in routes;
  const kept = Object.keys(routes)
    .filter(isRouteName)
    .filter(name => isMutating(routeOf(name)) && !without.includes(name));
  const succeeded: string[] = [];

  it.each(kept)('has one effect and the same answer: %s', async name => {
    for (const caller of callers.filter(one => allows(routeOf(name).permission, callerOf(one)))) {
      const call = await calls.prepare(name, caller);
      if (!call) continue;
      const key = newKey();
      const first = await send(call, key);
      if (first.status >= 300) continue;
      succeeded.push(name);
      const after = await fingerprint(api.db.ownerUrl, company.organisationId);
      const second = await send(call, key);
      expect([second.status, second.json]).toEqual([first.status, first.json]);
      expect(second.headers.get('idempotent-replay') ?? 'true').toBe('true');
      expect(await fingerprint(api.db.ownerUrl, company.organisationId)).toEqual(after);
      return;
    }
  });

  it('was tried on most routes with an effect', () => {
    expect(succeeded.length).toBeGreaterThan(40);
  });

  it('is refused with other words under the same key', async () => {
    const key = newKey();
    const call = await newOrder();
    expect((await send(call, key)).status).toBe(200);
    const other = await send(withBody(call, { title: 'Something else' }), key);
    expect([other.status, other.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is refused for another thing under the same key', async () => {
    const key = newKey();
    const { north, south } = company;
    const call = withBody(await prepared('addAbsence', 'dispatcher'), { reason: 'ill' });
    expect((await send(call, key)).status).toBe(200);
    const url = call.url.replace(north.ids.engineer, south.ids.engineer);
    expect((await send({ ...call, url }, key)).code).toBe('idempotency-key-reused');
  });

  it.each([
    ['nothing', ''],
    ['more than 255 characters', 'x'.repeat(256)],
  ])('is refused under a key of %s, naming the header', async (_, key) => {
    const answer = await send(await newOrder(), { 'Idempotency-Key': key });
    expect(answer.json).toMatchObject({
      status: 400,
      code: 'input-invalid',
      errors: [{ path: '/headers/idempotency-key' }],
    });
  });
});

describe('five at once under one key', () => {
  it('make one work order and all get it', async () => {
    const before = await count('work_order');
    const [call, key] = [await newOrder(), newKey()];
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(call, key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    for (const { json } of answers) expect(json).toEqual(answers[0]?.json);
    expect(await count('work_order')).toBe(before + 1);
    const replays = answers.filter(({ headers }) => headers.get('idempotent-replay') === 'true');
    expect(replays.length).toBe(4);
  });

  it('with different words let one in and refuse four', async () => {
    const before = await count('work_order');
    const [call, key] = [await newOrder(), newKey()];
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(n => send(withBody(call, { title: `Job ${n}` }), key)),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422, 422, 422, 422]);
    expect(await count('work_order')).toBe(before + 1);
  });
});

describe('the same key', () => {
  it('of another person is another key', async () => {
    const before = await count('work_order');
    const key = newKey();
    const call = await newOrder();
    const others = tenants.badges.next('manager').headers;
    const one = await send(call, key);
    const two = await send({ ...call, headers: { ...call.headers, ...others } }, key);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.headers.get('idempotent-replay')).toBeNull();
    expect(await count('work_order')).toBe(before + 2);
  });

  it('in another session of the same person is the same key', async () => {
    const key = newKey();
    const call = await newOrder();
    const another = tenants.badges.next('dispatcher').headers;
    const one = await send(call, key);
    const two = await send({ ...call, headers: { ...call.headers, ...another } }, key);
    expect(two.json).toEqual(one.json);
    expect(two.headers.get('idempotent-replay')).toBe('true');
  });

  it('on another route is another key', async () => {
    const key = newKey();
    expect((await send(await newOrder(), key)).status).toBe(200);
    const site = await send(withBody(await prepared('createSite', 'dispatcher'), { name: 'New' }), key);
    expect(site.status).toBe(200);
    expect(site.headers.get('idempotent-replay')).toBeNull();
  });
});

describe('a refusal', () => {
  it('is not remembered: put right, the request passes under its key', async () => {
    const key = newKey();
    const call = await newOrder();
    const unknown = withBody(call, { equipmentId: tenants.foreign.north.ids.equipment });
    expect((await send(unknown, key)).status).toBeGreaterThanOrEqual(400);
    expect(await count('idempotency_key', `key = '${key['Idempotency-Key']}'`)).toBe(0);
    expect((await send(call, key)).status).toBe(200);
  });

  it('of a stale version passes with the current one', async () => {
    const key = newKey();
    const made = z.object({ id: z.uuid(), version: z.number() }).parse((await send(await newOrder())).json);
    const call = await prepared('changeWorkOrder', 'dispatcher');
    const url = call.url.replace(company.north.ids['work-order'], made.id);
    const change = (version: number) => ({ ...call, url, body: JSON.stringify({ version, title: 'New' }) });
    expect((await send(change(made.version + 1), key)).code).toBe('stale-version');
    expect((await send(change(made.version), key)).status).toBe(200);
  });
});

describe('keys', () => {
  it('are forgotten after a week, and not before', async () => {
    const key = newKey();
    const call = await newOrder();
    await send(call, key);
    const kept = await count('idempotency_key');
    const forget = (now: number) =>
      api.db.database.transaction(system, tx => forgetOldKeys(tx, new Date(now)));
    expect(await forget(Date.now() + KEPT_MS - 600_000)).toBe(0);
    expect(await count('idempotency_key')).toBe(kept);
    expect(await forget(Date.now() + KEPT_MS + 60_000)).toBe(kept);
    expect((await send(call, key)).headers.get('idempotent-replay')).toBeNull();
  });
});
