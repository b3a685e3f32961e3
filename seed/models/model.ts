import type {
  AlertCondition,
  AlertLevel,
  AlertPattern,
  EquipmentFamily,
  FaultCode,
  JobType,
  Metric,
  ModelCommand,
  Urgency,
  WarrantyPolicy,
} from '#contracts';

export interface SeedRule {
  faultKey: string;
  faultCode: string;
  name: string;
  urgency: Urgency;
  condition: AlertCondition;
  pattern: AlertPattern;
  /** Less severe than the rule's own. */
  milderLevels?: readonly AlertLevel[];
  clearCondition: AlertCondition | null;
  opensWorkOrder?: boolean;
  /** Other faults that explain this one. */
  suppressedBy?: readonly string[];
}
export interface SeedTask {
  title: string;
  kind: 'check' | 'reading' | 'photo' | 'text';
  unit: string | null;
  mandatory: boolean;
}
/** All that a family has in common; its models differ by name and code. */
export interface SeedFamily {
  family: EquipmentFamily;
  models: readonly { code: string; name: string; prefix: string }[];
  metrics: readonly Metric[];
  faultCodes: readonly FaultCode[];
  warranty: WarrantyPolicy;
  commands: readonly ModelCommand[];
  rules: readonly SeedRule[];
  tasks: Partial<Record<JobType, readonly SeedTask[]>>;
}

export const metric = (
  key: string,
  en: string,
  zh: string,
  bg: string,
  unit: string,
  low: number | null,
  high: number | null,
): Metric => ({
  key,
  title: { en, zh, bg },
  unit,
  kind: 'number',
  low,
  high,
});
export const stateMetric = (key: string, en: string, zh: string, bg: string): Metric => ({
  key,
  title: { en, zh, bg },
  unit: '',
  kind: 'state',
  low: null,
  high: null,
});
export const above = (name: string, value: number): AlertCondition => ({
  type: 'compare',
  metric: name,
  op: 'gt',
  value,
});
export const below = (name: string, value: number): AlertCondition => ({
  type: 'compare',
  metric: name,
  op: 'lt',
  value,
});
export const lasting = (seconds: number): AlertPattern => ({ kind: 'duration', seconds });

const task = (
  title: string,
  kind: SeedTask['kind'],
  mandatory = true,
  unit: string | null = null,
): SeedTask => ({ title, kind, mandatory, unit });
export const check = (title: string, mandatory = true) => task(title, 'check', mandatory);
export const reading = (title: string, unit: string) => task(title, 'reading', true, unit);
export const photo = (title: string, mandatory = false) => task(title, 'photo', mandatory);
