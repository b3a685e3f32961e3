import { Inject, Injectable } from '@nestjs/common';
import type { Locale, Me } from '#contracts';
import { CONFIG } from '../../platform/config';
import type { Config } from '../../platform/config';
import { lock, NotVisible, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { readLivePosition } from '../../platform/live';
import { note, record } from '../../platform/outbox';
import { OrganisationRow } from '../organisation.entity';
import { shownOrganisation } from '../organisation.view';
import { PersonRow } from '../person.entity';
import { findEngineerId } from './people.store';
import { employerOf, shownPerson } from './person.view';

/** The signed-in person, in its own scope. */
@Injectable()
export class MeService {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'demo' | 'mapTilesUrl'>) {}

  async read(tx: Tx): Promise<Me> {
    const id = tx.scope.personId;
    const row = id && (await tx.findOneBy(PersonRow, { id }));
    if (!row) throw new NotVisible('person');
    const organisation = await tx.findOneBy(OrganisationRow, { id: employerOf(row) });
    if (!organisation) throw new NotVisible('organisation');
    return {
      person: shownPerson(row, organisation.name),
      engineerId: await findEngineerId(tx, row.organisationId, row.id),
      organisation: shownOrganisation(organisation),
      demo: this.config.demo,
      mapTilesUrl: this.config.mapTilesUrl,
      livePosition: await readLivePosition(tx),
    };
  }

  async change(tx: Tx, change: { locale?: Locale | undefined; name?: string | undefined }): Promise<Me> {
    const id = tx.scope.personId;
    if (!id) throw new NotVisible('person');
    const row = await lock(tx, PersonRow, id);
    const wanted = { locale: change.locale ?? row.locale, name: change.name ?? row.name };
    if (wanted.locale !== row.locale || wanted.name !== row.name) {
      await updateGuarded(tx, PersonRow, row, wanted);
      await record(tx, {
        verb: 'person.change',
        subjectType: 'person',
        subjectId: id,
        detail: { from: { locale: row.locale, name: row.name }, to: wanted },
      });
      await note(tx, {
        topic: 'person',
        subjectId: id,
        partnerId: row.partnerId,
        customerId: row.customerId,
      });
    }
    return this.read(tx);
  }
}
