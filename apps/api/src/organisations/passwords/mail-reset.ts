import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CONFIG } from '../../platform/config';
import type { Config } from '../../platform/config';
import { Database } from '../../platform/database';
import type { Scope } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { Mail } from '../../platform/mail';
import { record } from '../../platform/outbox';
import { mailReset } from '../jobs';
import { oneLine } from '../one-line';
import { findCandidates, namesOfOrganisations } from '../people/people.store';
import { employerOf } from '../people/person.view';
import { hashOfToken, newToken } from '../sessions/tokens';
import { insertReset } from './password-resets.store';
import { resetMail } from './reset-mail';

@Injectable()
export class MailReset implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Mail) private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  onModuleInit() {
    this.jobs.handle(mailReset, ({ email }, { scope }) => this.send(email, scope));
  }

  /** One mail for each organisation that knows the address. The secret is made here and stands in no queue. */
  private async send(email: string, scope: Scope): Promise<void> {
    const { people, names } = await this.database.transaction(scope, async tx => {
      const found = await findCandidates(tx, email);
      return { people: found, names: await namesOfOrganisations(tx, found.map(employerOf)) };
    });
    for (const person of people) {
      const token = newToken('reset');
      await this.database.transaction(within(person.organisationId, scope), async tx => {
        await insertReset(tx, person, hashOfToken(token));
        await record(tx, { verb: 'password.mail-reset', subjectType: 'person', subjectId: person.id });
      });
      const organisationName = names.get(employerOf(person)) ?? '';
      const link = `${this.config.publicUrl}/console/reset#${token}`;
      const facts = { name: oneLine(person.name), organisationName: oneLine(organisationName), link };
      await this.mail.send({ to: person.email, ...resetMail[person.locale](facts) });
    }
  }
}

/** The job itself belongs to nobody's organisation; what it does for a person is seen in that person's. */
const within = (organisationId: string, scope: Scope): Scope => ({
  ...scope,
  family: 'worker',
  organisationId,
});
