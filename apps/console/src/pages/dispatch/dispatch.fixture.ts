import type { DispatchCandidate, Me, Visit, WorkOrder, WorkOrderLine } from '#contracts';
import { anEngineer, anOrder, aVisit } from '../../board/factories';

/** Valid answers of the api for specs of the dispatch page; times are those of a Tuesday in Sofia. */
export const now = Date.parse('2026-03-03T07:00:00.000Z');

export const me: Me = {
  person: {
    id: '99999999-9999-4999-8999-999999999999',
    email: 'dispatcher@demo.callout',
    name: 'Daniela Petrova',
    role: 'dispatcher',
    locale: 'en',
    active: true,
    partnerId: null,
    customerId: null,
    organisationName: 'Maker',
    lastSeenAt: null,
    version: 1,
  },
  engineerId: null,
  organisation: {
    id: '88888888-8888-4888-8888-888888888888',
    kind: 'manufacturer',
    name: 'Maker',
    timeZone: 'Europe/Sofia',
    locale: 'en',
    phone: null,
    answerHours: null,
    version: 1,
  },
  demo: false,
  mapTilesUrl: null,
  livePosition: 'e:1:0',
};

export const engineer = anEngineer();
export const urgent = anOrder({
  id: '33333333-3333-4333-8333-333333333301',
  number: 'WO-000001',
  title: 'Charger smokes',
  urgency: 'critical',
});
export const calm = anOrder({
  id: '33333333-3333-4333-8333-333333333302',
  number: 'WO-000002',
  title: 'Display flickers',
  urgency: 'low',
});
export const planned = aVisit({ workOrderId: '33333333-3333-4333-8333-333333333303' });

export const wholeOrder = (line: WorkOrderLine): WorkOrder => ({
  ...line,
  description: '',
  siteId: '77777777-7777-4777-8777-777777777777',
  address: '1 Vitosha Blvd',
  accessNotes: null,
  contactName: null,
  contactPhone: null,
  customerId: '66666666-6666-4666-8666-666666666666',
  serviceRequestId: null,
  alertId: null,
  triage: null,
  likelyParts: [],
  holdNote: null,
  tasks: [],
  visits: [],
  attachmentIds: [],
  openGates: [],
  acceptance: null,
  reworkOf: null,
});

export const candidate: DispatchCandidate = {
  engineerId: engineer.id,
  engineerName: engineer.name,
  partnerName: null,
  feasible: true,
  score: 82,
  proposedWindow: { start: '2026-03-03T11:00:00.000Z', end: '2026-03-03T12:00:00.000Z' },
  travelMinutes: 22,
  distanceKm: 14,
  reasons: [
    { code: 'skill-match', kind: 'for', params: { skills: 'charger' } },
    { code: 'overtime', kind: 'against', params: { minutes: 15 } },
  ],
};

export const madeVisit: Visit = {
  id: '22222222-2222-4222-8222-222222222209',
  status: 'dispatched',
  workOrderId: urgent.id,
  engineerId: engineer.id,
  engineerName: engineer.name,
  start: '2026-03-03T11:00:00.000Z',
  end: '2026-03-03T12:00:00.000Z',
  travelMinutes: 22,
  pinned: false,
  overrideReason: null,
  outcome: null,
  signatureId: null,
  notes: [],
  attachmentIds: [],
  times: {},
  version: 3,
  updatedAt: '2026-03-03T07:00:00.000Z',
};
