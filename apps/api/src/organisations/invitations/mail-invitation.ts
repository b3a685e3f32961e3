import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CONFIG } from '../../platform/config';
import type { Config } from '../../platform/config';
import { Database, lock } from '../../platform/database';
import type { Scope } from '../../platform/database';
import { Jobs } from '../../platform/jobs';

import { Mail } from '../../platform/mail';
import { InvitationRow } from '../invitation.entity';
import { mailInvitation } from '../jobs';
import { oneLine } from '../one-line';
import { employerOf } from '../people/person.view';
import { hashOfToken, newToken } from '../sessions/tokens';
import { invitationMail } from './invitation-mail';
import { isOpen } from './invitation.rules';
import { nameOfOrganisation, namesOfPeople, setToken } from './invitations.store';

/** The secret is made when the mail leaves, so that it stands in no table and in no queue. */
@Injectable()
export class MailInvitation implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Mail) private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  onModuleInit() {
    this.jobs.handle(mailInvitation, ({ organisationId, invitationId }, { scope }) =>
      this.send(organisationId, invitationId, scope),
    );
  }

  private async send(organisationId: string, invitationId: string, scope: Scope): Promise<void> {
    const token = newToken('invitation');
    const letter = await this.database.transaction(scope, async tx => {
      const row = await lock(tx, InvitationRow, invitationId);
      if (!isOpen(row, tx.now)) return null;
      await setToken(tx, row.id, hashOfToken(token));
      const inviters = await namesOfPeople(tx, organisationId, [row.invitedBy]);
      const organisationName = await nameOfOrganisation(tx, employerOf(row));
      return { row, organisationName, invitedBy: inviters.get(row.invitedBy) ?? organisationName };
    });
    if (!letter) return;
    const { row, organisationName, invitedBy } = letter;
    const link = `${this.config.publicUrl}/console/invitation#${token}`;
    const text = invitationMail[row.locale]({
      name: oneLine(row.name),
      invitedBy: oneLine(invitedBy),
      organisationName: oneLine(organisationName),
      role: row.role,
      link,
    });
    await this.mail.send({ to: row.email, ...text });
  }
}
