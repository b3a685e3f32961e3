import type { PlanKpi, PlanProposal, PlanRun } from '#contracts';
import { calm, engineer, urgent } from '../dispatch.fixture';

const before: PlanKpi = {
  visits: 1,
  waiting: 3,
  dueWaiting: 2,
  lateMinutes: 0,
  travelMinutes: 20,
  distanceKm: 15,
  overtimeMinutes: 0,
  outsideVisits: 0,
  outsideMinutes: 0,
};

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

export const aProposal = (over: Partial<PlanProposal> = {}): PlanProposal => ({
  ...told(urgent),
  day: '2026-03-03',
  workOrderVersion: 1,
  engineerId: engineer.id,
  engineerName: engineer.name,
  travelStart: '2026-03-03T10:40:00.000Z',
  start: '2026-03-03T11:00:00.000Z',
  end: '2026-03-03T12:00:00.000Z',
  travelMinutes: 20,
  distanceKm: 14.2,
  overtimeMinutes: 0,
  outsideMinutes: 0,
  outcome: null,
  ...over,
});

/** Two visits proposed for the Tuesday of the fixture, and one order left out. */
export const aRun = (over: Partial<PlanRun> = {}): PlanRun => ({
  id: '55555555-5555-4555-8555-555555555501',
  day: '2026-03-03',
  lastDay: '2026-03-03',
  status: 'proposed',
  requestedBy: 'Daniela Petrova',
  seed: 1,
  budgetSeconds: 5,
  problem: { orders: 3, engineers: 1, visits: 1 },
  before,
  after: { ...before, visits: 3, waiting: 1, dueWaiting: 0, travelMinutes: 55, distanceKm: 40 },
  byEngineer: [],
  failure: null,
  createdAt: '2026-03-03T07:00:00.000Z',
  startedAt: '2026-03-03T07:00:00.000Z',
  endedAt: '2026-03-03T07:00:02.000Z',
  version: 3,
  undoableUntil: null,
  byDay: [],
  proposals: [
    aProposal(),
    aProposal({
      ...told(calm),
      start: '2026-03-03T12:30:00.000Z',
      end: '2026-03-03T13:30:00.000Z',
      travelStart: '2026-03-03T12:15:00.000Z',
    }),
  ],
  leftOut: [
    {
      ...told(urgent),
      workOrderId: '33333333-3333-4333-8333-333333333309',
      number: 'WO-000009',
      title: 'Laser drifts',
      reason: { code: 'skill-missing', params: { skills: 'charger' } },
    },
  ],
  ...over,
});

const figures = {
  visits: 1,
  lateMinutes: 0,
  travelMinutes: 25,
  distanceKm: 18,
  overtimeMinutes: 0,
  outsideVisits: 0,
  outsideMinutes: 0,
};

/** From the Tuesday of the fixture to its Thursday: one visit proposed for the first day, none for the second, one for the last. */
export const aLongRun = (over: Partial<PlanRun> = {}): PlanRun => {
  const [first, last] = aRun().proposals.map(proposal => ({ ...proposal }));
  return aRun({
    lastDay: '2026-03-05',
    byDay: ['2026-03-03', '2026-03-04', '2026-03-05'].map(day => ({
      day,
      before: figures,
      after: { ...figures, visits: 2, overtimeMinutes: day === '2026-03-05' ? 15 : 0 },
    })),
    proposals: [
      ...(first ? [first] : []),
      ...(last
        ? [
            {
              ...last,
              day: '2026-03-05',
              start: '2026-03-05T12:30:00.000Z',
              end: '2026-03-05T13:30:00.000Z',
              travelStart: '2026-03-05T12:15:00.000Z',
            },
          ]
        : []),
    ],
    ...over,
  });
};
