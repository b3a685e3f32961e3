import type { ErasureFate, PersonalDataKind } from '#contracts';
import { isContact } from './subject.store';

/** Where one kind of data is kept, whose of it is the person's, and what an erasure does to it. */
export interface Kept {
  kind: PersonalDataKind;
  fate: ErasureFate;
  /** The rows are `x`, the person is `s`. */
  table: string;
  whose: string;
  /** Not shown in an export: secrets, keys of ours and copies for the search. */
  hidden?: readonly string[];
  /** By what an export reads on; `id` where nothing is said. */
  key?: string;
}

/** A message or a picture of the person in a report of a colleague: only the name says so. */
export const isSaidBy = (x: string): string =>
  `(${x}.author = 'customer' AND lower(trim(${x}.author_name)) = ANY (s.names) AND ${x}.customer_id = ANY (s.customers))`;
export const isSignedBy = (x: string): string =>
  `(lower(trim(${x}.signed_by)) = ANY (s.names) AND ${x}.customer_id = ANY (s.customers))`;
const signatures = `x.kind = 'signature' AND x.id IN (SELECT v.signature_id FROM visit v, s
  WHERE v.organisation_id = s.org AND v.id = ANY (s.visits) AND ${isSignedBy('v')})`;
/** What the customer sent; what an engineer photographed at the machine is the house's evidence. */
const pictures = `x.kind = 'photo' AND (x.service_request_id = ANY (s.requests)
  OR (x.customer_id = ANY (s.customers) AND lower(trim(x.uploaded_by)) = ANY (s.names))
  OR x.session_id IN (SELECT e.id FROM session e, s WHERE e.organisation_id = s.org
    AND ((e.person_id = s.person AND x.customer_id IS NOT NULL) OR e.service_request_id = ANY (s.requests))))`;

export const kept: readonly Kept[] = [
  {
    kind: 'account',
    fate: 'without-person',
    table: 'person',
    whose: 'x.id = s.person',
    hidden: ['password_hash'],
  },
  {
    kind: 'session',
    fate: 'removed',
    table: 'session',
    whose: 'x.person_id = s.person OR x.service_request_id = ANY (s.requests)',
    hidden: ['token_hash'],
  },
  {
    kind: 'invitation',
    fate: 'removed',
    table: 'invitation',
    whose: 'x.email = ANY (s.emails)',
    hidden: ['token_hash'],
  },
  {
    kind: 'request',
    fate: 'without-person',
    table: 'service_request',
    whose: 'x.id = ANY (s.requests)',
    hidden: ['tracking_hash', 'report_key', 'search'],
  },
  {
    kind: 'message',
    fate: 'without-person',
    table: 'request_message',
    whose: `x.service_request_id = ANY (s.requests) OR ${isSaidBy('x')}`,
  },
  {
    kind: 'draft',
    fate: 'without-person',
    table: 'reply_draft',
    whose: 'x.service_request_id = ANY (s.requests)',
  },
  {
    kind: 'conversation',
    fate: 'removed',
    table: 'conversation',
    whose: 'x.service_request_id = ANY (s.requests)',
  },
  {
    kind: 'picture',
    fate: 'removed',
    table: 'attachment',
    whose: pictures,
    hidden: ['storage_key', 'sha256'],
  },
  {
    kind: 'signature',
    fate: 'removed',
    table: 'attachment',
    whose: signatures,
    hidden: ['storage_key', 'sha256'],
  },
  {
    kind: 'code',
    fate: 'removed',
    table: 'one_time_code',
    whose: 'x.email = ANY (s.emails) OR x.service_request_id = ANY (s.requests)',
    hidden: ['code_hash'],
  },
  { kind: 'site', fate: 'without-person', table: 'site', whose: isContact('x') },
  {
    kind: 'work-order',
    fate: 'without-person',
    table: 'work_order',
    whose: 'x.id = ANY (s.orders)',
    hidden: ['search'],
  },
  {
    kind: 'visit',
    fate: 'without-person',
    table: 'visit',
    whose: 'x.id = ANY (s.visits) OR x.engineer_id = s.engineer',
  },
  {
    kind: 'acceptance',
    fate: 'without-person',
    table: 'acceptance',
    whose: `x.work_order_id = ANY (s.orders) AND (lower(trim(x.name)) = ANY (s.names)
      OR (x.kind = 'link' AND x.service_request_id = ANY (s.requests)))`,
  },
  { kind: 'engineer', fate: 'without-person', table: 'engineer', whose: 'x.id = s.engineer' },
  { kind: 'absence', fate: 'removed', table: 'engineer_absence', whose: 'x.engineer_id = s.engineer' },
  {
    kind: 'position',
    fate: 'removed',
    table: 'engineer_position',
    whose: 'x.engineer_id = s.engineer',
    key: 'engineer_id',
  },
  { kind: 'preference', fate: 'removed', table: 'engineer_preference', whose: 'x.engineer_id = s.engineer' },
  {
    kind: 'trail',
    fate: 'without-person',
    table: 'audit_event',
    whose: `x.person_id = s.person OR (x.subject_type = 'service-request' AND x.subject_id = ANY (s.requests))
      OR (x.subject_type = 'person' AND x.subject_id = s.person)`,
  },
];

export const condition = ({ whose }: Kept): string => `x.organisation_id = s.org AND (${whose})`;
