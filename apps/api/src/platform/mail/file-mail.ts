import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Log } from '../database';
import { Mail } from './mail';
import type { Letter } from './mail';

export interface FileMailOptions {
  /** Mails go into `mail/` below it. */
  dataDir: string;
  from: string;
  log?: Log;
}

/** Without a mail server: each mail is an .eml file that a mail program opens, its text readable as it stands. */
export class FileMail extends Mail {
  constructor(private readonly options: FileMailOptions) {
    super();
  }

  protected async deliver({ text, html, ...letter }: Letter): Promise<void> {
    const { dataDir, from, log } = this.options;
    const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
    const { message } = await transport.sendMail({
      from,
      ...letter,
      text: {
        raw: `${plainText}

${text}`,
      },
      // A readable text part needs a second part beside it.
      html: html ?? `<pre>${escaped(text)}</pre>`,
    });
    const folder = join(dataDir, 'mail');
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID()}.eml`);
    await writeFile(`${path}.new`, message, { mode: 0o600 });
    await rename(`${path}.new`, path);
    log?.('A mail was written to a file, because SMTP_URL is not set', { path });
  }
}

const plainText = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'].join('\n');

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
