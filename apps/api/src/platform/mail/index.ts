import type { Log } from '../database';
import { FileMail } from './file-mail';
import type { Mail } from './mail';
import { SmtpMail } from './smtp-mail';

export { FileMail } from './file-mail';
export { Mail, MailFailed } from './mail';
export type { Letter } from './mail';
export { MailModule } from './mail.module';
export { SmtpMail } from './smtp-mail';

/** SMTP where there is an address, else files. */
export function openMail(options: {
  smtpUrl: string | null;
  from: string;
  dataDir: string;
  log?: Log;
}): Mail {
  const { smtpUrl, from, dataDir, log } = options;
  return smtpUrl ? new SmtpMail({ url: smtpUrl, from }) : new FileMail({ dataDir, from, log });
}
