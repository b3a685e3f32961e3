import { Inject, Injectable } from '@nestjs/common';
import { Database, lock, updateGuarded } from '../../platform/database';
import type { Scope, Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { record } from '../../platform/outbox';
import { Refused } from '../../platform/refused';
import { mailReset } from '../jobs';
import { PersonRow } from '../person.entity';
import { systemScope, unknownIn } from '../sessions/request-facts';
import type { RequestFacts } from '../sessions/request-facts';
import { SessionsService } from '../sessions/sessions.service';
import { hashOfToken } from '../sessions/tokens';
import { accountTally, addressTally } from '../sign-in/tallies';
import { countAttempt, forgiveAttempt } from '../sign-in/throttle';
import { perMailbox } from '../sign-in/throttle.rules';
import { claimReset, findByResetToken, voidResets } from './password-resets.store';
import { Passwords } from './passwords';

/** A new password, by whoever knows the old one or reads the person's mail. */
@Injectable()
export class PasswordChangesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /** The other sessions end. @throws Refused sign-in-failed | password-too-weak | too-many-requests | busy */
  async change(
    who: { scope: Scope; credentialId: string },
    { current, password }: { current: string; password: string },
    facts: RequestFacts,
  ): Promise<void> {
    const id = who.scope.personId ?? '';
    const person = await this.database.transaction(who.scope, tx => tx.findOneBy(PersonRow, { id }));
    if (!person) throw new Refused('sign-in-failed');
    const tallies = [accountTally(person.email), addressTally(facts)];
    const system = systemScope(facts);
    await this.database.transaction(system, tx => countAttempt(tx, tallies));
    const isRight = await this.passwords.matches(person.passwordHash, current);
    if (!isRight) throw new Refused('sign-in-failed');
    await this.database.transaction(system, tx =>
      forgiveAttempt(tx, tallies, { clear: tallies.slice(0, 1) }),
    );
    const passwordHash = await this.passwords.hashChosen(password, person.email);
    await this.database.transaction(asPerson(person, facts), tx =>
      this.set(tx, person.id, passwordHash, { verb: 'password.change', exceptId: who.credentialId }),
    );
  }

  /** Does the same for every address, known or not, and after too many mails to one. @throws Refused too-many-requests */
  async ask(email: string, facts: RequestFacts): Promise<void> {
    await this.database.transaction(systemScope(facts), async tx => {
      await countAttempt(tx, [addressTally(facts)]);
      if (await isMailable(tx, email)) await this.jobs.enqueue(tx, mailReset, { email });
      await record(tx, { verb: 'password.ask-reset', subjectType: 'person', subjectId: null });
    });
  }

  /** All sessions end. @throws Refused link-expired | password-too-weak | busy */
  async reset(token: string, password: string, facts: RequestFacts): Promise<void> {
    const hash = hashOfToken(token);
    const person = await this.database.transaction(systemScope(facts), tx => findByResetToken(tx, hash));
    if (!person) throw new Refused('link-expired');
    const passwordHash = await this.passwords.hashChosen(password, person.email);
    await this.database.transaction(asPerson(person, facts), async tx => {
      if (!(await claimReset(tx, hash))) throw new Refused('link-expired');
      await this.set(tx, person.id, passwordHash, { verb: 'password.reset', exceptId: null });
    });
    // Who guessed wrong before does not make the person wait with the new one.
    const tallies = [accountTally(person.email)];
    await this.database.transaction(systemScope(facts), tx =>
      forgiveAttempt(tx, tallies, { clear: tallies }),
    );
  }

  private async set(
    tx: Tx,
    personId: string,
    passwordHash: string,
    { verb, exceptId }: { verb: string; exceptId: string | null },
  ): Promise<void> {
    const row = await lock(tx, PersonRow, personId);
    await updateGuarded(tx, PersonRow, row, { passwordHash });
    await voidResets(tx, row.organisationId, row.id);
    const ended = await this.sessions.revokeAllOf(tx, row, exceptId);
    await record(tx, { verb, subjectType: 'person', subjectId: row.id, detail: { sessionsEnded: ended } });
  }
}

/** The tables of resets are nobody's but the organisation's own; the trail shows the person. */
const asPerson = (person: PersonRow, facts: RequestFacts): Scope => ({
  ...unknownIn(person.organisationId, facts),
  personId: person.id,
  name: person.name,
  role: person.role,
});

async function isMailable(tx: Tx, email: string): Promise<boolean> {
  try {
    await countAttempt(tx, [{ what: 'mailbox', whose: email, limit: perMailbox }]);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
