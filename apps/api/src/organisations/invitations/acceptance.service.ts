import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { InvitationAcceptance, InvitationPreview, StartedSession } from '#contracts';
import { Database, lock, violationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { note, record } from '../../platform/outbox';
import { Refused } from '../../platform/refused';
import { InvitationRow } from '../invitation.entity';
import { Passwords } from '../passwords/passwords';
import { createAccount } from '../people/accounts';
import { PeopleListeners } from '../people/people.listeners';
import { employerOf } from '../people/person.view';
import type { PersonRow } from '../person.entity';
import { systemScope, unknownIn } from '../sessions/request-facts';
import type { RequestFacts } from '../sessions/request-facts';
import { hashOfToken } from '../sessions/tokens';
import { SignInService } from '../sign-in/sign-in.service';
import { isOpen } from './invitation.rules';
import { findByToken, markAccepted, nameOfOrganisation } from './invitations.store';

/** Who holds the mailed link makes an account of it: with the address, organisation and role of the invitation. */
@Injectable()
export class AcceptanceService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(PeopleListeners) private readonly listeners: PeopleListeners,
    @Inject(SignInService) private readonly signIn: SignInService,
  ) {}

  /** @throws Refused link-expired, the same for unknown, used, withdrawn and old */
  preview(token: string, facts: RequestFacts): Promise<InvitationPreview> {
    return this.database.transaction(systemScope(facts), async tx => {
      const { email, name, role, ...row } = await this.open(tx, token);
      return { email, name, role, organisationName: await nameOfOrganisation(tx, employerOf(row)) };
    });
  }

  /** @throws Refused link-expired | password-too-weak | already-exists | busy */
  async accept(
    { token, password, name }: InvitationAcceptance,
    facts: RequestFacts,
  ): Promise<StartedSession> {
    // Hashing is for those only who hold a link.
    const invitation = await this.database.transaction(systemScope(facts), tx => this.open(tx, token));
    const passwordHash = await this.passwords.hashChosen(password, invitation.email);
    const person = await this.join(invitation, { name, passwordHash }, facts);
    return this.signIn.begin(person, facts);
  }

  private async join(
    invitation: InvitationRow,
    { name, passwordHash }: { name: string; passwordHash: string },
    facts: RequestFacts,
  ): Promise<PersonRow> {
    const personId = randomUUID();
    const { id, organisationId } = invitation;
    const scope = { ...unknownIn(organisationId, facts), personId, name, role: invitation.role };
    return this.database.transaction(scope, async tx => {
      const row = await lock(tx, InvitationRow, id);
      // Two tabs may hold the same link.
      if (!isOpen(row, tx.now)) throw new Refused('link-expired');
      await markAccepted(tx, id);
      const { email, role, locale, partnerId, customerId } = row;
      const account = {
        id: personId,
        organisationId,
        partnerId,
        customerId,
        email,
        name,
        role,
        locale,
        passwordHash,
      };
      const person = await createAccount(tx, account).catch(refuseKnownAddress);
      await this.listeners.tellOfPerson(tx, person);
      await record(tx, {
        verb: 'invitation.accept',
        subjectType: 'person',
        subjectId: personId,
        detail: { invitationId: id, role },
      });
      await note(tx, { topic: 'person', subjectId: personId, partnerId, customerId });
      return person;
    });
  }

  private async open(tx: Tx, token: string): Promise<InvitationRow> {
    const row = await findByToken(tx, hashOfToken(token));
    if (!row || !isOpen(row, tx.now)) throw new Refused('link-expired');
    return row;
  }
}

function refuseKnownAddress(error: unknown): never {
  if (violationOf(error)?.constraint === 'person_email')
    throw new Refused('already-exists', { field: 'email' });
  throw error;
}
