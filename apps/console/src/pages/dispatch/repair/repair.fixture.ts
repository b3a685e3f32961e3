import { RepairPolicy } from '#contracts';
import type { DayRepair, RepairChange } from '#contracts';
import { calm, engineer, urgent } from '../dispatch.fixture';

const told = ({ id, number, title, urgency, siteName, city, timeZone, position, dueAt }: typeof urgent) => ({
  workOrderId: id,
  number,
  title,
  urgency,
  siteName,
  city,
  timeZone,
  position,
  dueAt,
});
const who = { engineerId: engineer.id, engineerName: engineer.name };

export const aChange = (over: Partial<RepairChange> = {}): RepairChange => ({
  ...told(urgent),
  kind: 'move',
  workOrderVersion: 1,
  visitId: '44444444-4444-4444-8444-444444444401',
  from: {
    engineerId: '22222222-2222-4222-8222-222222222299',
    engineerName: 'Georgi Iliev',
    start: '2026-03-03T09:00:00.000Z',
    end: '2026-03-03T10:00:00.000Z',
  },
  to: {
    ...who,
    start: '2026-03-03T11:00:00.000Z',
    end: '2026-03-03T12:00:00.000Z',
    travelStart: '2026-03-03T10:40:00.000Z',
    travelMinutes: 20,
  },
  movedMinutes: 120,
  reasons: [{ code: 'engineer-away', params: { engineer: 'Georgi Iliev' } }],
  needs: [],
  call: {
    reason: 'promise-missed',
    customerName: 'Mill Ltd',
    contactName: 'Mila',
    phone: '+359 88 123',
    oldWindow: { start: '2026-03-03T09:00:00.000Z', end: '2026-03-03T10:00:00.000Z' },
    newWindow: { start: '2026-03-03T11:00:00.000Z', end: '2026-03-03T12:00:00.000Z' },
    informed: null,
  },
  isPublished: false,
  ...over,
});

const counts = { visits: 3, unchanged: 1, moved: 2, otherEngineer: 1, placed: 0, dropped: 0, calls: 1 };

/** Somebody is away: one visit comes to the other engineer, whose own visit makes room for it. */
export const aRepair = (over: Partial<DayRepair> = {}): DayRepair => ({
  id: '55555555-5555-4555-8555-555555555502',
  day: '2026-03-03',
  status: 'proposed',
  requestedBy: 'Daniela Petrova',
  seed: 1,
  budgetSeconds: 3,
  counts,
  undoes: null,
  failure: null,
  createdAt: '2026-03-03T07:00:00.000Z',
  startedAt: '2026-03-03T07:00:00.000Z',
  endedAt: '2026-03-03T07:00:02.000Z',
  version: 3,
  events: [],
  policy: RepairPolicy.parse({}),
  changes: [
    aChange({ needs: [calm.id] }),
    aChange({
      ...told(calm),
      visitId: '44444444-4444-4444-8444-444444444402',
      from: { ...who, start: '2026-03-03T11:00:00.000Z', end: '2026-03-03T11:30:00.000Z' },
      to: null,
      movedMinutes: null,
      kind: 'drop',
      reasons: [{ code: 'makes-room', params: { number: urgent.number } }],
      call: null,
    }),
  ],
  waiting: [],
  leftAlone: [
    {
      visitId: '44444444-4444-4444-8444-444444444403',
      workOrderId: urgent.id,
      number: 'WO-000003',
      engineerName: engineer.name,
      start: '2026-03-03T07:30:00.000Z',
      reason: 'soon',
    },
  ],
  before: null,
  after: null,
  ...over,
});
