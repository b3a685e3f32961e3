import { z } from 'zod';
import { AlertLevel, NewAlertRule, SeverityChange } from './alerts';
import { Id, Instant, Urgency } from './primitives';
import { route } from './route';

export const backtestDays = [1, 7, 30] as const;
export const BacktestDays = z.literal(backtestDays);
export type BacktestDays = z.infer<typeof BacktestDays>;

/** A rule as it stands in the editor, saved or not, and what it is tried on. */
export const NewBacktest = z.object({
  modelId: Id,
  /** The saved rule, whose overrides count for the units that they are for; left out: it has none. */
  ruleId: Id.nullable().optional(),
  /** null: a sample of the model's units. */
  equipmentId: Id.nullable(),
  days: BacktestDays,
  ...NewAlertRule.pick({
    urgency: true,
    condition: true,
    pattern: true,
    milderLevels: true,
    clearCondition: true,
    schedule: true,
    suppressedBy: true,
  }).shape,
  /** Another fault of the unit with this key is the rule's own, and holds nothing back; left out: none has one yet. */
  faultKey: NewAlertRule.shape.faultKey.optional(),
});
export type NewBacktest = z.infer<typeof NewBacktest>;

/** What kept alerts of a unit quiet: they count what was really open then, by the stored alerts and maintenance. */
export const PastHolder = z.object({
  /** Another fault, of the unit or of one above; work on the unit; the silence of the unit that speaks for it. */
  kind: z.enum(['fault', 'maintenance', 'silence']),
  /** The rule of that fault, or why somebody works on it. */
  title: z.string(),
  faultKey: z.string().nullable(),
  /** The unit that has that fault; null: the unit itself. */
  serialNumber: z.string().nullable(),
  /** How many alerts it kept quiet, for a while or for good. */
  alerts: z.number().int(),
});
export type PastHolder = z.infer<typeof PastHolder>;

export const PastAlert = z.object({
  raisedAt: Instant,
  /** null: open at the end of the period. */
  clearedAt: Instant.nullable(),
  /** As it was raised; what it became later is in the changes. */
  urgency: Urgency,
  /** The newest 50, the oldest first. */
  changes: z.array(SeverityChange),
  lastedSeconds: z.number().int(),
  /** null: it would have been told as it was raised. */
  held: z
    .object({
      /** When it would have been told after all; null: never. */
      until: Instant.nullable(),
      /** Places in the unit's `holders`, one after the other. */
      by: z.array(z.number().int()),
    })
    .nullable(),
});
export type PastAlert = z.infer<typeof PastAlert>;

export const UnitBacktest = z.object({
  equipmentId: Id,
  serialNumber: z.string(),
  siteName: z.string(),
  city: z.string(),
  timeZone: z.string(),
  /** Whether the rule is another one for this unit, or off. */
  override: z.enum(['none', 'changed', 'off']),
  /** What was tried there: the levels, the most severe first, with the numbers that count for this unit. */
  levels: z.array(AlertLevel),
  /** How many readings were looked at; none: the unit said nothing of the rule's metrics. */
  points: z.number().int(),
  /** The first of them, when there were too many for the whole period. */
  shortenedTo: Instant.nullable(),
  /** How many alerts somebody would have been told of, at once or late; what follows is about these. */
  raised: z.number().int(),
  /** Of these: those that would have been held back at first. */
  delayed: z.number().int(),
  /** Beside these: alerts that would have been held back for good. */
  heldBack: z.number().int(),
  longestSeconds: z.number().int(),
  totalSeconds: z.number().int(),
  /** The stretch in which the alert comes again and again. */
  flapping: z.object({ from: Instant, to: Instant, raised: z.number().int() }).nullable(),
  /** The newest 500 of all, the oldest first. */
  alerts: z.array(PastAlert),
  /** What held alerts back, the most often first. */
  holders: z.array(PastHolder),
});
export type UnitBacktest = z.infer<typeof UnitBacktest>;

export const RuleBacktest = z.object({
  from: Instant,
  to: Instant,
  /** Units of the model that said anything since the period began. */
  unitsWithReadings: z.number().int(),
  /** false: the time was up before all units of the sample were tried. */
  complete: z.boolean(),
  /** Those that were tried, the most alerts first. */
  units: z.array(UnitBacktest),
});
export type RuleBacktest = z.infer<typeof RuleBacktest>;

export const backtestRoutes = {
  backtestAlertRule: route({
    method: 'POST',
    path: '/alert-rules/backtest',
    summary: 'What a rule would have done in the past; stores nothing',
    permission: 'alert-rule.change',
    body: NewBacktest,
    answer: RuleBacktest,
  }),
} as const;
