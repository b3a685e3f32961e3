import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Refused } from '../../platform/refused';
import { Gate } from './gate';
import { weaknessOf } from './password.rules';

/** OWASP's first choice for argon2id: about 43 ms of one core, so two at once leave the others some machine. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MOST_AT_ONCE = 2;
const MOST_WAITING = 20;

/** Of no password at all: who is not there costs as long to refuse as who is. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5MDAwMQ$2yqHVyFNCFjlZO6dbzHSfOwxw5wNKmQMeTI5Dnj5Cqk';

/** Hashes and checks, never inside a transaction: a waiting hash must not hold a connection. */
@Injectable()
export class Passwords {
  private readonly gate = new Gate(MOST_AT_ONCE, MOST_WAITING);

  /**
   * The hash of a password that somebody chose. `evenIfWeak`: for the demo's accounts, whose password is public.
   * @throws Refused password-too-weak | busy
   */
  async hashChosen(password: string, email: string, { evenIfWeak = false } = {}): Promise<string> {
    const reason = evenIfWeak ? null : weaknessOf(password, email);
    if (reason) throw new Refused('password-too-weak', { reason });
    return this.gate.run(() => hash(password, cost));
  }

  /** Null: there is no such person; false after the same time. @throws Refused busy */
  async matches(stored: string | null, password: string): Promise<boolean> {
    const matching = await this.gate.run(() => verify(stored ?? NOBODYS_HASH, password));
    return matching && stored !== null;
  }
}
