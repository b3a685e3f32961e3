import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { routes } from '#contracts';
import type { ParamsOf, QueryOf, SisterLevel } from '#contracts';
import { SisterWatch, tuningOf } from '#telemetry';
import type { FindingEvent, MetricValue, SistersEvent } from '#telemetry';
import { EquipmentService } from '../../installed-base';
import { Database } from '../../platform/database';
import type { SystemScope, Tx, WorkerScope } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { FindingListeners } from '../finding-listeners';
import { keepEvent, ownersOf } from '../findings.store';
import { signalEvent } from '../signals.store';
import { verdictsOf } from '../verdicts.store';
import { levelsAt } from './duties.store';
import { compareEverything, compareModel } from './jobs';
import { dueSteps } from './sisters.rules';
import { comparedModels, heldSisters, levelsBetween, saveLevels, saveSisters } from './sisters.store';

/**
 * Compares the units of each model with each other, two hours at a time. State, levels and findings of a step are one
 * transaction: a kill between two judges nothing twice and leaves nothing out.
 */
@Injectable()
export class SistersService implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(FindingListeners) private readonly listeners: FindingListeners,
    @Inject(EquipmentService) private readonly equipment: EquipmentService,
  ) {}

  onModuleInit() {
    this.jobs.handle(compareEverything, (_, { scope }) => this.compareEverything(scope));
    this.jobs.handle(compareModel, ({ modelId }, { scope }) => this.compare(modelId, scope));
    this.jobs.schedule(compareEverything, '8,23,38,53 * * * *', 'UTC', {});
  }

  async levels(
    tx: Tx,
    { id }: ParamsOf<typeof routes.sisterLevels>,
    { metric, activity, from, to }: QueryOf<typeof routes.sisterLevels>,
  ): Promise<{ items: SisterLevel[] }> {
    const { modelId } = await this.equipment.row(tx, id);
    return { items: await levelsBetween(tx, { modelId, metric, activity: activity ?? null, from, to }) };
  }

  async compareEverything(scope: SystemScope): Promise<void> {
    const organisations = await this.database.transaction(
      scope,
      tx => tx.rows<{ id: string }>(`SELECT id FROM organisation WHERE kind = 'manufacturer'`),
      { readOnly: true },
    );
    for (const { id: organisationId } of organisations) {
      const worker: WorkerScope = { ...scope, family: 'worker', organisationId };
      await this.database.transaction(worker, async tx => {
        for (const modelId of await comparedModels(tx))
          await this.jobs.enqueue(tx, compareModel, { organisationId, modelId }, { singletonKey: modelId });
      });
    }
  }

  /** Each step that is due in a transaction of its own. */
  async compare(modelId: string, scope: WorkerScope): Promise<void> {
    let isBehind = true;
    while (isBehind)
      isBehind = await this.database.transaction(scope, tx => this.step(tx, modelId), { retry: true });
  }

  /** @returns whether there is more to do */
  private async step(tx: Tx, modelId: string): Promise<boolean> {
    const state = await heldSisters(tx, modelId);
    const [step, ...later] = dueSteps(state?.stepAt ?? null, tx.now.getTime());
    if (step === undefined) return false;
    const verdicts = (await verdictsOf(tx, [modelId], 'unlike-sisters')).get(modelId);
    const watch = new SisterWatch(state ?? undefined, verdicts && tuningOf(verdicts));
    const { baselines, events } = watch.push(step, await levelsAt(tx, modelId, step));
    await saveLevels(tx, modelId, step, baselines);
    await this.keep(tx, events);
    await saveSisters(tx, modelId, watch.snapshot());
    return later.length > 0;
  }

  private async keep(tx: Tx, events: readonly SistersEvent[]): Promise<void> {
    // By unit: listeners hold units, and in another order than ingest they would wait for each other.
    const byUnit = [...Map.groupBy(events, event => event.unit)].toSorted(([a], [b]) =>
      a.localeCompare(b, 'en'),
    );
    const owners = await ownersOf(
      tx,
      byUnit.map(([unit]) => unit),
    );
    for (const [unit, ofUnit] of byUnit) {
      const owner = owners.get(unit);
      if (!owner) continue;
      const values: Record<string, MetricValue> = {};
      for (const event of ofUnit.map(asFinding)) {
        await keepEvent(tx, owner, event);
        const [key, value] = signalEvent(event);
        values[key] = value;
      }
      await this.listeners.findingsTold(tx, {
        equipmentId: unit,
        at: ofUnit[0]?.at ?? tx.now.getTime(),
        values,
      });
    }
  }
}

function asFinding(event: SistersEvent): FindingEvent {
  const kind = 'unlike-sisters';
  if (event.type === 'cleared') return { type: event.type, at: event.at, kind, metric: event.metric };
  return { type: event.type, at: event.at, finding: { kind, ...event.finding } };
}
