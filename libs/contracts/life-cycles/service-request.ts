import { z } from 'zod';
import type { LifeCycle } from './life-cycle';

export const ServiceRequestStatus = z.enum([
  'new',
  'triaging',
  'awaiting_customer',
  'remote_fix',
  'resolved_remotely',
  'converted',
  'duplicate',
  'rejected',
  'closed',
]);
export type ServiceRequestStatus = z.infer<typeof ServiceRequestStatus>;
export const ServiceRequestEvent = z.enum([
  'triage',
  'ask-customer',
  'customer-answered',
  'try-remote-fix',
  'resolve-remotely',
  'convert',
  'mark-duplicate',
  'reject',
  'close',
]);
export type ServiceRequestEvent = z.infer<typeof ServiceRequestEvent>;

const decisions = { convert: 'converted', 'mark-duplicate': 'duplicate', reject: 'rejected' } as const;

export const serviceRequestMoves: LifeCycle<ServiceRequestStatus, ServiceRequestEvent> = {
  new: { triage: 'triaging', ...decisions },
  triaging: {
    'ask-customer': 'awaiting_customer',
    'try-remote-fix': 'remote_fix',
    'resolve-remotely': 'resolved_remotely',
    ...decisions,
  },
  awaiting_customer: {
    'customer-answered': 'triaging',
    'try-remote-fix': 'remote_fix',
    'resolve-remotely': 'resolved_remotely',
    ...decisions,
  },
  remote_fix: { 'resolve-remotely': 'resolved_remotely', 'ask-customer': 'awaiting_customer', ...decisions },
  resolved_remotely: { close: 'closed', convert: 'converted' },
  converted: { close: 'closed' },
  duplicate: { close: 'closed' },
  rejected: { close: 'closed' },
  closed: {},
};
export const openServiceRequestStatuses = ['new', 'triaging', 'awaiting_customer', 'remote_fix'] as const;
