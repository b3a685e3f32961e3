import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, Person, QueryOf, routes } from '#contracts';
import { lock, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { note, record } from '../../platform/outbox';
import { Refused } from '../../platform/refused';
import { PersonRow } from '../person.entity';
import { SessionsService } from '../sessions/sessions.service';
import { callerOf } from './caller';
import { PeopleListeners } from './people.listeners';
import { lockManagers, namesOfOrganisations, pageOfPeople } from './people.store';
import { endsSessions, refuseChange } from './person.rules';
import { employerOf, shownPerson } from './person.view';

type Change = BodyOf<typeof routes.changePerson>;

@Injectable()
export class PeopleService {
  constructor(
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(PeopleListeners) private readonly listeners: PeopleListeners,
  ) {}

  async list(tx: Tx, query: QueryOf<typeof routes.listPeople>) {
    const { items, next } = await pageOfPeople(tx, callerOf(tx).organisationId, query);
    const names = await namesOfOrganisations(tx, items.map(employerOf));
    return {
      items: items.map(row => shownPerson(row, names.get(employerOf(row)) ?? '')),
      nextCursor: next,
    };
  }

  /** Another role or none at all counts from the next request on: the person's sessions end with the change. */
  async change(tx: Tx, id: string, { version, ...wanted }: Change): Promise<Person> {
    const caller = callerOf(tx);
    const managers = await lockManagers(tx, caller.organisationId);
    const row = await lock(tx, PersonRow, id);
    const refusal = refuseChange(caller, row, wanted, managers.filter(manager => manager !== id).length);
    if (refusal === 'input-invalid')
      throw new Refused(refusal, undefined, [
        { path: '/body/role', message: 'belongs to another kind of organisation' },
      ]);
    if (refusal) throw new Refused(refusal);
    const { name = row.name, role = row.role, active = row.active } = wanted;
    const changed = await updateGuarded(tx, PersonRow, { id, version }, { name, role, active });
    if (endsSessions(row, wanted)) await this.sessions.revokeAllOf(tx, row);
    await this.listeners.tellOfPerson(tx, changed);
    await record(tx, {
      verb: 'person.change',
      subjectType: 'person',
      subjectId: id,
      detail: { from: { name: row.name, role: row.role, active: row.active }, to: { name, role, active } },
    });
    await note(tx, { topic: 'person', subjectId: id, partnerId: row.partnerId, customerId: row.customerId });
    const names = await namesOfOrganisations(tx, [employerOf(changed)]);
    return shownPerson(changed, names.get(employerOf(changed)) ?? '');
  }
}
