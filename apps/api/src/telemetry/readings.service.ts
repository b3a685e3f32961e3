import { Inject, Injectable } from '@nestjs/common';
import { routes } from '#contracts';
import type { AnswerOf, QueryOf } from '#contracts';
import { EquipmentService } from '../installed-base';
import type { Tx } from '../platform/database';
import { bucketSeconds } from './buckets.rules';
import { convertedOf, quarantinedOf } from './measures.rules';
import { pastReadings, pulseOf, readingBuckets } from './readings.store';
import type { PastReading, WantedPast } from './readings.store';
import { learningFrom, MOST_READINGS, scored } from './scores.rules';

@Injectable()
export class ReadingsService {
  constructor(@Inject(EquipmentService) private readonly equipment: EquipmentService) {}

  async history(
    tx: Tx,
    equipmentId: string,
    query: QueryOf<typeof routes.readings>,
  ): Promise<AnswerOf<typeof routes.readings>> {
    const { metric } = query;
    const [from, to] = [new Date(query.from), new Date(query.to)];
    const everySeconds = bucketSeconds(from, to, query.every);
    await this.equipment.row(tx, equipmentId);
    const buckets = await readingBuckets(tx, { equipmentId, metric, from, to, everySeconds });
    return {
      metric,
      everySeconds,
      items: buckets.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })),
    };
  }

  /** How odd each reading was at its time; counted anew each time it is asked for. */
  async scores(
    tx: Tx,
    equipmentId: string,
    query: QueryOf<typeof routes.anomalyScores>,
  ): Promise<AnswerOf<typeof routes.anomalyScores>> {
    const { metric } = query;
    const period = { from: new Date(query.from), to: new Date(query.to) };
    const from = learningFrom(period);
    await this.equipment.row(tx, equipmentId);
    const wanted = { equipmentId, metrics: [metric], onlyWithThese: true, from, to: period.to };
    return scored(metric, await pastReadings(tx, { ...wanted, limit: MOST_READINGS }), period);
  }

  /** Readings as they were stored, for other features. */
  past(tx: Tx, wanted: WantedPast): Promise<PastReading[]> {
    return pastReadings(tx, wanted);
  }

  async latest(tx: Tx, equipmentId: string): Promise<AnswerOf<typeof routes.latestReadings>> {
    await this.equipment.row(tx, equipmentId);
    const pulse = await pulseOf(tx, equipmentId);
    const values = Object.entries(pulse?.latest ?? {});
    const newest = values.map(([, value]) => value).toSorted((a, b) => b.at - a.at)[0];
    return {
      items: values
        .map(([metric, { at, value }]) => ({ metric, at: new Date(at).toISOString(), value }))
        .toSorted((a, b) => a.metric.localeCompare(b.metric)),
      online: pulse?.online ?? null,
      clockAheadSeconds: newest?.aheadMs === undefined ? null : Math.round(newest.aheadMs / 1_000),
      quarantined: quarantinedOf(pulse?.measures ?? {}),
      converted: convertedOf(pulse?.measures ?? {}),
    };
  }
}
