import { createTransport } from 'nodemailer';
import { Mail, MailFailed } from './mail';
import type { Letter } from './mail';

export interface SmtpMailOptions {
  /** smtp or smtps, with credentials where needed. */
  url: string;
  from: string;
  /** For the whole of a delivery, however slowly the server answers. */
  deadlineMs?: number;
}

export class SmtpMail extends Mail {
  constructor(private readonly options: SmtpMailOptions) {
    super();
  }

  protected async deliver(letter: Letter): Promise<void> {
    const { url, from, deadlineMs = 10_000 } = this.options;
    const transport = createTransport({
      url,
      connectionTimeout: deadlineMs / 2,
      greetingTimeout: deadlineMs / 2,
      socketTimeout: deadlineMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs);
    try {
      await Promise.race([transport.sendMail({ from, ...letter }), late]);
    } catch (error) {
      throw new MailFailed(error instanceof Error ? error.message : String(error), { cause: error });
    } finally {
      clearTimeout(timer);
      transport.close();
    }
  }
}
