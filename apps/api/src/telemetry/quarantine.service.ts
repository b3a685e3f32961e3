import { Inject, Injectable } from '@nestjs/common';
import { routes } from '#contracts';
import type { AnswerOf, BodyOf } from '#contracts';
import { convertedTo } from '#measures';
import { asConverted, asRight } from '#telemetry';
import { EquipmentService } from '../installed-base';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { savePulses } from './ingest.store';
import { releaseReadings } from './quarantine.store';
import { holdUnits } from './units.store';

/** People say what a metric that is held back comes in. */
@Injectable()
export class QuarantineService {
  constructor(@Inject(EquipmentService) private readonly equipment: EquipmentService) {}

  /** What was held back since then counts in charts; no rule is evaluated for the past. */
  async end(
    tx: Tx,
    equipmentId: string,
    { metric, since, verdict }: BodyOf<typeof routes.endQuarantine>,
  ): Promise<AnswerOf<typeof routes.endQuarantine>> {
    await this.equipment.row(tx, equipmentId);
    const unit = (await holdUnits(tx, [equipmentId])).get(equipmentId);
    const state = unit?.measures[metric];
    const doubt = state?.doubt;
    // Another one has begun since, or none is left: the answer would be to a question that was not asked.
    if (!unit || !doubt || doubt.since !== Date.parse(since)) throw new Refused('stale-version');
    const from = verdict === 'convert' ? doubt.sentIn : state.unit;
    const [offset, one] = [convertedTo(0, from, state.unit), convertedTo(1, from, state.unit)];
    if (offset === null || one === null) throw new Refused('illegal-transition');
    const next = verdict === 'convert' ? asConverted(state) : asRight(state);
    unit.measures = { ...unit.measures, [metric]: next };
    await savePulses(tx, [unit]);
    await releaseReadings(tx, {
      equipmentId,
      metric,
      since: new Date(doubt.since),
      factor: one - offset,
      offset,
    });
    const { partnerId, customerId } = unit;
    const detail = { metric, unit: state.unit, sentIn: doubt.sentIn, verdict };
    const verb = 'equipment.end-quarantine';
    await record(tx, { verb, subjectType: 'equipment', subjectId: equipmentId, detail });
    await note(tx, { topic: 'equipment', subjectId: equipmentId, equipmentId, partnerId, customerId });
    return { metric, unit: next.unit, sentIn: next.sentIn };
  }
}
