import { alertRoutes } from './alerts';
import { assistantRoutes } from './assistant';
import { modeRoutes } from './assistant-modes';
import { attachmentRoutes } from './attachments';
import { backtestRoutes } from './backtests';
import { classFigureRoutes } from './class-figures';
import { commandOfferRoutes } from './command-offers';
import { dayRepairRoutes } from './day-repairs';
import { deviceCommandRoutes } from './device-commands';
import { draftRoutes } from './drafts';
import { engineerPreferenceRoutes } from './engineer-preferences';
import { engineerRoutes } from './engineers';
import { findingRoutes } from './findings';
import { glossaryRoutes } from './glossary';
import { installedBaseRoutes } from './installed-base-routes';
import { knowledgeRoutes } from './knowledge';
import { maintenanceRoutes } from './maintenance';
import { overviewRoutes } from './overview';
import { peopleRoutes } from './people';
import { personalDataRoutes } from './personal-data';
import { planRunRoutes } from './plan-runs';
import { planningRoutes } from './planning';
import { planningPolicyRoutes } from './planning-policy';
import { remainingLifeRoutes } from './remaining-life';
import { requestRoutes } from './requests';
import { ruleOverrideRoutes } from './rule-overrides';
import { spendingRoutes } from './spending';
import { telemetryRoutes } from './telemetry';
import { visitRoutes } from './visits';
import { visitorRoutes } from './visitor';
import { workOrderRoutes } from './work-order-routes';

/** Every route of the api. The server serves exactly these: a spec compares. */
export const routes = {
  ...peopleRoutes,
  ...personalDataRoutes,
  ...installedBaseRoutes,
  ...telemetryRoutes,
  ...deviceCommandRoutes,
  ...alertRoutes,
  ...findingRoutes,
  ...remainingLifeRoutes,
  ...maintenanceRoutes,
  ...backtestRoutes,
  ...ruleOverrideRoutes,
  ...requestRoutes,
  ...draftRoutes,
  ...commandOfferRoutes,
  ...knowledgeRoutes,
  ...engineerRoutes,
  ...engineerPreferenceRoutes,
  ...workOrderRoutes,
  ...visitRoutes,
  ...planningRoutes,
  ...planRunRoutes,
  ...planningPolicyRoutes,
  ...dayRepairRoutes,
  ...attachmentRoutes,
  ...visitorRoutes,
  ...overviewRoutes,
  ...assistantRoutes,
  ...modeRoutes,
  ...classFigureRoutes,
  ...spendingRoutes,
  ...glossaryRoutes,
} as const;
export type RouteName = keyof typeof routes;
