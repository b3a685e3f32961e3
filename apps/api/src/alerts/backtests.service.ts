import { Inject, Injectable } from '@nestjs/common';
import type { NewBacktest, RuleBacktest, UnitBacktest } from '#contracts';
import { pastSignals } from '../findings';
import { ModelsService } from '../installed-base';
import { CLOCK } from '../platform/clock';
import type { Clock } from '../platform/clock';
import { Database, organisationOf } from '../platform/database';
import type { Scope, Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { ReadingsService } from '../telemetry';
import { refuseUnknownNames } from './alert.rules';
import { BacktestThreads, MOST_TRIALS } from './backtest-threads';
import type { BacktestWork } from './backtest-work';
import { unwatched, wantedOf } from './backtest.rules';
import type { TriedUnit } from './backtest.rules';
import { sampleOfModel, unitOfModel } from './backtests.store';
import { AlertRuleRow } from './alert-rule.entity';
import { decisionsFor } from './decisions.store';
import type { Decision } from './decisions.store';
import { levelsIn, wantedSignals } from './evaluation';
import { refuseDrawnCircle } from './held-back.store';
import { holdersOf } from './holders.store';
import { refuseLevels } from './levels.rules';

const DAY_MS = 86_400_000;
const MOST_UNITS = 20;
/** Of one unit that was chosen (a reading a minute for 30 days), and of each of a sample. */
const POINTS_OF_ONE = 50_000;
const POINTS_OF_EACH = 20_000;
/** Of the whole trial: sooner than whoever waits for it gives up. */
const DEADLINE_MS = 8_000;

interface Period {
  from: Date;
  to: Date;
}

/** Tries a rule on readings of the past. Reads a unit at a time, and thinks with no transaction open. */
@Injectable()
export class BacktestsService {
  private running = 0;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ModelsService) private readonly models: ModelsService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
    @Inject(BacktestThreads) private readonly threads: BacktestThreads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What is not ready at the deadline is left out.
   *
   * @throws Refused busy, backtest-failed when nothing is ready by then, reference-unknown, input-invalid when the rule names
   * what the model does not have, held-in-circle
   */
  async run(scope: Scope, draft: NewBacktest, gone: AbortSignal): Promise<RuleBacktest> {
    if (this.running >= MOST_TRIALS) throw new Refused('busy');
    this.running++;
    try {
      return await this.tried(scope, draft, gone);
    } finally {
      this.running--;
    }
  }

  private async tried(scope: Scope, draft: NewBacktest, gone: AbortSignal): Promise<RuleBacktest> {
    const deadline = performance.now() + DEADLINE_MS;
    const to = this.clock();
    const period = { from: new Date(to.getTime() - draft.days * DAY_MS), to };
    const { units, of } = await this.unitsOf(scope, draft, period.from);
    const tried: UnitBacktest[] = [];
    for (const [unit, decision] of units) {
      if (gone.aborted || performance.now() > deadline) break;
      const work = await this.workOf(scope, draft, { unit, decision }, period);
      const outcome = 'rule' in work ? await this.outcome(work, deadline, gone, tried.length > 0) : work;
      if (!outcome) break;
      tried.push(outcome);
    }
    return {
      from: period.from.toISOString(),
      to: to.toISOString(),
      unitsWithReadings: of,
      complete: tried.length === units.length,
      units: tried.toSorted(
        (a, b) => b.raised - a.raised || a.serialNumber.localeCompare(b.serialNumber, 'en'),
      ),
    };
  }

  private unitsOf(
    scope: Scope,
    draft: NewBacktest,
    since: Date,
  ): Promise<{ units: [TriedUnit, Decision][]; of: number }> {
    return this.database.transaction(
      scope,
      async tx => {
        refuseUnknownNames(draft, await this.models.referred(tx, draft.modelId));
        refuseLevels(draft);
        await refuseDrawnCircle(tx, draft);
        const { units, of } = await this.chosen(tx, draft, since);
        const ids = units.map(unit => unit.equipmentId);
        // As if it were on, unless an override has switched it off.
        const rule = { ...draft, id: draft.ruleId ?? null, active: true };
        const decisionFor = await decisionsFor(tx, [rule], ids);
        return { units: units.map(unit => [unit, decisionFor(rule, unit.equipmentId)]), of };
      },
      { readOnly: true },
    );
  }

  private async chosen(
    tx: Tx,
    { modelId, ruleId, equipmentId }: NewBacktest,
    since: Date,
  ): Promise<{ units: TriedUnit[]; of: number }> {
    const organisationId = organisationOf(tx.scope) ?? '';
    if (ruleId && !(await tx.findOneBy(AlertRuleRow, { organisationId, modelId, id: ruleId })))
      throw new Refused('reference-unknown', { field: 'ruleId' });
    if (!equipmentId) return sampleOfModel(tx, { modelId, since, limit: MOST_UNITS });
    const unit = await unitOfModel(tx, modelId, equipmentId);
    if (!unit) throw new Refused('reference-unknown', { field: 'equipmentId' });
    return { units: [unit], of: 1 };
  }

  /** What a thread is asked for a unit; where the rule is off nothing has to be read. */
  private async workOf(
    scope: Scope,
    draft: NewBacktest,
    { unit, decision }: { unit: TriedUnit; decision: Decision },
    { from, to }: Period,
  ): Promise<BacktestWork | UnitBacktest> {
    const tried = { override: overrideOf(decision), levels: levelsIn(decision.rule) };
    if (!decision.active) return unwatched(unit, tried);
    const maxPoints = draft.equipmentId ? POINTS_OF_ONE : POINTS_OF_EACH;
    const { equipmentId } = unit;
    const wanted = { equipmentId, ...wantedOf(draft), from, to, limit: maxPoints + 1 };
    const { faultKey = null, suppressedBy = [] } = draft;
    const { readings, signals, holders } = await this.database.transaction(
      scope,
      async tx => ({
        readings: await this.readings.past(tx, wanted),
        signals: await pastSignals(tx, { equipmentId, signals: wantedSignals(draft), from, to }),
        holders: await holdersOf(tx, { equipmentId, faultKey, suppressedBy, from, to }),
      }),
      { readOnly: true },
    );
    return {
      unit,
      tried,
      rule: decision.rule,
      history: { readings, signals, holders, until: to.getTime() },
      maxPoints,
    };
  }

  /** null: not ready in time, which is told of with the rest. */
  private async outcome(
    work: BacktestWork,
    deadline: number,
    signal: AbortSignal,
    hasMore: boolean,
  ): Promise<UnitBacktest | null> {
    try {
      return await this.threads.run(work, { deadlineMs: deadline - performance.now(), signal });
    } catch (error) {
      const isLate = error instanceof Refused && error.facts?.['reason'] === 'deadline';
      if (isLate && hasMore) return null;
      throw error;
    }
  }
}

function overrideOf({ active, overrides }: Decision): UnitBacktest['override'] {
  if (!active) return 'off';
  return overrides.length > 0 ? 'changed' : 'none';
}
