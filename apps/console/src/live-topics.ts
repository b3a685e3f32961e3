import { routes } from '#contracts';
import type { LiveTopic } from '#contracts';
import type { ApiRoute } from '#ui';

const counts = [routes.overview];
/** The page of a unit: its numbers of open things, and its whole life. */
const unit = [routes.listEquipment, routes.getEquipment, routes.equipmentHistory];

/** Which lists and pages a change makes stale. One thing is read again, never patched: the server alone knows who may see it. */
export const liveTopics: Readonly<Record<LiveTopic, readonly ApiRoute[]>> = {
  reading: [routes.latestReadings],
  equipment: [...unit, routes.listEquipmentMarks, ...counts],
  alert: [routes.listAlerts, routes.getAlert, ...unit, routes.listEquipmentMarks, ...counts],
  finding: [routes.listFindings],
  'service-request': [
    routes.listRequests,
    routes.getRequest,
    routes.requestMessages,
    routes.requestDrafts,
    ...unit,
    ...counts,
  ],
  'work-order': [
    routes.listWorkOrders,
    routes.getWorkOrder,
    routes.workOrderAudit,
    routes.candidates,
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
    routes.candidates,
    ...counts,
  ],
  engineer: [routes.listEngineers, routes.getEngineer, routes.candidates, ...counts],
  person: [routes.me, routes.listPeople, routes.listInvitations],
  device: unit,
  'plan-run': [routes.listPlanRuns, routes.getPlanRun],
};
