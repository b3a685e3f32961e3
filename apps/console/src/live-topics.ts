import { routes } from '#contracts';
import type { LiveTopic } from '#contracts';
import type { ApiRoute } from '#ui';

/** Questions to the plan as it stands. */
const answers = [routes.candidates, routes.slots, routes.explain, routes.room];
const counts = [routes.overview];
/** The page of a unit: its numbers of open things, and its whole life. */
const unit = [routes.listEquipment, routes.getEquipment, routes.equipmentHistory];

/** Which lists and pages a change makes stale. One thing is read again, never patched: the server alone knows who may see it. */
export const liveTopics: Readonly<Record<LiveTopic, readonly ApiRoute[]>> = {
  reading: [routes.latestReadings, routes.offerableCommands],
  equipment: [...unit, routes.listEquipmentMarks, routes.listEngineerPreferences, ...answers, ...counts],
  alert: [routes.listAlerts, routes.getAlert, ...unit, routes.listEquipmentMarks, ...counts],
  finding: [routes.listFindings],
  'service-request': [
    routes.listRequests,
    routes.getRequest,
    routes.requestMessages,
    routes.requestDrafts,
    routes.requestSpending,
    routes.listDeviceCommands,
    routes.offerableCommands,
    ...unit,
    ...counts,
  ],
  'work-order': [
    routes.listWorkOrders,
    routes.getWorkOrder,
    routes.workOrderAudit,
    ...answers,
    ...unit,
    ...counts,
  ],
  visit: [
    routes.board,
    routes.listVisits,
    routes.getVisit,
    routes.listWorkOrders,
    routes.getWorkOrder,
    routes.workOrderAudit,
    routes.equipmentHistory,
    routes.listEngineers,
    ...answers,
    ...counts,
  ],
  engineer: [routes.listEngineers, routes.getEngineer, ...answers, ...counts],
  person: [routes.me, routes.listPeople, routes.listInvitations],
  device: unit,
  'plan-run': [routes.listPlanRuns, routes.getPlanRun, routes.listDayRepairs, routes.getDayRepair],
};
