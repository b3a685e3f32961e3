import { text as textOf } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Locale } from '#contracts';
import { SMTPServer } from 'smtp-server';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import { Jobs } from '../../platform/jobs';
import { createLog } from '../../platform/log';
import { SmtpMail } from '../../platform/mail';
import { asOwner } from '../../requests/requests.fixture';
import { budgetMail } from './budget-mail';
import { BudgetMails } from './budget-mails';
import { SpendingService } from './spending.service';

let db: TestDatabase;
let server: SMTPServer;
let jobs: Jobs;
let spending: SpendingService;
let tenant: Tenant;
const received: { to: string; message: string }[] = [];

beforeAll(async () => {
  db = await testDatabase(entities, { now: () => new Date('2026-06-15T09:00:00Z') });
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void textOf(stream).then(message => {
        received.push({
          to: session.envelope.rcptTo.map(one => one.address).join(),
          message: readable(message),
        });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  jobs = new Jobs({ appUrl: db.appUrl, work: true });
  const mail = new SmtpMail({ url: `smtp://127.0.0.1:${port}`, from: 'Callout <no-reply@callout.invalid>' });
  const mails = new BudgetMails(jobs, db.database, mail, { publicUrl: 'https://callout.example' });
  mails.onModuleInit();
  spending = new SpendingService(db.database, createLog('silent'), mails);
  await jobs.start();
});
beforeEach(async () => {
  tenant = await makeTenant(db.database);
  received.length = 0;
});
afterAll(async () => {
  await jobs.stop();
  await new Promise<void>(resolve => server.close(() => resolve()));
});

/** What a mail program shows: without the folds and the encoding of the wire. */
function readable(message: string): string {
  const unfolded = message
    .replaceAll(/\?=\r?\n =\?UTF-8\?Q\?/g, '')
    .replaceAll(/(?<!\?)=\r?\n/g, '')
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/g, (_, text: string) => text.replaceAll('_', ' '));
  const bytes = unfolded.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** With a price of ten cents a token read. */
const budget = (monthly: number, version = 0) =>
  db.database.transaction(tenant.scopes.manager, tx =>
    spending.setBudget(tx, {
      currency: 'EUR',
      priceIn: 100_000,
      priceOut: 0,
      priceSearch: null,
      monthly,
      warnShare: 0.8,
      version,
    }),
  );
/** A call that uses so many tokens at ten cents each. */
const use = async (tokens: number): Promise<boolean> => {
  const spend = spending.spend({ organisationId: tenant.organisationId, requestId: null }, 'triage', 'm');
  const settle = await spend({ in: tokens, out: 0 }).catch(() => null);
  await settle?.({ tokens: { in: tokens, out: 0 }, ms: 5, fault: null });
  return settle !== null;
};
const mailsOf = async (count: number): Promise<typeof received> => {
  for (let time = 0; time < 100 && received.length < count; time++) await sleep(100);
  // One too many would come now.
  await sleep(300);
  return received;
};

describe('mails about the budget', () => {
  it('tell each manager once that most of it is used, and once that it is used up', async () => {
    await budget(10);
    for (let call = 0; call < 7; call++) expect(await use(10)).toBe(true);
    expect(await mailsOf(0)).toHaveLength(0);
    // With this one eight of ten are used: that is told now, not only when somebody asks again.
    await use(10);
    const managers = await db.database.transaction(tenant.scopes.manager, tx =>
      tx.rows<{ email: string }>(`SELECT email FROM person WHERE role = 'manager' ORDER BY email`),
    );
    const emails = managers.map(one => one.email);
    expect(emails.length).toBeGreaterThan(0);
    const first = await mailsOf(emails.length);
    expect(first.map(one => one.to).toSorted()).toEqual(emails);
    expect(first[0]?.message).toContain('Subject: 80% of the language model’s budget for June 2026 is used');
    expect(first[0]?.message).toContain('https://callout.example/console/settings?tab=assistant');
    await use(10);
    await use(10);
    expect(await use(10)).toBe(false);
    expect(await use(10)).toBe(false);
    const all = await mailsOf(2 * emails.length);
    expect(all).toHaveLength(2 * emails.length);
    expect(all.at(-1)?.message).toContain('Subject: The language model’s budget for June 2026 is used up');
  });

  it('are told anew for a budget that was raised, by one of many calls at once', async () => {
    await budget(1);
    await use(9);
    await mailsOf(1);
    await budget(2, 1);
    await Promise.all(Array.from({ length: 8 }, () => use(1)));
    const told = await mailsOf(2);
    const people = new Set(told.map(one => one.to)).size;
    expect(told).toHaveLength(2 * people);
  });

  it('go to managers of this house who are still there', async () => {
    const other = await makeTenant(db.database);
    await asOwner(
      db,
      `UPDATE person SET active = false WHERE organisation_id = $1 AND role = 'manager' AND $2 = $2`,
      [tenant.organisationId, other.organisationId],
    );
    await budget(1);
    await use(9);
    expect(await mailsOf(0)).toEqual([]);
  });
});

describe.each(Locale.options)('a mail about the budget in %s', locale => {
  const facts = {
    name: 'Mira',
    organisationName: 'Haoyang',
    month: '2026-06',
    spent: 7.999,
    monthly: 10,
    currency: 'EUR',
    link: 'https://callout.example/console/settings?tab=assistant',
  };

  it('says how much of what, for which month, and where to see it', () => {
    for (const what of ['warned', 'stopped'] as const) {
      const { subject, text } = budgetMail(locale, what, facts);
      for (const part of ['Mira', 'Haoyang', '2026', '10', facts.link]) expect(text).toContain(part);
      expect(subject).toContain('2026');
      expect(subject).not.toMatch(/[\r\n]/);
    }
    // Not more than is true.
    expect(budgetMail(locale, 'warned', facts).subject).toContain('79');
    expect(budgetMail(locale, 'warned', facts).text).not.toBe(budgetMail(locale, 'stopped', facts).text);
  });
});
