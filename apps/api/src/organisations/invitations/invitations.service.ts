import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Invitation, NewInvitation } from '#contracts';
import { insert, NotVisible } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { record } from '../../platform/outbox';
import { Refused } from '../../platform/refused';
import { InvitationRow } from '../invitation.entity';
import { mailInvitation } from '../jobs';
import { callerOf } from '../people/caller';
import { placeOfInvited } from '../people/person.rules';
import { INVITATION_MS } from './invitation.rules';
import {
  isKnownAddress,
  isOrganisation,
  nameOfOrganisation,
  namesOfPeople,
  pageOfInvitations,
  withdraw,
  withdrawEarlier,
} from './invitations.store';

const HASH_BYTES = 32;

/** Invited by a person with an account; accepting is AcceptanceService's. */
@Injectable()
export class InvitationsService {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  async list(tx: Tx, request: { limit: number; cursor?: string | undefined }) {
    const { organisationId } = callerOf(tx);
    const { items, next } = await pageOfInvitations(tx, organisationId, request);
    const names = await namesOfPeople(
      tx,
      organisationId,
      items.map(row => row.invitedBy),
    );
    // A partner does not see the people of the manufacturer, but which organisation it was.
    const root = await nameOfOrganisation(tx, organisationId);
    return { items: items.map(row => shown(row, names.get(row.invitedBy) ?? root)), nextCursor: next };
  }

  /** @throws Refused forbidden | input-invalid | reference-unknown | already-exists */
  async invite(tx: Tx, invited: NewInvitation): Promise<Invitation> {
    const caller = callerOf(tx);
    const { organisationId } = caller;
    const place = placeOfInvited(caller, invited);
    if (place === 'input-invalid')
      throw new Refused(place, undefined, [
        { path: '/body/role', message: 'does not go with this organisation' },
      ]);
    if (typeof place === 'string') throw new Refused(place);
    await refuseUnknown(tx, organisationId, place);
    const { email, name, role, locale } = invited;
    if (await isKnownAddress(tx, organisationId, email))
      throw new Refused('already-exists', { field: 'email' });
    await withdrawEarlier(tx, organisationId, email);
    const row = await insert(tx, InvitationRow, {
      ...place,
      email,
      name,
      role,
      locale,
      // Of no token yet: the mail makes it.
      tokenHash: randomBytes(HASH_BYTES),
      invitedBy: caller.personId,
      expiresAt: new Date(tx.now.getTime() + INVITATION_MS),
    });
    await this.jobs.enqueue(tx, mailInvitation, { organisationId, invitationId: row.id });
    await record(tx, {
      verb: 'invitation.create',
      subjectType: 'invitation',
      subjectId: row.id,
      detail: { email, role, ...place },
    });
    return shown(row, tx.scope.name);
  }

  /** @throws NotVisible if it is not there or no longer open */
  async withdraw(tx: Tx, id: string): Promise<void> {
    if ((await withdraw(tx, callerOf(tx).organisationId, id)) === 0) throw new NotVisible('invitation');
    await record(tx, { verb: 'invitation.withdraw', subjectType: 'invitation', subjectId: id });
  }
}

async function refuseUnknown(
  tx: Tx,
  organisationId: string,
  { partnerId, customerId }: { partnerId: string | null; customerId: string | null },
) {
  if (partnerId && !(await isOrganisation(tx, { organisationId, id: partnerId, kind: 'partner' })))
    throw new Refused('reference-unknown', { field: 'partnerId' });
  if (customerId && !(await isOrganisation(tx, { organisationId, id: customerId, kind: 'customer' })))
    throw new Refused('reference-unknown', { field: 'customerId' });
}

const shown = (row: InvitationRow, invitedBy: string): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  invitedBy,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
});
