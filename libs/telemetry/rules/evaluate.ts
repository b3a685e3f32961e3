import { earlier } from './condition';
import type { Evaluation, ReadingInput, RuleInput } from './inputs';
import type { EvaluatedRule } from './rule';
import { Run } from './run';
import { draftOf, latenessMsOf } from './state';
import type { RuleState } from './state';
import { nextTimer } from './timers';

/**
 * Evaluates one rule for one unit on one more input, in event time.
 *
 * A value counts until the next one of its metric (sample and hold), so a silent device still matures its timers; ticks
 * advance event time by as much as server time has passed since the newest reading, so a clock that is off shifts
 * everything and shortens nothing. Timers mature at their exact moment, whatever comes first, tick or reading: the
 * findings of a stream do not depend on how often it is ticked. With `allowedLatenessSeconds` they do not depend on
 * its order within that lateness nor on duplicates either. O(levels x conditions) per input.
 *
 * @returns a new state (the given one is untouched), the findings in order, and the values that did not count.
 */
export function evaluateRule<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  input: RuleInput,
): Evaluation<S> {
  return evaluateInputs(rule, state, [input]);
}

/** `evaluateRule` over one batch of a device, such as an array message: sorted by event time, then one by one. */
export function evaluateReadings<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  readings: readonly Omit<ReadingInput, 'type'>[],
): Evaluation<S> {
  const inOrder = readings.toSorted((a, b) => a.at - b.at);
  return evaluateInputs(
    rule,
    state,
    inOrder.map(reading => ({ type: 'reading', ...reading })),
  );
}

/** `evaluateRule` over several inputs, as they stand. */
export function evaluateInputs<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  inputs: readonly RuleInput[],
): Evaluation<S> {
  const run = new Run(rule, draftOf(rule, state));
  for (const input of inputs) run.accept(input);
  return { state: run.state, findings: run.findings, ignored: run.ignored };
}

/** Server time at which a tick would next change something, or null: what a scheduler of ticks needs to know. */
export function nextTickAt<S extends string>(rule: EvaluatedRule<S>, state: RuleState<S>): number | null {
  if (state.newestAt === null || state.newestReceivedAt === null) return null;
  const due = earlier(state.held[0]?.at ?? null, nextTimer(rule, draftOf(rule, state)));
  return due === null ? null : due - state.newestAt + state.newestReceivedAt + latenessMsOf(rule);
}
