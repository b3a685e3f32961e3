import type { Classification } from '../classify';
import type { ComparedFaults, TriageOutcome } from '../model';
import { inLocale, outOfBand, readingText } from '../model';
import type { Heard } from './hear';
import { defaultPolicy } from './model';
import type { RemoteCommand, TurnClaim, TurnContext, TurnMemory, TurnPolicy } from './model';
import { isFresh } from './premise';
import type { StepGroup } from './steps';
import { isSuspicious } from './words';

/** All that a decision rests on. */
export interface Known {
  memory: TurnMemory;
  heard: Heard;
  context: TurnContext;
  policy: TurnPolicy;
  /** Triage of the words alone. */
  plain: TriageOutcome;
  /** With what the customer chose and what was reached before. */
  outcome: TriageOutcome;
  classification: Classification;
  /** Null: no language model has named a fault that its quotes hold. */
  compared: ComparedFaults | null;
}

/** The same fault a short time ago: cleaning a filter again is no answer. */
export function recurrence({ context, outcome, policy }: Known): TurnClaim[] {
  return context.history
    .filter(
      one =>
        one.faultCode !== null &&
        one.faultCode === outcome.faultCode &&
        context.now - one.at <= policy.recurrenceMs &&
        !isSuspicious(one.text),
    )
    .slice(0, 1)
    .map(one => ({ source: 'history', sourceId: one.id, quote: one.text }));
}

/** Whether the catalogue and the newest reading allow the command right now. */
export function isAllowed(command: RemoteCommand, { context, outcome, policy }: Known): boolean {
  if (command.isHeldBack || context.takenOver) return false;
  if (!outcome.faultCode || !command.faultCodes.includes(outcome.faultCode)) return false;
  return isMet(command.precondition, context.readings, context.now, policy.freshMs);
}

/** Whether the newest reading is fresh and in the band that a command asks for. */
export function isMet(
  precondition: RemoteCommand['precondition'],
  readings: readonly { metric: string; value: unknown; at: number }[],
  now: number,
  freshMs = defaultPolicy.freshMs,
): boolean {
  return missing(precondition, readings, now, freshMs) === null;
}

/** What the newest reading lacks for a command; null: nothing. */
export function missing(
  precondition: RemoteCommand['precondition'],
  readings: readonly { metric: string; value: unknown; at: number }[],
  now: number,
  freshMs = defaultPolicy.freshMs,
): 'no-reading' | 'old-reading' | 'out-of-band' | null {
  if (!precondition) return null;
  const reading = readings.find(one => one.metric === precondition.metric);
  if (!reading || typeof reading.value !== 'number') return 'no-reading';
  if (!isFresh(reading, now, freshMs)) return 'old-reading';
  const { low, high } = precondition;
  const isInBand = (low === null || reading.value >= low) && (high === null || reading.value <= high);
  return isInBand ? null : 'out-of-band';
}

export function claimsOf({ articleId, quotes }: StepGroup): TurnClaim[] {
  return quotes.map(quote => ({ source: 'article', sourceId: articleId, quote }));
}

/** What the machine says about it: open alerts and fresh readings out of their band. */
export function machineClaims({ context, policy, memory }: Known): TurnClaim[] {
  const alerts = context.openAlerts
    .filter(alert => !isSuspicious(alert.title))
    .slice(0, 2)
    .map(alert => ({ source: 'alert' as const, sourceId: alert.id, quote: alert.title }));
  const readings = context.readings
    .filter(one => outOfBand(one) && isFresh(one, context.now, policy.freshMs))
    .filter(one => !memory.doubted.includes(one.metric) && !isSuspicious(readingText(one)))
    .slice(0, 2)
    .map(one => ({ source: 'reading' as const, sourceId: one.metric, quote: readingText(one) }));
  return [...alerts, ...readings];
}

/** What stands on record about who pays. */
export function coverageClaims(known: Known): TurnClaim[] {
  const { coverage } = known.context;
  if (!coverage) return [];
  const quote = inLocale(coverage.text, localeOf(known));
  return isSuspicious(quote) ? [] : [{ source: 'coverage', sourceId: coverage.id, quote }];
}

export function localeOf({ memory, context }: Known) {
  return memory.locale ?? context.locale;
}

/** A question about the same faults is the same question. */
export function whichKey(codes: readonly string[]): string {
  return `which:${[...codes].sort().join(',')}`;
}

/** Before the key of a question about faults that only the meaning of the words speaks for. */
export const meantKey = 'meant:';

/** Whether no word and no reading speaks for any of these faults, but what the words mean. */
export function isMeantAlone({ outcome }: Known, codes: readonly string[]): boolean {
  const meant = outcome.proposals.flatMap(one => (one.byMeaning ? [one.faultCode] : []));
  return codes.length > 0 && codes.every(code => meant.includes(code));
}
