import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Id, Month } from '#contracts';
import type { Locale } from '#contracts';
import { CONFIG } from '../../platform/config';
import type { Config } from '../../platform/config';
import { Database, organisationOf } from '../../platform/database';
import type { Tx, WorkerScope } from '../../platform/database';
import { jobKind, Jobs } from '../../platform/jobs';
import { Mail } from '../../platform/mail';
import { budgetMail } from './budget-mail';

const Notice = z.object({
  organisationId: Id,
  personId: Id,
  what: z.enum(['warned', 'stopped']),
  month: Month,
  spent: z.number(),
  monthly: z.number(),
  currency: z.string(),
});
type Notice = z.infer<typeof Notice>;

/** One a person: an address that does not exist keeps no other from its mail. */
export const mailBudget = jobKind('llm-spending.mail-budget', Notice);

/** Tells those who look after an organisation how far the budget of the language model is used. */
@Injectable()
export class BudgetMails implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Mail) private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  onModuleInit() {
    this.jobs.handle(mailBudget, (notice, { scope }) => this.send(notice, scope));
  }

  /** In the transaction that marks the month as told: whoever marks it tells it. */
  async announce(tx: Tx, notice: Omit<Notice, 'organisationId' | 'personId'>): Promise<void> {
    const organisationId = organisationOf(tx.scope) ?? '';
    const managers = await tx.rows<{ id: string }>(
      `SELECT id FROM person WHERE organisation_id = $1 AND role = 'manager' AND active ORDER BY id`,
      [organisationId],
    );
    for (const { id } of managers)
      await this.jobs.enqueue(tx, mailBudget, { ...notice, organisationId, personId: id });
  }

  async send({ personId, what, ...facts }: Notice, scope: WorkerScope): Promise<void> {
    const person = await this.database.transaction(scope, tx => managerToMail(tx, personId), {
      readOnly: true,
    });
    if (!person) return;
    const { email, locale, ...names } = person;
    const link = `${this.config.publicUrl}/console/settings?tab=assistant`;
    await this.mail.send({ to: email, ...budgetMail(locale, what, { ...facts, ...names, link }) });
  }
}

interface ManagerToMail {
  email: string;
  locale: Locale;
  name: string;
  organisationName: string;
}

/** Null: gone, or no longer in charge. */
async function managerToMail(tx: Tx, personId: string): Promise<ManagerToMail | null> {
  const row = await tx.one<ManagerToMail>(
    `SELECT p.email, p.locale, p.name, o.name AS "organisationName"
     FROM person p JOIN organisation o ON o.organisation_id = p.organisation_id AND o.id = p.organisation_id
     WHERE p.organisation_id = $1 AND p.id = $2 AND p.role = 'manager' AND p.active`,
    [organisationOf(tx.scope), personId],
  );
  const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return row && { ...row, name: oneLine(row.name), organisationName: oneLine(row.organisationName) };
}
