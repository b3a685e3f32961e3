import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { homeOf } from '#contracts';
import type { NewSession, StartedSession } from '#contracts';
import { Database } from '../../platform/database';
import { record } from '../../platform/outbox';
import { Refused } from '../../platform/refused';
import { Passwords } from '../passwords/passwords';
import { MeService } from '../people/me.service';
import { findCandidates } from '../people/people.store';
import type { PersonRow } from '../person.entity';
import { scopeOf } from '../sessions/person-scope';
import type { PersonSide } from '../sessions/person-scope';
import { systemScope, unknownIn } from '../sessions/request-facts';
import type { RequestFacts } from '../sessions/request-facts';
import { SessionsService } from '../sessions/sessions.service';
import { accountTally, addressTally, everybodyTally } from './tallies';
import { countAttempt, forgiveAttempt } from './throttle';
import type { Tally } from './throttle';

/** A refusal takes at least this long, so that its time does not tell in how many organisations an address is known. */
const REFUSAL_MS = 250;

@Injectable()
export class SignInService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(MeService) private readonly me: MeService,
  ) {}

  /** @throws Refused sign-in-failed | too-many-requests | busy */
  async signIn({ email, password }: NewSession, facts: RequestFacts): Promise<StartedSession> {
    const soonest = sleep(REFUSAL_MS, undefined, { ref: false });
    const account = accountTally(email);
    const tallies = [account, addressTally(facts), everybodyTally];
    const candidates = await this.database.transaction(systemScope(facts), async tx => {
      await countAttempt(tx, tallies);
      return findCandidates(tx, email);
    });
    const forgive = (clear: Tally[]) =>
      this.database.transaction(systemScope(facts), tx => forgiveAttempt(tx, tallies, { clear }));
    const person = await this.holderOf(password, candidates).catch(async (error: unknown) => {
      if (error instanceof Refused) await forgive([]);
      throw error;
    });
    if (!person) {
      await this.recordRefusal(candidates, facts);
      await soonest;
      throw new Refused('sign-in-failed');
    }
    await forgive([account]);
    return this.begin(person, facts);
  }

  /** The session and all that a screen needs to begin, for somebody who has proved who it is. */
  begin(person: PersonSide, facts: RequestFacts): Promise<StartedSession> {
    return this.database.transaction(scopeOf(person, facts), async tx => ({
      token: await this.sessions.start(tx, person, facts),
      home: homeOf[person.role],
      me: await this.me.read(tx),
    }));
  }

  private async holderOf(password: string, candidates: readonly PersonRow[]): Promise<PersonRow | null> {
    if (candidates.length === 0) await this.passwords.matches(null, password);
    for (const candidate of candidates)
      if (await this.passwords.matches(candidate.passwordHash, password)) return candidate;
    return null;
  }

  /** In the trail of each organisation that knows the address. The address of a stranger may be a mistyped password. */
  private async recordRefusal(candidates: readonly PersonRow[], facts: RequestFacts): Promise<void> {
    const deed = { verb: 'session.refuse', subjectType: 'person' };
    if (candidates.length === 0)
      await this.database.transaction(systemScope(facts), tx => record(tx, { ...deed, subjectId: null }));
    for (const { organisationId, id } of candidates)
      await this.database.transaction(unknownIn(organisationId, facts), tx =>
        record(tx, { ...deed, subjectId: id }),
      );
  }
}
