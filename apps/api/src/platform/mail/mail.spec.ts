import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { FileMail } from './file-mail';
import { MailFailed } from './mail';
import { SmtpMail } from './smtp-mail';

const from = 'Callout <no-reply@callout.invalid>';
const link = `http://localhost:3000/portal/track#${'k'.repeat(90)}`;
const letter = {
  to: 'ana@example.com',
  subject: 'Вашата заявка 请求',
  text: `Здравей, 你好:\n${link}\n.\nend`,
};

const portOf = (address: AddressInfo | string | null) => (typeof address === 'object' ? address?.port : 0);

describe('mail by SMTP', () => {
  let server: SMTPServer;
  let received: { to: string[]; message: string }[];
  let url: string;

  beforeEach(async () => {
    received = [];
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        textOf(stream).then(
          message => {
            received.push({ to: session.envelope.rcptTo.map(rcpt => rcpt.address), message });
            done();
          },
          (error: Error) => done(error),
        );
      },
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('nobody') ? new Error('550 no such person') : null),
    });
    server.on('error', () => undefined);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
    url = `smtp://127.0.0.1:${portOf(server.server.address())}`;
  });
  afterEach(() => new Promise<void>(resolve => server.close(() => resolve())));

  it('arrives, whatever the language', async () => {
    await new SmtpMail({ url, from }).send({ ...letter, html: '<p>Здравей</p>' });
    expect(received).toHaveLength(1);
    const [{ to, message } = { to: [], message: '' }] = received;
    expect(to).toEqual(['ana@example.com']);
    expect(message).toMatch(/^From: Callout <no-reply@callout\.invalid>$/m);
    expect(message).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(message).toContain('text/html');
  });

  it.each([
    ['a second recipient', { to: 'ana@example.com, eve@example.com' }],
    ['a header in the address', { to: 'ana@example.com\r\nBcc: eve@example.com' }],
    ['a header in the subject', { subject: 'Hello\r\nBcc: eve@example.com' }],
    ['a line feed in the subject', { subject: 'Hello\nBcc: eve@example.com' }],
    ['a name with the address', { to: '"x" <eve@example.com>' }],
    ['no address', { to: '' }],
  ])('is not sent with %s', async (_, change) => {
    await expect(new SmtpMail({ url, from }).send({ ...letter, ...change })).rejects.toThrow();
    expect(received).toEqual([]);
  });

  it('says that it failed', async () => {
    const mail = new SmtpMail({ url, from });
    await expect(mail.send({ ...letter, to: 'nobody@example.com' })).rejects.toBeInstanceOf(MailFailed);
    await expect(new SmtpMail({ url: 'smtp://127.0.0.1:1', from }).send(letter)).rejects.toBeInstanceOf(
      MailFailed,
    );
  });

  it('does not wait for a server that says nothing, or a little at a time', async () => {
    const slow = createServer(socket => {
      socket.on('error', () => undefined);
      const timer = setInterval(() => socket.write('220-wait\r\n'), 50);
      socket.on('close', () => clearInterval(timer));
    }).listen(0, '127.0.0.1');
    await new Promise(resolve => slow.once('listening', resolve));
    const start = performance.now();
    const sending = new SmtpMail({
      url: `smtp://127.0.0.1:${portOf(slow.address())}`,
      from,
      deadlineMs: 400,
    }).send(letter);
    await expect(sending).rejects.toBeInstanceOf(MailFailed);
    expect(performance.now() - start).toBeLessThan(1_500);
    slow.close();
  });
});

describe('mail without a server', () => {
  it('is a file that people and programs can read', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'callout-mail-'));
    const logged: unknown[] = [];
    const mail = new FileMail({ dataDir, from, log: (_, facts) => logged.push(facts) });
    await Promise.all([mail.send(letter), mail.send({ ...letter, html: '<p>x</p>' })]);
    const files = await readdir(join(dataDir, 'mail'));
    expect(files).toHaveLength(2);
    for (const file of files) {
      const path = join(dataDir, 'mail', file);
      expect(file).toMatch(/\.eml$/);
      const eml = await readFile(path, 'utf8');
      expect(eml).toContain(letter.text);
      expect(eml).toContain('To: ana@example.com');
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    }
    expect(logged).toEqual(expect.arrayContaining([{ path: join(dataDir, 'mail', files[0] ?? '') }]));
    expect(JSON.stringify(logged)).not.toContain('track#');
    await rm(dataDir, { recursive: true });
  });
});
