import { Inject, Injectable } from '@nestjs/common';
import type { RemainingLife } from '#contracts';
import { lifeSettings, PastLives, stepMs } from '#telemetry';
import { EquipmentService, ModelsService } from '../../installed-base';
import type { Tx } from '../../platform/database';
import { lifeOf, tellingMetrics } from './life.rules';
import { lifeSoFar, pastLives } from './life.store';

const stepsPerDay = 86_400_000 / stepMs;
const days = (steps: number) => Math.round((steps / stepsPerDay) * 10) / 10;

@Injectable()
export class LifeService {
  constructor(
    @Inject(EquipmentService) private readonly equipment: EquipmentService,
    @Inject(ModelsService) private readonly models: ModelsService,
  ) {}

  async remaining(tx: Tx, equipmentId: string): Promise<RemainingLife> {
    const { modelId } = await this.equipment.row(tx, equipmentId);
    const lives = await pastLives(tx, modelId);
    const now = await lifeSoFar(tx, equipmentId);
    const { metrics } = await this.models.referred(tx, modelId);
    const telling = tellingMetrics(metrics, lives);
    const past = new PastLives(lives.map(life => lifeOf(life, telling)));
    const told = now && past.remaining(lifeOf(now, telling));
    const asOf = now?.means.at(-1)?.at;
    return {
      lives: past.count,
      livesNeeded: lifeSettings.leastLives,
      told:
        told && asOf
          ? {
              days: days(told.steps),
              earliestDays: days(told.earliest),
              latestDays: days(told.latest),
              capDays: days(told.cap),
              similarLives: told.similarLives,
              asOf: new Date(asOf.getTime() + stepMs).toISOString(),
            }
          : null,
    };
  }
}
