import { describe, expect, it } from '@jest/globals';
import {
  AlertEvent,
  AlertStatus,
  Caller,
  Engineer,
  EquipmentStatus,
  Gate,
  HoldReason,
  JobType,
  OrganisationKind,
  refusals,
  RequestChannel,
  ServiceRequestEvent,
  ServiceRequestStatus,
  Urgency,
  VisitEvent,
  VisitStatus,
  WorkOrderStatus,
} from '#contracts';
import en from './messages/en';

const words: readonly (readonly [prefix: string, values: readonly string[]])[] = [
  ['refusal', Object.keys(refusals)],
  ['state.workOrder', WorkOrderStatus.options],
  ['state.visit', VisitStatus.options],
  ['state.request', ServiceRequestStatus.options],
  ['state.alert', AlertStatus.options],
  ['state.equipment', EquipmentStatus.options],
  ['do.visit', VisitEvent.options],
  ['do.alert', AlertEvent.options],
  ['do.request', ServiceRequestEvent.options],
  ['engineer.state', Engineer.shape.state.options],
  ['hold', HoldReason.options],
  ['gate', Gate.options],
  ['jobType', JobType.options],
  ['channel', RequestChannel.options],
  ['organisation', OrganisationKind.options],
  ['role', Caller.options],
  ['urgency', Urgency.options],
];

describe('every word that the contracts can send', () => {
  it.each(words)('%s.* has a text', (prefix, values) => {
    expect(values.filter(value => !(`${prefix}.${value}` in en))).toEqual([]);
  });
});
