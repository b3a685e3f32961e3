import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Attachment } from '#contracts';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { bearerOf, makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { codeOf, jpeg, phoneOn, read } from './phone.fixture';

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

const half = (file: Buffer) => file.subarray(0, file.length / 2);

describe('an upload', () => {
  it('is a download that runs nothing, without the place where it was taken', async () => {
    const mine = await phone.scan(tenant.publicToken);
    const { id } = await read(Attachment, await phone.upload(mine, await jpeg()));
    const answer = await phone.call('GET', `/visitor/attachments/${id}`, mine);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': `attachment; filename="${id}.jpg"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringMatching(/^private/),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('SecretCam')).toBe(false);
  });

  it.each([
    [
      'an SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      415,
      'file-type-refused',
    ],
    ['HTML', async () => Buffer.from('<!doctype html><script>1</script>'), 415, 'file-type-refused'],
    ['half a photo', async () => half(await jpeg(900)), 415, 'file-type-refused'],
    ['16 MB', async () => Buffer.concat([await jpeg(), Buffer.alloc(16 << 20)]), 413, 'file-too-large'],
    ['nothing', async () => Buffer.alloc(0), 415, 'file-type-refused'],
  ])('is refused: %s', async (_, file, status, code) => {
    const answer = await phone.upload(await phone.scan(tenant.publicToken), await file());
    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
  });

  it('is one of ten that one session may have lying about', async () => {
    const mine = await phone.scan(tenant.publicToken);
    const file = await jpeg();
    for (let time = 0; time < 10; time++) await read(Attachment, await phone.upload(mine, file));
    const answer = await phone.upload(mine, file);
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'too-many-files']);
  });

  it('of the same key is one', async () => {
    const file = await jpeg();
    const send = () =>
      fetch(`${app.url}/api/attachments`, {
        method: 'POST',
        headers: { authorization: agent, 'idempotency-key': 'the same' },
        body: new Blob([new Uint8Array(file)]),
      });
    const [one, other] = [await read(Attachment, await send()), await read(Attachment, await send())];
    expect(other).toEqual(one);
  });
});
