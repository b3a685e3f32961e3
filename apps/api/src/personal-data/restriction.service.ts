import { Injectable } from '@nestjs/common';
import type { BodyOf, personalDataRoutes } from '#contracts';
import { NotVisible } from '../platform/database';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { subjectSought } from './subject.service';

/** What is kept of somebody stays, and nothing is done with it: no message, no mail about a report, no model. */
@Injectable()
export class RestrictionService {
  /**
   * Of all that the person has reported, and of what they report from now on. Done twice it is done once.
   * @throws Refused input-invalid | own-account, NotVisible for somebody of whom there is neither account nor report
   */
  async set(
    tx: Tx,
    { restricted, ...sought }: BodyOf<typeof personalDataRoutes.restrictPersonalData>,
  ): Promise<{ restrictedAt: string | null }> {
    const subject = await subjectSought(tx, sought);
    const { organisationId, personId, requestIds, phones, erasedAt } = subject;
    if (erasedAt || (personId === null && requestIds.length === 0)) throw new NotVisible('person');
    if (personId !== null && personId === tx.scope.personId) throw new Refused('own-account');
    const since = restricted ? (subject.restrictedAt ?? tx.now) : null;
    const changed =
      (await tx.run(
        `UPDATE person SET restricted_at = $3, updated_at = $4, version = version + 1
         WHERE organisation_id = $1 AND id = $2 AND restricted_at IS DISTINCT FROM $3`,
        [organisationId, personId, since, tx.now],
      )) +
      // A number alone is as good as the address; with another address it is somebody else's, too.
      // The next version: a turn of the assistant that is being thought about is not written any more.
      (await tx.run(
        `UPDATE service_request SET restricted_at = $3, updated_at = $4, version = version + 1
         WHERE organisation_id = $1 AND restricted_at IS DISTINCT FROM $3 AND (id = ANY ($2)
           OR (contact_email IS NULL AND right(regexp_replace(contact_phone, '\\D', '', 'g'), 9) = ANY ($5)))`,
        [organisationId, requestIds, since, tx.now, phones],
      ));
    if (changed > 0) {
      const verb = restricted ? 'person.restrict' : 'person.release';
      await record(tx, {
        verb,
        subjectType: 'person',
        subjectId: personId,
        detail: { request: requestIds.length },
      });
      await note(tx, { topic: 'person', subjectId: personId });
    }
    return { restrictedAt: since?.toISOString() ?? null };
  }
}
