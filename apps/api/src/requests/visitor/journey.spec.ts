import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Attachment, LabelledUnit, LiveChange, ReportReceived, ServiceRequest, Tracking } from '#contracts';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { bearerOf, makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { Begun, codeOf, jpeg, phoneOn, read, until } from './phone.fixture';

let app: TestApp;
let tenant: Tenant;
let agent: string;
let phone: ReturnType<typeof phoneOn>;

beforeAll(async () => {
  app = await testApp();
  phone = phoneOn(app);
  tenant = await makeTenant(app.db.database);
  agent = await bearerOf(app.db.database, tenant, 'agent');
});

describe('the label', () => {
  it.each(['AbCdEfGhIjKl', 'nonsense%20<x>'])('/e/%s leads to the portal, known or not', async token => {
    const answer = await fetch(`${app.url}/e/${token}`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^\/portal\/e\/[\w%.-]+$/);
  });

  it('begins a session of its own and says nothing of unknown ones', async () => {
    const answer = await phone.call('POST', '/visitor/label-sessions', undefined, {
      publicToken: tenant.publicToken,
    });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-callout-visitor=cv_[\w-]+; Path=\/; Secure; HttpOnly/,
    );
    const unknown = await phone.call('POST', '/visitor/label-sessions', undefined, {
      publicToken: 'AAAAAAAAAAAA',
    });
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'not-found']);
    const unit = await read(
      LabelledUnit,
      await phone.call('GET', '/visitor/unit', await phone.scan(tenant.publicToken)),
    );
    expect(unit.serialNumber).toBe('SN-0001');
  });
});

describe('a customer without an account', () => {
  it('scans, takes a photo, reports, reports again, and follows', async () => {
    const mine = await phone.scan(tenant.publicToken);
    const photo = await read(Attachment, await phone.upload(mine, await jpeg()));
    expect(photo).toMatchObject({ kind: 'photo', contentType: 'image/jpeg', width: 64, height: 48 });

    const received = await read(
      ReportReceived,
      await phone.report(mine, 'Компресорът прегрява!', [photo.id]),
    );
    const again = await read(
      ReportReceived,
      await phone.report(await phone.scan(tenant.publicToken), 'компресорът  ПРЕГРЯВА'),
    );
    expect(again).toEqual({ ...received, duplicate: true });

    const checked = await until(async () => {
      const tracking = await read(Tracking, await phone.call('GET', '/visitor/tracking', mine));
      return tracking.steps[1]?.state === 'current' ? tracking : null;
    });
    expect(checked).toMatchObject({ number: received.number, status: 'triaging', attachmentIds: [photo.id] });

    const request = await read(
      ServiceRequest,
      await phone.call('GET', `/service-requests/${checked.requestId}`, agent),
    );
    expect(request).toMatchObject({
      triage: { faultCode: 'E21' },
      urgency: 'high',
      attachmentIds: [photo.id],
    });

    const linked = await phone.call('POST', '/visitor/tracking-sessions', undefined, {
      trackingToken: received.trackingToken,
    });
    const { token, tracking } = await read(Begun.extend({ tracking: Tracking }), linked);
    expect(tracking.number).toBe(received.number);
    const picture = await phone.call('GET', `/visitor/attachments/${photo.id}?size=thumb`, `Bearer ${token}`);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
  });

  it('gets the link by mail, in the own language', async () => {
    const received = await read(
      ReportReceived,
      await phone.report(await phone.scan(tenant.publicToken), 'Няма ток'),
    );
    const folder = join(app.dataDir, 'mail');
    const letter = await until(async () => {
      for (const file of await readdir(folder).catch(() => [])) {
        // One that is still being written has another ending, and soon another name.
        if (!file.endsWith('.eml')) continue;
        const text = await readFile(join(folder, file), 'utf8');
        if (text.includes(received.number)) return text;
      }
      return null;
    });
    expect(letter).toContain(received.trackingPath);
    expect(letter).toContain('To: mila@example.com');
    expect(letter).toContain('Здравейте');
  });

  it('sees changes live, and only of the own request', async () => {
    const [mine, other] = [await phone.scan(tenant.publicToken), await phone.scan(tenant.publicToken)];
    await read(ReportReceived, await phone.report(mine, 'mine'));
    await read(ReportReceived, await phone.report(other, 'of somebody else'));
    const { requestId } = await read(Tracking, await phone.call('GET', '/visitor/tracking', mine));
    const stop = new AbortController();
    const stream = await fetch(`${app.url}/api/visitor/live`, {
      headers: { authorization: mine },
      signal: stop.signal,
    });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const heard: LiveChange[] = [];
    const listening = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of stream.body ?? [])
        for (const line of decoder.decode(chunk).split('\n'))
          if (line.startsWith('data: {"topic')) heard.push(LiveChange.parse(JSON.parse(line.slice(6))));
    })().catch(() => undefined);
    await phone.call('POST', '/visitor/messages', other, { text: 'not for you' });
    await phone.call('POST', '/visitor/messages', mine, { text: 'for you' });
    await until(async () => (heard.length > 0 ? true : null));
    await sleep(300);
    stop.abort();
    await listening;
    expect(new Set(heard.map(change => change.subjectId))).toEqual(new Set([requestId]));
  });

  it("cannot read another's photo or tracking, nor a photo that is nowhere yet", async () => {
    const { publicToken } = await makeTenant(app.db.database, { name: 'Another' });
    const [mine, other] = [await phone.scan(publicToken), await phone.scan(publicToken)];
    const photo = await read(Attachment, await phone.upload(mine, await jpeg()));
    const get = async (as: string) =>
      (await phone.call('GET', `/visitor/attachments/${photo.id}`, as)).status;
    expect([await get(mine), await get(other)]).toEqual([200, 404]);
    expect((await phone.call('GET', '/visitor/tracking', other)).status).toBe(404);
    await read(ReportReceived, await phone.report(mine, 'with my photo', [photo.id]));
    await read(ReportReceived, await phone.report(other, 'another thing'));
    expect([await get(mine), await get(other)]).toEqual([200, 404]);
  });
});
