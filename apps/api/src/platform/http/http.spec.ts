import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { bearerOf, makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { asOwner } from '../database/probe.fixture';

const Known = z.object({ code: z.string() });
const codeOf = async (answer: Response) => Known.parse(await answer.json()).code;

let app: TestApp;
let behindProxy: TestApp;
let tenant: Tenant;
let manager: string;
beforeAll(async () => {
  app = await testApp();
  behindProxy = await testApp({ CALLOUT_TRUST_PROXY: '1' });
  tenant = await makeTenant(app.db.database);
  manager = await bearerOf(app.db.database, tenant, 'manager');
});

const send = (method: string, path: string, text?: string) =>
  fetch(`${app.url}/api${path}`, {
    method,
    headers: { authorization: manager },
    ...(text === undefined ? {} : { body: text }),
  });

describe('what no table can hold', () => {
  const site = '00000000-0000-4000-8000-000000000000';
  it.each([
    ['a null character', 'PATCH', '/me', '{"name": "a\\u0000b"}'],
    ['half a surrogate pair', 'PATCH', '/me', '{"name": "a\\ud800b"}'],
    ['a null character in a name of a field', 'PATCH', '/me', '{"a\\u0000": 1}'],
    ['a version beyond the column', 'PATCH', `/sites/${site}`, '{"version": 3000000000}'],
    ['a null character to search for', 'GET', '/people?q=a%00b', undefined],
    ['a year that was not', 'GET', '/visits?from=0000-01-01T00:00:00Z', undefined],
    ['a broken escape', 'GET', '/sites/%E0%A4%A', undefined],
    ['brackets without end', 'PATCH', '/me', '['.repeat(500_000)],
  ])('is refused: %s', async (_, method, path, text) => {
    const answer = await send(method, path, text);
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'input-invalid']);
  });

  it('takes what only looks odd', async () => {
    const answer = await send(
      'PATCH',
      '/me',
      '{"name": "Ана 🚚 \\ud83d\\ude9a", "__proto__": {"role": "x"}}',
    );
    expect(answer.status).toBe(200);
  });
});

describe('an answer that the database keeps back', () => {
  it('is a 503 with the time to wait', async () => {
    const answer = await asOwner(app.db.ownerUrl, async client => {
      await client.query('BEGIN');
      await client.query('SELECT FROM person WHERE id = $1 FOR UPDATE', [tenant.people.manager]);
      const waited = await send('PATCH', '/me', '{"name": "Mila"}');
      await client.query('ROLLBACK');
      return waited;
    });
    expect([answer.status, await codeOf(answer), answer.headers.get('retry-after')]).toEqual([
      503,
      'unavailable',
      '2',
    ]);
  });
});

describe('HEAD', () => {
  it('of the live feed ends', async () => {
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch(`${app.url}/api/live`, {
      method: 'HEAD',
      headers: { authorization: manager },
      signal,
    });
    await answer.arrayBuffer();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
  });
});

describe('where a request comes from', () => {
  const refusedFrom = async (at: TestApp, forwarded: string) => {
    await fetch(`${at.url}/api/sessions`, {
      method: 'POST',
      headers: { 'x-forwarded-for': forwarded },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'wrong' }),
    });
    return asOwner(at.db.ownerUrl, async client => {
      const { rows } = await client.query<{ ip: string }>(
        `SELECT host(ip) AS ip FROM audit_event WHERE verb = 'session.refuse' ORDER BY at DESC, id DESC LIMIT 1`,
      );
      return rows[0]?.ip;
    });
  };

  it('is the address of the connection: anybody can write a header', async () => {
    expect(await refusedFrom(app, '203.0.113.9')).toBe('127.0.0.1');
  });

  it('is what the last proxy of our own saw, and not what was sent to it', async () => {
    expect(await refusedFrom(behindProxy, '198.51.100.7, 203.0.113.9')).toBe('203.0.113.9');
  });
});
