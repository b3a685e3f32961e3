import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { newOrderIn, openHouse, sleep } from '../world/house';
import type { House } from '../world/house';
import { raw } from '../world/raw';
import type { RawCall } from '../world/raw';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

describe('a body', () => {
  const MEGABYTE = 1024 * 1024;
  const order = (body: RawCall['body'], headers: Record<string, string> = {}) =>
    house.as('manager', { method: 'POST', path: '/api/work-orders', headers, body: body ?? '' });

  it('of more than a megabyte is refused, announced or not', async () => {
    const announced = await order(Buffer.alloc(MEGABYTE + 1, 0x20));
    expect(announced.json).toMatchObject({
      status: 413,
      code: 'body-too-large',
      facts: { limitBytes: MEGABYTE },
    });
    const pieces = Array.from({ length: 17 }, () => Buffer.alloc(MEGABYTE / 16, 0x20));
    const inPieces = await order(pieces).catch((error: NodeJS.ErrnoException) => error.code);
    // The server may hang up before the client has sent all of it.
    expect(typeof inPieces === 'string' ? inPieces : inPieces?.json).toEqual(
      typeof inPieces === 'string'
        ? expect.stringMatching(/^(EPIPE|ECONNRESET)$/)
        : expect.objectContaining({ code: 'body-too-large' }),
    );
  });

  it('of a picture of more than 15 MB is refused', async () => {
    const answer = await house
      .as('manager', {
        method: 'POST',
        path: '/api/attachments',
        headers: { 'content-type': 'image/png', 'content-length': String(15 * MEGABYTE + 1) },
        body: [],
      })
      .catch((error: NodeJS.ErrnoException) => error.code);
    expect(answer).toMatchObject({ status: 413, json: { code: 'file-too-large' } });
  });

  it('that is no picture is refused as such', async () => {
    const answer = await house.as('manager', {
      method: 'POST',
      path: '/api/attachments',
      headers: { 'content-type': 'image/png' },
      body: '<svg onload="alert(1)"/>',
    });
    expect(answer.json).toMatchObject({ status: 415, code: 'file-type-refused' });
  });

  it('of nobody known is not read', async () => {
    const begun = performance.now();
    const answer = await raw(house.api.url, {
      method: 'POST',
      path: '/api/work-orders',
      headers: { 'content-length': '1000000000' },
      body: [],
    }).catch((error: NodeJS.ErrnoException) => error.code);
    expect(answer).toMatchObject({ status: 401 });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it.each([
    ['{"equipmentId": ', 'the body is not JSON'],
    ['not json', 'the body is not JSON'],
    ['{"a":1}}', 'the body is not JSON'],
  ])('of %s is refused by name', async (text, message) => {
    const answer = await order(text);
    expect(answer.json).toMatchObject({ status: 400, code: 'input-invalid', errors: [{ message }] });
  });

  it.each([['{}'], ['null'], ['']])('of %s is refused with the wrong fields', async text => {
    const answer = await order(text);
    expect(answer.json).toMatchObject({
      status: 400,
      code: 'input-invalid',
      errors: expect.arrayContaining([{ path: '/body/title', message: expect.any(String) }]),
    });
  });

  it('names every wrong field at once', async () => {
    const answer = await house.post('/work-orders', {
      equipmentId: 'x',
      title: '',
      estimatedMinutes: 1,
      urgency: 'very',
    });
    const { errors } = Object(answer.json);
    const paths: unknown = Array.isArray(errors) && errors.map((error: { path: string }) => error.path);
    expect(paths).toEqual(
      expect.arrayContaining(['/body/equipmentId', '/body/title', '/body/estimatedMinutes', '/body/urgency']),
    );
  });

  it('cannot reach a prototype', async () => {
    const sneaky = `{"__proto__": {"role": "manager"}, "constructor": {"prototype": {"x": 1}}, ${JSON.stringify(newOrderIn(house.company)).slice(1)}`;
    expect((await order(sneaky)).status).toBe(200);
    expect(Reflect.get({}, 'role')).toBeUndefined();
  });

  it('that does not come holds nobody up', async () => {
    const { hostname, port } = new URL(house.api.url);
    const { Authorization = '' } = house.badges.next('manager').headers;
    // More than the database has connections for.
    const slow = Array.from({ length: 30 }, () => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.write(
        `POST /api/work-orders HTTP/1.1\r\nHost: x\r\nAuthorization: ${Authorization}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"title": `,
      );
      return socket;
    });
    await sleep(300);
    const begun = performance.now();
    const answers = await Promise.all(Array.from({ length: 10 }, () => house.get('/me')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(performance.now() - begun).toBeLessThan(3_000);
    for (const socket of slow) socket.destroy();
    expect((await house.get('/me')).status).toBe(200);
  });
});
