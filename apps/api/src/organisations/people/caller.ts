import { Role } from '#contracts';
import { NotVisible, organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import type { Actor } from './person.rules';

/** The person in whose scope this runs. @throws NotVisible for visitors, devices and jobs */
export function callerOf(tx: Tx): Actor & { personId: string; organisationId: string } {
  const { scope } = tx;
  const organisationId = organisationOf(scope);
  const role = Role.safeParse(scope.role);
  if (!scope.personId || !organisationId || !role.success) throw new NotVisible('person');
  return {
    personId: scope.personId,
    organisationId,
    role: role.data,
    partnerId: scope.family === 'partner' ? scope.partnerId : null,
  };
}
