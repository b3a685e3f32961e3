import { alertMoves, legalEvents, nextState, openAlertStatuses } from '#contracts';
import type { AlertCondition, AlertEvent, AlertStatus, EquipmentModel, NewAlertRule } from '#contracts';
import { metricsOf } from '#telemetry';
import { Refused } from '../platform/refused';

/** Where the event leads. @throws Refused illegal-transition, with the legal ones */
export function movedTo(status: AlertStatus, event: AlertEvent): AlertStatus {
  const next = nextState(alertMoves, status, event);
  if (next) return next;
  throw new Refused('illegal-transition', { status, event, legal: legalEvents(alertMoves, status) });
}

/** What has been seen has been seen as a milder one. No step of a person: it is not in their table. */
export const movesOfEscalation: Partial<Record<AlertStatus, AlertStatus>> = { acknowledged: 'open' };

export const isOpen = (status: AlertStatus): boolean =>
  (openAlertStatuses as readonly AlertStatus[]).includes(status);

type Decisive = Partial<Pick<NewAlertRule, 'condition' | 'milderLevels' | 'clearCondition' | 'faultCode'>>;

/** A rule that names what the model does not have would be silent for ever, and nobody would notice. */
export function refuseUnknownNames(
  rule: Decisive,
  model: Pick<EquipmentModel, 'metrics' | 'faultCodes'>,
): void {
  const known = new Set(model.metrics.map(metric => metric.key));
  const unknown = (field: string, condition: AlertCondition | null | undefined) =>
    (condition ? metricsOf(condition) : [])
      .filter(metric => !known.has(metric))
      .map(metric => ({ path: `/body/${field}`, message: `${metric} is no metric of the model` }));
  const errors = [
    ...unknown('condition', rule.condition),
    ...(rule.milderLevels ?? []).flatMap(({ condition }, index) =>
      unknown(`milderLevels/${index}/condition`, condition),
    ),
    ...unknown('clearCondition', rule.clearCondition),
  ];
  errors.push(
    ...unlikeMetrics('condition', rule.condition, model),
    ...(rule.milderLevels ?? []).flatMap(({ condition }, index) =>
      unlikeMetrics(`milderLevels/${index}/condition`, condition, model),
    ),
    ...unlikeMetrics('clearCondition', rule.clearCondition, model),
  );
  if (rule.faultCode && !model.faultCodes.some(fault => fault.code === rule.faultCode))
    errors.push({ path: '/body/faultCode', message: `${rule.faultCode} is no fault code of the model` });
  if (errors.length > 0) throw new Refused('input-invalid', undefined, errors);
}

/** A difference is taken of two numbers of one unit. */
function unlikeMetrics(
  field: string,
  condition: AlertCondition | null | undefined,
  { metrics }: Pick<EquipmentModel, 'metrics'>,
): { path: string; message: string }[] {
  if (!condition) return [];
  return ('conditions' in condition ? condition.conditions : [condition]).flatMap(one => {
    if (one.type !== 'difference') return [];
    const metric = metrics.find(({ key }) => key === one.metric);
    const other = metrics.find(({ key }) => key === one.other);
    if (!metric || !other) return [];
    const isTaken = metric !== other && metric.kind === 'number' && other.kind === 'number';
    if (isTaken && metric.unit === other.unit) return [];
    const message = `${one.metric} less ${one.other} needs two metrics that are numbers of one unit`;
    return [{ path: `/body/${field}`, message }];
  });
}
