import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database';
import type { OrganisationRow } from '../organisation.entity';
import type { PersonRow } from '../person.entity';

type Listener<T> = (tx: Tx, row: T) => Promise<void>;

/**
 * For features that keep a copy of a name or a row of their own beside a person. They register in `onModuleInit`, and
 * are told in the transaction of the change and in its scope.
 */
@Injectable()
export class PeopleListeners {
  private readonly ofPeople: Listener<PersonRow>[] = [];
  private readonly ofOrganisations: Listener<OrganisationRow>[] = [];

  /** A person joined, or its role, name or activity changed. */
  onPerson(listener: Listener<PersonRow>) {
    this.ofPeople.push(listener);
  }

  /** A partner, customer or the manufacturer itself got another name, zone, language or phone. */
  onOrganisation(listener: Listener<OrganisationRow>) {
    this.ofOrganisations.push(listener);
  }

  async tellOfPerson(tx: Tx, row: PersonRow) {
    for (const listener of this.ofPeople) await listener(tx, row);
  }

  async tellOfOrganisation(tx: Tx, row: OrganisationRow) {
    for (const listener of this.ofOrganisations) await listener(tx, row);
  }
}
