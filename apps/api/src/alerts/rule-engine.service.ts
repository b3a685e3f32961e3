import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { evaluateReadings, evaluateRule } from '#telemetry';
import type { EvaluatedRule, Evaluation } from '#telemetry';
import type { Urgency } from '#contracts';
import { FindingListeners } from '../findings';
import type { FindingListener, ToldFindings } from '../findings';
import type { Tx } from '../platform/database';
import { holdUnits, ReadingListeners } from '../telemetry';
import type { ReadingListener, StoredReadings } from '../telemetry';
import type { AlertRuleRow } from './alert-rule.entity';
import { decisionsFor } from './decisions.store';
import { dueAt, signalKeysOf, stateOr } from './evaluation';
import type { AlertState } from './evaluation';
import { explainingFirst } from './explaining.rules';
import { OutcomesService } from './outcomes.service';
import { seenAgain } from './raising.store';
import type { Affected } from './raising.store';
import { activeRules, dropTimers, duePairs, holdStates, keyOf, saveStates } from './rule-states.store';
import type { NewState, Pair } from './rule-states.store';

const MOST_TICKS = 500;

/** A rule for a unit, with what comes next for it. */
interface Task {
  rule: AlertRuleRow;
  unit: Affected;
  evaluate: (decides: EvaluatedRule<Urgency>, state: AlertState) => Evaluation<Urgency>;
}

/** Evaluates the rules of a model for its units: with every reading, and as time passes without one. */
@Injectable()
export class RuleEngine implements ReadingListener, FindingListener, OnModuleInit {
  constructor(
    @Inject(ReadingListeners) private readonly readings: ReadingListeners,
    @Inject(FindingListeners) private readonly findings: FindingListeners,
    @Inject(OutcomesService) private readonly outcomes: OutcomesService,
  ) {}

  onModuleInit() {
    this.readings.add(this);
    this.findings.add(this);
  }

  async readingsStored(tx: Tx, batch: readonly StoredReadings[]): Promise<void> {
    if (batch.length === 0) return;
    const modelIds = [...new Set(batch.map(unit => unit.modelId))];
    const rules = Map.groupBy(await activeRules(tx, { modelIds }), rule => rule.modelId);
    const tasks: Task[] = batch.flatMap(unit =>
      (rules.get(unit.modelId) ?? []).map(rule => ({
        rule,
        unit,
        evaluate: (decides, state) => evaluateReadings(decides, state, unit.readings),
      })),
    );
    await this.run(tx, tasks);
  }

  /** Only for rules that ask for one of these findings. */
  async findingsTold(tx: Tx, { equipmentId, at, values }: ToldFindings): Promise<void> {
    const unit = (await holdUnits(tx, [equipmentId])).get(equipmentId);
    if (!unit) return;
    const rules = await activeRules(tx, { modelIds: [unit.modelId] });
    const concerned = rules.filter(rule => signalKeysOf(rule).some(key => values[key] !== undefined));
    await this.run(
      tx,
      concerned.map(rule => ({
        rule,
        unit,
        evaluate: (decides, state) => evaluateRule(decides, state, { type: 'signal', at, values }),
      })),
    );
  }

  /** Lets time pass for the units whose timers have run out. @returns whether there may be more to do */
  async tick(tx: Tx): Promise<boolean> {
    const due = await duePairs(tx, MOST_TICKS);
    if (due.length === 0) return false;
    const units = await holdUnits(tx, [...new Set(due.map(pair => pair.equipmentId))]);
    const active = await activeRules(tx, { ids: [...new Set(due.map(pair => pair.ruleId))] });
    const rules = new Map(active.map(rule => [rule.id, rule]));
    await dropTimers(
      tx,
      due.filter(pair => !rules.has(pair.ruleId)),
    );
    const now = tx.now.getTime();
    const tasks: Task[] = due.flatMap(({ ruleId, equipmentId }) => {
      const [rule, unit] = [rules.get(ruleId), units.get(equipmentId)];
      if (!rule || !unit) return [];
      return [
        {
          rule,
          unit,
          evaluate: (decides, state) => evaluateRule(decides, state, { type: 'tick', now }),
        },
      ];
    });
    await this.run(tx, tasks);
    return due.length === MOST_TICKS;
  }

  private async run(tx: Tx, tasks: readonly Task[]): Promise<void> {
    const pairOf = ({ rule, unit }: Task): Pair => ({ ruleId: rule.id, equipmentId: unit.equipmentId });
    const states = await holdStates(tx, tasks.map(pairOf));
    const decisionFor = await decisionsFor(
      tx,
      tasks.map(task => task.rule),
      [...new Set(tasks.map(task => task.unit.equipmentId))],
    );
    const decided = tasks.map(task => ({
      ...task,
      pair: pairOf(task),
      decision: decisionFor(task.rule, task.unit.equipmentId),
    }));
    // Off for the unit, though on for others: it may have been moved to where it is.
    const off = decided.filter(({ decision }) => !decision.active).map(({ pair }) => pair);
    await dropTimers(
      tx,
      off.filter(pair => states.has(keyOf(pair))),
    );
    const on = decided.filter(({ decision }) => decision.active);
    const done = on.map(({ decision: { rule: decides }, pair, ...task }) => {
      const { state, findings } = task.evaluate(decides, stateOr(decides, states.get(keyOf(pair))));
      const next: NewState = { ...pair, state, nextTickAt: dueAt(decides, state, tx.now) };
      return { ...task, pair, next, findings };
    });
    await saveStates(
      tx,
      done.map(one => one.next),
    );
    for (const { rule, unit, findings } of explainingFirst(done.filter(one => one.findings.length > 0)))
      for (const finding of findings) await this.outcomes.apply(tx, rule, unit, finding);
    const stillThere = done.filter(one => one.findings.length === 0 && one.next.state.active);
    await seenAgain(
      tx,
      stillThere.map(one => one.pair),
    );
  }
}
