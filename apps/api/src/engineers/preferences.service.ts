import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, routes } from '#contracts';
import { EquipmentService } from '../installed-base';
import { insert, NotVisible, remove, violationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { EngineerPreferenceRow } from './engineer-preference.entity';
import { engineerById } from './engineers.store';
import type { Place } from './preference.rules';
import { preferencesAt } from './preferences.store';

type Answer = AnswerOf<typeof routes.listEngineerPreferences>;
type Asked = BodyOf<typeof routes.addEngineerPreference>;

/** More than a dispatcher weighs; a list that is longer says nothing. */
export const MOST_PREFERENCES = 50;

@Injectable()
export class PreferencesService {
  constructor(@Inject(EquipmentService) private readonly equipment: EquipmentService) {}

  async list(tx: Tx, equipmentId: string): Promise<Answer> {
    return { items: await preferencesAt(tx, await this.place(tx, equipmentId)) };
  }

  /** @throws Refused already-exists, reference-unknown, input-invalid when it is one too many */
  async add(tx: Tx, equipmentId: string, asked: Asked): Promise<Answer> {
    const place = await this.place(tx, equipmentId);
    const engineer = await engineerById(tx, asked.engineerId).catch(refuseUnknown);
    if (!engineer.active) throw new Refused('reference-unknown', { field: 'engineerId' });
    if ((await preferencesAt(tx, place)).length >= MOST_PREFERENCES)
      throw new Refused('input-invalid', undefined, [
        {
          path: '/body/engineerId',
          message: `At most ${MOST_PREFERENCES} engineers are preferred or excluded`,
        },
      ]);
    const { kind, reason, scope } = asked;
    await insert(tx, EngineerPreferenceRow, {
      engineerId: engineer.id,
      partnerId: engineer.partnerId,
      kind,
      reason,
      ...whereOf(place, asked),
    }).catch(refuseTwice);
    await tell(tx, equipmentId, 'equipment.add-preference', { engineer: engineer.name, kind, scope, reason });
    return this.list(tx, equipmentId);
  }

  /** @throws NotVisible when nothing of the kind counts for the unit */
  async remove(tx: Tx, equipmentId: string, preferenceId: string): Promise<Answer> {
    const place = await this.place(tx, equipmentId);
    const gone = (await preferencesAt(tx, place)).find(one => one.id === preferenceId);
    if (!gone) throw new NotVisible('preference');
    await remove(tx, EngineerPreferenceRow, preferenceId);
    const { engineerName: engineer, kind, scope, reason } = gone;
    await tell(tx, equipmentId, 'equipment.remove-preference', { engineer, kind, scope, reason });
    return this.list(tx, equipmentId);
  }

  private async place(tx: Tx, equipmentId: string): Promise<Place> {
    const { siteId, customerId } = await this.equipment.row(tx, equipmentId);
    return { equipmentId, siteId, customerId };
  }
}

function whereOf({ equipmentId, siteId, customerId }: Place, { scope }: Asked) {
  if (scope === 'unit') return { equipmentId };
  return scope === 'site' ? { siteId } : { customerId };
}

function refuseUnknown(error: unknown): never {
  throw error instanceof NotVisible ? new Refused('reference-unknown', { field: 'engineerId' }) : error;
}

function refuseTwice(error: unknown): never {
  if (violationOf(error)?.constraint === 'engineer_preference_one')
    throw new Refused('already-exists', { field: 'engineerId' });
  throw error;
}

async function tell(tx: Tx, id: string, verb: string, detail: Record<string, unknown>): Promise<void> {
  await record(tx, { verb, subjectType: 'equipment', subjectId: id, detail });
  await note(tx, { topic: 'equipment', subjectId: id });
}
