import { atEnd } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { Jobs } from '../../platform/jobs';
import { FileMail } from '../../platform/mail';
import { BudgetMails } from './budget-mails';

/** Mails that are put into the queue, which nobody works at. */
export async function quietMails(db: TestDatabase): Promise<BudgetMails> {
  const jobs = new Jobs({ appUrl: db.appUrl, work: false });
  const mail = new FileMail({ dataDir: '/nowhere', from: 'Callout <no-reply@callout.invalid>' });
  const mails = new BudgetMails(jobs, db.database, mail, { publicUrl: 'http://localhost' });
  mails.onModuleInit();
  await jobs.start();
  atEnd(() => jobs.stop());
  return mails;
}
